"""The examples of the README run."""

import re

import pytest

from web.build.paths import ROOT


def test_the_readme_s_example_runs_and_says_what_it_promises(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102  our own README
    printed = capsys.readouterr().out
    assert "[0 1 1 0]" in printed
    assert re.search(r"loss after \d+ steps: 0\.0\d", printed)
