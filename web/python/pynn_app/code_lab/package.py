"""The source of ``pynn`` as it was written, and the edits of it that run."""

import ast
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import invalidate_caches
from importlib.util import cache_from_source, find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol, cast

from pynn_protocol.error_trace import trace_of
from pynn_protocol.errors import RejectedInput

from pynn_app.code_lab.imports import PackageImport

if TYPE_CHECKING:
    from pynn.examples import Examples
    from pynn.network import Network
    from pynn.training import Trainer

REPLACED_BY_BACKEND = (
    "pynn/activations.py", "pynn/losses.py", "pynn/examples.py", "pynn/backpropagation.py",
    "pynn/optimizers.py",
)  # fmt: skip
"""The files that the vectorised backend replaces, as long as they are unedited."""


class CodeError(Exception):
    """Edited code failed, by its syntax or when it ran: Python's own words, and the line."""

    def __init__(self, error: BaseException) -> None:
        self.trace = trace_of(error)
        super().__init__(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)


class EditedPackage(Protocol):
    """``pynn`` with edits, by the names that exercises use; an edit may have made anything of them."""

    activations: ModuleType
    Examples: "type[Examples]"
    Network: "type[Network]"
    Trainer: "type[Trainer]"


class Package:
    """``pynn``, file by file, with the edits that are in use."""

    def __init__(self) -> None:
        installed = find_spec("pynn")
        if installed is None or not installed.submodule_search_locations:
            raise FileNotFoundError("the package has no source here")
        folder = Path(installed.submodule_search_locations[0])
        _move_bytecode(folder)
        mathematics, others = _reading_order(folder)
        self.originals = {
            f"pynn/{name}": (folder / name).read_text("utf-8") for name in (*mathematics, *others)
        }
        self.mathematics = {f"pynn/{name}" for name in mathematics}
        self.edits: dict[str, str] = {}
        """Of the package that runs now."""
        self._running = PackageImport({})
        self._running.enter()

    def with_edits(self, edits: Mapping[str, str]) -> dict[str, str]:
        """Every file, with these edits made."""
        return self.originals | self._changed(edits)

    def check(self, edits: Mapping[str, str]) -> None:
        """Raises CodeError for the first file that is not Python."""
        for file, text in self._changed(edits).items():
            _parsed(file, text)

    @contextmanager
    def trial(self, edits: Mapping[str, str]) -> Iterator[EditedPackage]:
        """Import the package with these edits for a while: ``with package.trial(edits) as pynn``.

        Raises CodeError where that is not possible, and for any error within.
        """
        with self._imported(edits, stays=False):
            import pynn

            yield cast("EditedPackage", pynn)

    @contextmanager
    def change(self, edits: Mapping[str, str]) -> Iterator[None]:
        """Run the package with these edits from now on, unless an error is raised within.

        Raises CodeError for that; nothing has changed then.
        """
        with self._imported(edits, stays=True):
            yield

    def replaced(self, edits: Mapping[str, str]) -> list[str]:
        """The edited files for which the fast path would compute something else."""
        changed = self._changed(edits)
        return [
            file
            for file in REPLACED_BY_BACKEND
            if file in changed and self._has_other_code(file, changed)
        ]

    def close(self) -> None:
        """Leave ``import`` as it was."""
        self._running.leave()
        self._running = PackageImport({})

    def _changed(self, edits: Mapping[str, str]) -> dict[str, str]:
        unknown = [file for file in edits if file not in self.originals]
        if unknown:
            raise RejectedInput("unknown-code-file", file=unknown[0])
        return {file: text for file, text in edits.items() if text != self.originals[file]}

    def _has_other_code(self, file: str, changed: Mapping[str, str]) -> bool:
        """True if an edit changes more than comments and blank lines."""
        before, after = (_parsed(file, text) for text in (self.originals[file], changed[file]))
        return ast.dump(before) != ast.dump(after)

    @contextmanager
    def _imported(self, edits: Mapping[str, str], *, stays: bool) -> Iterator[None]:
        changed = self._changed(edits)
        self.check(changed)
        edited = PackageImport(changed)
        self._running.leave()
        edited.enter()
        is_running = False
        try:
            yield
            is_running = stays
        except (CodeError, MemoryError):
            raise
        except BaseException as error:  # of edited code: SystemExit, too
            raise CodeError(error) from error
        finally:
            if is_running:
                self._running, self.edits = edited, changed
            else:
                edited.leave()
                self._running.enter()


def _move_bytecode(folder: Path) -> None:
    """Put bytecode that came before its source to where Python looks for it beside a source."""
    for path in folder.rglob("*.pyc"):
        if path.parent.name != "__pycache__" and path.with_suffix(".py").exists():
            cached = Path(cache_from_source(str(path.with_suffix(".py"))))
            cached.parent.mkdir(exist_ok=True)
            path.replace(cached)
    invalidate_caches()


def _reading_order(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The mathematics and the other files, from the source, without an import: edits may be running."""
    tree = ast.parse((folder / "__init__.py").read_text("utf-8"))
    lists: dict[str, tuple[str, ...]] = {
        ast.unparse(statement.targets[0]): ast.literal_eval(statement.value)
        for statement in tree.body
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Tuple)
    }
    return lists["MATHEMATICS"], lists["OTHER_FILES"]


def _parsed(file: str, text: str) -> ast.Module:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd escapes and the like: shown where it runs
            tree = ast.parse(text, file)
            compile(tree, file, "exec", dont_inherit=True)  # finds what the grammar lets pass
    except SyntaxError as error:
        lines = text.splitlines()
        if error.lineno is not None and 1 <= error.lineno <= len(lines):
            error.text = lines[error.lineno - 1]  # not that of a file with this name on the disk
        raise CodeError(error) from error
    except BaseException as error:
        raise CodeError(error) from error
    return tree
