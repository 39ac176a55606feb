"""The source of ``pynn`` as it was written, and the edits of it that run."""

import ast
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from pynn_app.code_lab.code_error import CodeError
from pynn_app.code_lab.imports import PackageImport

REPLACED_BY_BACKEND = (
    "pynn/activations.py", "pynn/losses.py", "pynn/examples.py", "pynn/backpropagation.py",
    "pynn/optimizers.py",
)  # fmt: skip
"""The files that the vectorised backend takes the place of, as long as they are unedited."""


class Package:
    """``pynn``, file by file, with the edits that are in use."""

    def __init__(self) -> None:
        installed = find_spec("pynn")
        if installed is None or not installed.submodule_search_locations:
            raise CodeError(FileNotFoundError("the package has no source here"))
        folder = Path(installed.submodule_search_locations[0])
        self.originals = {
            f"pynn/{name}": (folder / name).read_text("utf-8") for name in _reading_order(folder)
        }
        self.edits: dict[str, str] = {}
        """Of the package that runs now."""
        self._running = PackageImport({})
        self._running.enter()

    def with_edits(self, edits: Mapping[str, str]) -> dict[str, str]:
        """Every file as it is then."""
        return self.originals | self._changed(edits)

    def check(self, edits: Mapping[str, str]) -> None:
        """Raises CodeError for the first file that is not Python."""
        for file, text in self._changed(edits).items():
            _parsed(file, text)

    @contextmanager
    def trial(self, edits: Mapping[str, str]) -> Iterator[ModuleType]:
        """Import the package with these edits for a while: ``with package.trial(edits) as pynn``.

        Raises CodeError where that is not possible, and for whatever is raised in it.
        """
        with self._imported(edits, stays=False):
            yield import_module("pynn")

    @contextmanager
    def change(self, edits: Mapping[str, str]) -> Iterator[None]:
        """The package with these edits is the one that runs, if nothing is raised within.

        Raises CodeError; all is as before then.
        """
        with self._imported(edits, stays=True):
            yield

    def is_replaced(self, edits: Mapping[str, str]) -> list[str]:
        """The edited files for which the fast path would compute something else than they say."""
        changed = self._changed(edits)
        return [
            file for file in REPLACED_BY_BACKEND if file in changed and self._means_more(file, changed)
        ]

    def close(self) -> None:
        """Leave ``import`` as it was."""
        self._running.leave()
        self._running = PackageImport({})

    def _changed(self, edits: Mapping[str, str]) -> dict[str, str]:
        unknown = [file for file in edits if file not in self.originals]
        if unknown:
            raise CodeError(FileNotFoundError(f"the package has no file {unknown[0]!r}"))
        return {file: text for file, text in edits.items() if text != self.originals[file]}

    def _means_more(self, file: str, changed: Mapping[str, str]) -> bool:
        """Whether an edit is more than one of comments and blank lines."""
        before, after = (_parsed(file, text) for text in (self.originals[file], changed[file]))
        return ast.dump(before) != ast.dump(after)

    @contextmanager
    def _imported(self, edits: Mapping[str, str], *, stays: bool) -> Iterator[None]:
        changed = self._changed(edits)
        self.check(changed)
        wanted = PackageImport(changed)
        self._running.leave()
        wanted.enter()
        taken = False
        try:
            yield
            taken = stays
        except (CodeError, MemoryError):
            raise
        except BaseException as error:  # of edited code: SystemExit, too
            raise CodeError(error) from error
        finally:
            if taken:
                self._running, self.edits = wanted, changed
            else:
                wanted.leave()
                self._running.enter()


def _reading_order(folder: Path) -> tuple[str, ...]:
    """``READING_ORDER`` of the source in ``folder``, read without an import: edits may be running."""
    tree = ast.parse((folder / "__init__.py").read_text("utf-8"))
    (value,) = (
        statement.value
        for statement in tree.body
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "READING_ORDER"
    )
    order: tuple[str, ...] = ast.literal_eval(value)
    return order


def _parsed(file: str, text: str) -> ast.Module:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd escapes and the like: told where it runs
            tree = ast.parse(text, file)
            compile(tree, file, "exec", dont_inherit=True)  # finds what the grammar lets pass
    except SyntaxError as error:
        lines = text.splitlines()
        if error.lineno is not None and 1 <= error.lineno <= len(lines):
            error.text = lines[error.lineno - 1]  # not what a file of this name would say
        raise CodeError(error) from error
    except BaseException as error:
        raise CodeError(error) from error
    return tree
