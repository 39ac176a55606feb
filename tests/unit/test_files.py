"""Every file is written whole or not at all, whatever interrupts the writing."""

import errno
import os
import re
import stat
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pynn import Network
from pynn.cli import main
from pynn.files import (
    is_stream,
    open_atomically,
    require_writable,
    require_writable_folder,
    write_atomically,
)
from tests.unit.commands import environment
from tests.unit.made_up_mnist import write_files
from web.build import kit

OLD, NEW = b"the old content", b"the new content, which is longer"


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file by name: where nothing has changed, nothing was left behind either."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    return path


def test_a_file_gets_its_new_content_and_nothing_else_is_left(old: Path) -> None:
    write_atomically(old, NEW)
    assert content_of(old.parent) == {"file": NEW}
    write_atomically(str(old), "ŷ")
    assert old.read_bytes() == "ŷ".encode()


@pytest.mark.parametrize("error", [OSError(errno.EIO, "broken"), KeyboardInterrupt(), MemoryError()])
def test_whatever_happens_in_between_the_old_file_stays(old: Path, error: BaseException) -> None:
    def write() -> None:
        with open_atomically(old) as file:
            file.write(NEW)
            raise error

    with pytest.raises(type(error)):
        write()
    assert content_of(old.parent) == {"file": OLD}


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_names_it(
    old: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(f"os.{step}" if step == "fsync" else f"pathlib.Path.{step}", full)
    with pytest.raises(OSError, match=rf"No space left on device: '{old}'$"):
        write_atomically(old, NEW)
    assert content_of(old.parent) == {"file": OLD}


# -- full disks that are real ------------------------------------------------------------------------


def _run(*command: str | Path) -> bool:
    return not os.geteuid() and not subprocess.run(command, capture_output=True, check=False).returncode


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 200 kB; only root may mount one."""
    if not _run("mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", tmp_path):
        pytest.skip("no file system can be mounted here")
    yield tmp_path
    _run("umount", tmp_path)


def test_saving_over_a_network_on_a_full_disk_leaves_the_old_one(
    small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:  # leaves neither
    path = small_disk / "c.npz"
    Network([784, 30, 10], seed=1).save(path)  # of 190 kB: there is no room for two
    before = content_of(small_disk)
    with pytest.raises(OSError, match="No space left on device"):
        Network([784, 30, 10], seed=2).save(path)
    assert content_of(small_disk) == before
    digits = write_files(small_disk.parent / f"{small_disk.name}-mnist", train=1000, test=10)
    command = [
        "mnist",
        "--data",
        str(digits),
        "--train-size",
        "1000",
        "--epochs",
        "2",
        "--hidden",
        "90",
    ]
    assert main([*command, "--save", str(path)]) == 1
    assert content_of(small_disk) == before
    assert capsys.readouterr().err.endswith(f"pynn: nothing was saved, and {path} is as it was\n")


_SAVE = """
import resource, sys
from pynn import Network
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
Network([784, 30, 10], seed=2).save(sys.argv[1])
"""


def test_a_file_that_may_not_grow_so_large_leaves_the_old_one(old: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SAVE, old], env=environment(), capture_output=True, check=False
    )
    assert b"File too large" in done.stderr
    assert content_of(old.parent) == {"file": OLD}


# -- what a file has besides its content -------------------------------------------------------------


@pytest.mark.parametrize(("umask", "expected"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_usual_permissions(tmp_path: Path, umask: int, expected: int) -> None:
    before = os.umask(umask)
    try:
        write_atomically(tmp_path / "new", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == expected


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o755])
def test_an_old_file_keeps_its_permissions(old: Path, mode: int) -> None:
    old.chmod(mode)
    write_atomically(old, NEW)
    assert stat.S_IMODE(old.stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_an_old_file_keeps_its_owner(old: Path) -> None:
    os.chown(old, 1234, 1235)
    write_atomically(old, NEW)
    assert (old.stat().st_uid, old.stat().st_gid) == (1234, 1235)


def test_links_are_written_through(old: Path) -> None:
    links = old.parent / "links"
    links.mkdir()
    (links / "one").symlink_to(old)
    (links / "two").symlink_to("one")
    (links / "to nothing yet").symlink_to("../new")
    write_atomically(links / "two", NEW)
    write_atomically(links / "to nothing yet", NEW)
    assert content_of(old.parent) == {"file": NEW, "new": NEW}
    assert [path.is_symlink() for path in links.iterdir()] == 3 * [True]


def test_a_name_of_the_greatest_length_can_be_written(tmp_path: Path) -> None:
    name = "n" * 255
    write_atomically(tmp_path / name, NEW)
    assert content_of(tmp_path) == {name: NEW}


# -- what cannot be replaced -------------------------------------------------------------------------


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    require_writable(pipe)
    write_atomically(pipe, NEW)
    reader.join()
    assert received == [NEW]
    assert pipe.is_fifo()


def test_a_device_stays_one() -> None:
    require_writable("/dev/null")
    write_atomically("/dev/null", NEW)
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_standard_output_is_written_to_where_it_goes(name: str, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/stdout")
    program = (
        "import sys; from pynn.files import write_atomically; write_atomically(sys.argv[1], 'new')"
    )
    command = [sys.executable, "-c", program, name]
    file = tmp_path / "output"
    with file.open("wb") as output:
        before = file.stat().st_ino
        subprocess.run(command, env=environment(), cwd=tmp_path, stdout=output, check=True)
    assert (file.read_bytes(), file.stat().st_ino) == (b"new", before)
    piped = subprocess.run(command, env=environment(), cwd=tmp_path, stdout=subprocess.PIPE, check=True)
    assert piped.stdout == b"new"


def test_files_and_folders_are_no_streams(old: Path) -> None:
    assert [is_stream(path) for path in (old, old.parent, old / "x", "no such")] == 4 * [False]
    assert is_stream("/dev/null")


# -- places that cannot be written -------------------------------------------------------------------


def _missing(folder: Path) -> str:
    return str(folder / "missing" / "file")


def _inside_a_file(folder: Path) -> str:
    (folder / "file").write_bytes(OLD)
    return str(folder / "file" / "file")


def _folder(folder: Path) -> str:
    (folder / "folder").mkdir()
    return str(folder / "folder")


def _with_a_slash(folder: Path) -> str:
    return f"{folder}/models/"


def _too_long(folder: Path) -> str:
    return str(folder / ("n" * 256))


def _circle(folder: Path) -> str:
    (folder / "link").symlink_to("link")
    return str(folder / "link")


def _empty(_folder: Path) -> str:
    return ""


def _in_the_system(_folder: Path) -> str:
    return "/proc/c.npz"


PLACES: dict[str, Callable[[Path], str]] = {
    "no such folder": _missing,
    "a file where a folder should be": _inside_a_file,
    "a folder": _folder,
    "a folder that is not there yet": _with_a_slash,
    "a name that is too long": _too_long,
    "a link to itself": _circle,
    "nothing": _empty,
    "a file system that takes no files": _in_the_system,
}


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_cannot_be_written_is_refused_before_the_work_begins(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = PLACES[place](tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OSError, match=rf"^{re.escape(path)} cannot be written: \S"):
        require_writable(path)
    with pytest.raises(OSError, match=r"\S"):
        write_atomically(path, NEW)
    assert main(["mnist", "--data", "/no/data", "--save", path]) == 1
    assert "cannot be written" in capsys.readouterr().err  # and nothing of the data
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("protected", ["file", "folder"])
def test_what_is_write_protected_is_refused(
    old: Path, protected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if protected == "file":
        old.chmod(0o444)
        monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != old)  # as for all but root
    else:
        monkeypatch.setattr(Path, "open", _forbidden)
    with pytest.raises(OSError, match=rf"^{old} cannot be written: Permission denied"):
        require_writable(old)
    with pytest.raises(PermissionError, match=rf"'{old}'"):
        write_atomically(old, NEW)
    monkeypatch.undo()
    assert content_of(old.parent) == {"file": OLD}


def _forbidden(path: Path, *_: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied", str(path))


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder in a file system that is read-only; only root may mount one."""
    (tmp_path / "file").write_bytes(OLD)
    if not _run("mount", "--bind", tmp_path, tmp_path):
        pytest.skip("no file system can be mounted here")
    assert _run("mount", "-o", "remount,bind,ro", tmp_path)
    yield tmp_path
    _run("umount", tmp_path)


@pytest.mark.parametrize("name", ["file", "new"])
def test_a_read_only_file_system_is_refused(read_only: Path, name: str) -> None:
    with pytest.raises(OSError, match=r"cannot be written: (Permission denied|Read-only file system)"):
        require_writable(read_only / name)
    with pytest.raises(OSError, match="cannot be written: Read-only file system"):
        require_writable_folder(read_only)


def test_asking_for_a_place_changes_nothing(old: Path) -> None:
    require_writable(old)
    require_writable(old.parent / "new")
    require_writable_folder(old.parent / "folder" / "inside")
    assert content_of(old.parent) == {"file": OLD}
    assert list((old.parent / "folder" / "inside").iterdir()) == []
    with pytest.raises(OSError, match=rf"{old} cannot be written: File exists"):
        require_writable_folder(old)


# -- the kit ------------------------------------------------------------------------------------------


def test_a_kit_that_cannot_be_finished_leaves_the_old_one(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(kit, "KIT", old)
    monkeypatch.setattr(zipfile.ZipFile, "writestr", stop)
    with pytest.raises(KeyboardInterrupt):
        kit.make_kit()
    assert content_of(old.parent) == {"file": OLD}
