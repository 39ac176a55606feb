"""Patterns of the paths that are left out of the page's Python.

A browser tab has no processes, terminals, servers or mail, and the labs need no Fourier transforms. The
end-to-end tests run without these modules, and a test imports every module that remains. A pattern also
matches everything below a folder.
"""

from fnmatch import fnmatch

STDLIB = (
    # other platforms
    "_aix_support*", "_android_support*", "_apple_support*", "_ios_support*", "_osx_support*",
    "asyncio/__main__*", "asyncio/proactor_events*", "asyncio/tools*", "asyncio/windows_*",
    "ctypes/_aix*", "ctypes/macholib", "ctypes/wintypes*", "nturl2path*",
    # processes, terminals, command-line programs
    "argparse*", "cmd*", "concurrent/futures/interp*", "concurrent/futures/process*",
    "concurrent/interpreters", "filecmp*", "fileinput*", "getopt*", "getpass*", "gettext*",
    "json/__main__*", "json/tool*", "multiprocessing", "optparse*", "pty*", "runpy*", "sched*",
    "sysconfig/__main__*", "tty*", "turtle*", "webbrowser*", "zipapp*", "zipfile/__main__*",
    # the network and its formats
    "email/[!_]*", "email/_[!_]*", "ftplib*", "html", "http", "imaplib*", "mailbox*", "mimetypes*",
    "netrc*", "poplib*", "pyodide/_nodesock*", "pyodide/http", "smtplib*", "socketserver*",
    "urllib/[!_p]*", "uuid*", "wsgiref", "xmlrpc",
    # formats and databases
    "_markupbase*", "colorsys*", "configparser*", "csv*", "dbm", "plistlib*", "quopri*", "shelve*",
    "sqlite3", "stringprep*", "tomllib", "wave*", "xml", "zoneinfo",
    # tools for developing and packaging Python programs
    "__hello__*", "__phello__*", "_pyrepl/[!_pt]*", "antigravity*", "bdb*", "cProfile*",
    "compileall*", "doctest*", "ensurepip", "graphlib*", "idlelib", "importlib/metadata/_adapters*",
    "importlib/metadata/diagnose*", "importlib/readers*", "importlib/resources", "importlib/simple*",
    "logging/config*", "logging/handlers*", "modulefinder*", "pathlib/types*", "pdb*", "pickletools*",
    "profile*", "pstats*", "py_compile*", "pyclbr*", "pyodide/console*", "site-packages", "symtable*",
    "tabnanny*", "this*", "trace.*", "tracemalloc*", "unittest", "venv",
    # pure-Python versions of compiled modules, and deprecated names
    "_pydatetime*", "_pydecimal*", "_pyio*", "_py_abc*", "_threading_local*", "sre_*",
    # legacy encodings
    "encodings/big5*", "encodings/charmap*", "encodings/cp[!4]*", "encodings/cp4[!3]*",
    "encodings/euc*", "encodings/gb*", "encodings/hp*", "encodings/hz*", "encodings/idna*",
    "encodings/iso*", "encodings/johab*", "encodings/k*", "encodings/mac*", "encodings/mbcs*",
    "encodings/oem*", "encodings/palmos*", "encodings/pt*", "encodings/quopri*", "encodings/shift*",
    "encodings/tis*", "encodings/uu*",
)  # fmt: skip
NUMPY = (
    "*/tests", "*.pyi", "*.pxd", "*.h", "*.a", "*.c", "*.ini", "*.md", "*.pyx", "*.in", "*.typed",
    "_configtool*", "_pyinstaller", "conftest*", "ctypeslib", "distutils", "doc", "f2py", "fft", "ma",
    "polynomial", "testing", "core", "matlib*", "linalg/lapack_lite*", "random/_examples",
    "random/lib", "_core/include", "_core/lib", "_core/cversions*", "lib/recfunctions*",
)  # fmt: skip


def is_packed(path: str, left_out: tuple[str, ...]) -> bool:
    """True if no pattern matches ``path`` or one of its folders."""
    parts = path.split("/")
    return not any(
        fnmatch("/".join(parts[: depth + 1]), pattern)
        for pattern in left_out
        for depth in range(len(parts))
    )
