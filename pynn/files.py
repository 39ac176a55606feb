"""Files that are written whole or not at all.

The content goes to a temporary file in the same folder, which then replaces the old file in one step. A
full disk, a crash or Ctrl-C leaves the old file as it was.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PathLike = str | os.PathLike[str]

_MOST_LINKS = 40
"""As many symbolic links in a row as Linux follows."""


def write_atomically(path: PathLike, content: bytes | str) -> None:
    """Write ``content`` (text as UTF-8) to ``path``; see ``open_atomically``. Raises OSError."""
    with open_atomically(path) as file:
        file.write(content.encode() if isinstance(content, str) else content)


@contextmanager
def open_atomically(path: PathLike) -> Iterator[BinaryIO]:
    """Open a file that replaces ``path`` once the block ends without an exception.

    It keeps the permissions of the old file; a new file has the usual ones. Symbolic links are
    followed. Streams cannot be replaced and are written directly, see ``is_stream``. Raises OSError.
    """
    if is_stream(path):
        with Path(path).open("wb") as file:
            yield file
        return
    target = _replaceable(path)
    temporary = target.with_name(f".pynn-{os.urandom(6).hex()}.partial")
    try:
        with temporary.open("xb") as file:
            _copy_permissions(target, temporary)
            yield file
            file.flush()
            os.fsync(file.fileno())  # or a crash could leave the new name with no content behind it
        temporary.replace(target)
    except OSError as error:
        _remove(temporary)
        if error.filename in {None, str(temporary)}:
            raise OSError(error.errno, error.strerror, os.fspath(path)) from error
        raise
    except BaseException:  # Ctrl-C, too
        _remove(temporary)
        raise
    _sync_folder(target.parent)


def require_writable(path: PathLike) -> None:
    """Raise OSError, with a sentence, unless a file can be written to ``path``; nothing is changed."""
    try:
        if is_stream(path):
            _require_permission(Path(path))
            return
        temporary = _replaceable(path).with_name(f".pynn-{os.urandom(6).hex()}.partial")
        with temporary.open("xb"):
            pass
        temporary.unlink()
    except OSError as error:
        folder = Path(path).parent
        missing = isinstance(error, FileNotFoundError) and not folder.is_dir()
        reason = f"there is no folder {folder}" if missing else error.strerror
        raise OSError(f"{path} cannot be written: {reason}") from error


def require_writable_folder(folder: PathLike) -> None:
    """Make ``folder`` if it is missing. Raise OSError, with a sentence, unless it can be written to."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OSError(f"{folder} cannot be written: {error.strerror}") from error
    require_writable(Path(folder) / "index.html")


def is_stream(path: PathLike) -> bool:
    """True for a device, a pipe, or an open file by its number, as ``/dev/stdout``."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  Path("x/") would forget the slash
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or _names_descriptor(Path(path))


def _names_descriptor(place: Path) -> bool:
    for _ in range(_MOST_LINKS):
        folder = place.parent.resolve()
        if folder == Path("/dev/fd") or folder.parts[:2] == ("/", "proc"):
            return True
        if not place.is_symlink():
            return False
        place = folder / place.readlink()
    return False


def _replaceable(path: PathLike) -> Path:
    """The file itself, behind all symbolic links. Raises OSError unless it may be replaced."""
    with suppress(FileNotFoundError):
        os.stat(path)  # noqa: PTH116  raises for a link to itself, which realpath gives back as it is
    target = Path(os.path.realpath(path))
    if target.is_dir() or os.fspath(path).endswith(("/", os.sep)):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    if target.exists():
        _require_permission(target)
    return target


def _require_permission(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _copy_permissions(old: Path, new: Path) -> None:
    """Copy owner and mode of ``old`` if it exists, as far as the system allows."""
    with suppress(OSError):
        there = old.stat()
        with suppress(OSError, AttributeError):  # only root may, and Windows has no owners
            os.chown(new, there.st_uid, there.st_gid)
        new.chmod(stat.S_IMODE(there.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a crash, if the system supports that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink()
