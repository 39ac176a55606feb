"""The package as a wheel, for ``pip install``."""

import hashlib
from base64 import urlsafe_b64encode

from pynn_app.export.archives import zipped
from pynn_app.export.package_copy import DISTRIBUTION, LICENCE, LICENCE_NAME, PackageCopy

_TAG = "py3-none-any"
_WHEEL = f"Wheel-Version: 1.0\nGenerator: pynn\nRoot-Is-Purelib: true\nTag: {_TAG}\n"


def wheel_name(package: PackageCopy) -> str:
    """The name that the file must have."""
    return f"{_stem(package)}-{_TAG}.whl"


def wheel(package: PackageCopy) -> bytes:
    """The content of the file, with the hash of every file in RECORD."""
    info = f"{_stem(package)}.dist-info"
    files = {
        **package.texts,
        "pynn/py.typed": "",
        f"{info}/METADATA": _metadata(package),
        f"{info}/WHEEL": _WHEEL,
        f"{info}/licenses/LICENSE": LICENCE,
    }
    record = f"{info}/RECORD"
    lines = [f"{name},{_hash(content)}" for name, content in files.items()]
    return zipped(files | {record: "\n".join([*lines, f"{record},,", ""])})


def _stem(package: PackageCopy) -> str:
    return f"{DISTRIBUTION.replace('-', '_')}-{package.version}"


def _metadata(package: PackageCopy) -> str:
    edited = package.edited
    changed = f", with changes of one’s own in {', '.join(edited)}" if edited else ""
    return (
        "Metadata-Version: 2.4\n"
        f"Name: {DISTRIBUTION}\n"
        f"Version: {package.version}\n"
        f"Summary: Backpropagation in pure NumPy{changed}\n"
        f"License-Expression: {LICENCE_NAME}\n"
        "License-File: LICENSE\n"
        "Requires-Python: >=3.12\n"
        "Requires-Dist: numpy>=2.1\n"
    )


def _hash(text: str) -> str:
    content = text.encode()
    digest = urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
    return f"sha256={digest.decode()},{len(content)}"
