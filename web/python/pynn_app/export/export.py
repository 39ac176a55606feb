"""What the page can ask to take along."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pynn_protocol.messages import ExportedFile

from pynn_app.code_lab.package import Package
from pynn_app.code_lab.refused import Refusal
from pynn_app.export.cells import Cell, as_notebook, as_script
from pynn_app.export.digits_cells import RECIPE_NAMES, digits_cells
from pynn_app.export.mnist_files import mnist_files
from pynn_app.export.package_cells import package_cells
from pynn_app.export.package_copy import PackageCopy
from pynn_app.export.sources import sources
from pynn_app.export.truth_table_cells import truth_table_cells
from pynn_app.export.wheel import wheel, wheel_name

if TYPE_CHECKING:
    from pynn_labs import Labs


class Exporter:
    """Makes the files that a person can save."""

    def __init__(self, package: Package, labs: Callable[[], "Labs"]) -> None:
        self._package, self._labs = package, labs

    def wheel(self) -> ExportedFile:
        """The package that runs, for ``pip install``."""
        package = self._copy()
        return ExportedFile(wheel_name(package), wheel(package))

    def sources(self) -> ExportedFile:
        """Its files, to be read and changed."""
        return ExportedFile("pynn-source.zip", sources(self._copy()))

    def notebook(self, truth_table: bool, digits: bool) -> ExportedFile:
        """A Jupyter notebook that repeats these runs. Raises Refusal for none."""
        content = as_notebook(self._cells(truth_table, digits))
        return ExportedFile(f"{_stem(truth_table, digits)}.ipynb", content.encode())

    def script(self, truth_table: bool, digits: bool) -> ExportedFile:
        """The same as a Python script. Raises Refusal for none."""
        content = as_script(self._cells(truth_table, digits))
        return ExportedFile(f"{_stem(truth_table, digits)}.py", content.encode())

    def mnist(self) -> ExportedFile:
        """The digits, as their four files. Raises Refusal where they are not all here."""
        if not self._has_mnist():
            raise Refusal("the digits are not all here yet: they come when the digits lab first trains")
        data, mnist = self._labs().data, import_module("pynn.digits.mnist")
        examples = {"train": data.train, "test": data.test}
        content = mnist_files(examples, mnist.FILES, mnist.idx_bytes)
        return ExportedFile("pynn-mnist.zip", content)

    def _copy(self) -> PackageCopy:
        package = self._package
        return PackageCopy(package.originals, package.with_edits(package.edits))

    def _has_mnist(self) -> bool:
        data = self._labs().data
        return data.test is not None and data.train.available == len(data.train)

    def _cells(self, truth_table: bool, digits: bool) -> list[Cell]:
        if not (truth_table or digits):
            raise Refusal("choose a run to take along: that of the truth table, of the digits, or both")
        labs = self._labs()
        cells = package_cells(self._copy(), labs.versions().simd)
        if truth_table:
            lab = labs.truth_table
            cells += truth_table_cells(lab.account(), lab.state(), lab.network)
        if digits:
            account = labs.digits.account()
            cells += digits_cells(account, _recipe_called(account["settings"]))
        return cells


def _stem(truth_table: bool, digits: bool) -> str:
    runs = [name for name, wanted in (("truth-table", truth_table), ("digits", digits)) if wanted]
    return "-".join(["pynn", *runs])


def _recipe_called(settings: Mapping[str, Any]) -> str:
    return RECIPE_NAMES[settings["recipe"]]
