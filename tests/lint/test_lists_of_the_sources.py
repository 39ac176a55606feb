"""Lists and files that are written from the sources are up to date."""

from pathlib import Path

import pynn
from web.build import protocol_types

SOURCE = Path(pynn.__file__).parent


def test_the_reading_order_names_every_file_once() -> None:
    files = [path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py")]
    assert sorted(pynn.READING_ORDER) == sorted(files)


def test_the_typescript_types_are_generated_from_the_messages() -> None:
    assert protocol_types.is_current(), "run: python -m web.build.protocol_types"
