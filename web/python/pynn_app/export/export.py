"""The requests for exports."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from pynn_protocol.errors import RejectedInput
from pynn_protocol.messages.code_lab import ExportedFile

from pynn_app.code_lab.package import Package
from pynn_app.export.archives import zipped_mnist, zipped_sources
from pynn_app.export.cells import Cell, to_notebook, to_script
from pynn_app.export.digits_cells import digits_cells
from pynn_app.export.package_cells import package_cells
from pynn_app.export.package_copy import PackageCopy
from pynn_app.export.truth_table_cells import truth_table_cells
from pynn_app.export.wheel import wheel, wheel_name

if TYPE_CHECKING:
    from pynn_labs.labs import Labs

    from pynn_app.export.accounts import DigitsAccount, TableAccount


class Exporter:
    """Makes the files that a person can save."""

    def __init__(self, package: Package, labs: Callable[[], "Labs"]) -> None:
        self._package, self._labs = package, labs

    def wheel(self) -> ExportedFile:
        """The package that runs, for ``pip install``."""
        package = self._copy()
        return ExportedFile(wheel_name(package), wheel(package))

    def sources(self) -> ExportedFile:
        """The files of the package, to be read and changed."""
        return ExportedFile("pynn-source.zip", zipped_sources(self._copy()))

    def notebook(self, truth_table: bool, digits: bool) -> ExportedFile:
        """A Jupyter notebook that repeats these runs. Raises RejectedInput for none."""
        content = to_notebook(self._cells(truth_table, digits))
        return ExportedFile(f"{_stem(truth_table, digits)}.ipynb", content.encode())

    def script(self, truth_table: bool, digits: bool) -> ExportedFile:
        """The same as a Python script. Raises RejectedInput for none."""
        content = to_script(self._cells(truth_table, digits))
        return ExportedFile(f"{_stem(truth_table, digits)}.py", content.encode())

    def mnist(self) -> ExportedFile:
        """The digits, as their four files. Raises RejectedInput until all have arrived."""
        from pynn.digits.mnist import FILES, idx_bytes

        data = self._labs().data
        if data.test is None or data.train.available < len(data.train):
            raise RejectedInput("export-no-mnist")
        examples = {"train": data.train, "test": data.test}
        content = zipped_mnist(examples, FILES, idx_bytes)
        return ExportedFile("pynn-mnist.zip", content)

    def _copy(self) -> PackageCopy:
        package = self._package
        return PackageCopy(package.originals, package.with_edits(package.edits))

    def _cells(self, truth_table: bool, digits: bool) -> list[Cell]:
        if not (truth_table or digits):
            raise RejectedInput("export-no-run")
        labs = self._labs()
        cells = package_cells(self._copy(), labs.versions().simd)
        if truth_table:
            lab = labs.truth_table
            account = cast("TableAccount", lab.account())
            cells += truth_table_cells(account, lab.state(), lab.network)
        if digits:
            cells += digits_cells(cast("DigitsAccount", labs.digits.account()))
        return cells


def _stem(truth_table: bool, digits: bool) -> str:
    runs = [name for name, is_chosen in (("truth-table", truth_table), ("digits", digits)) if is_chosen]
    return "-".join(["pynn", *runs])
