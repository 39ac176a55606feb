"""The licences of the third-party parts of ``dist/``, collected from the parts themselves."""

import json
import zipfile

from web.build.numpy_wheel import numpy_wheel
from web.build.paths import NODE_MODULES, ROOT, WEB

_EDITOR = (
    *(
        f"@codemirror/{part}"
        for part in (
            "autocomplete", "commands", "lang-python", "language", "lint", "merge", "search", "state",
            "view",
        )
    ),
    *(f"@lezer/{part}" for part in ("common", "highlight", "lr", "python")),
    "@marijn/find-cluster-break",
    "crelt",
    "style-mod",
    "w3c-keyname",
)  # fmt: skip
"""CodeMirror 6 and its dependencies."""
_NPM = {
    "uplot": "LICENSE",
    "@noble/hashes": "LICENSE",
    "idb-keyval": "LICENCE",
    **dict.fromkeys(_EDITOR, "LICENSE"),
    "@fontsource-variable/inter": "LICENSE",
    "@fontsource-variable/source-serif-4": "LICENSE",
    "@fontsource/stix-two-math": "LICENSE",
}
_RULE = "\n\n" + "=" * 78 + "\n\n"


def notices() -> str:
    """THIRD-PARTY-NOTICES.txt of the site: the summary, then every licence in full."""
    parts = [(ROOT / "THIRD-PARTY-NOTICES.md").read_text("utf-8")]
    parts += [
        f"{name} {_version(name)}\n\n{(NODE_MODULES / name / file).read_text('utf-8')}"
        for name, file in _NPM.items()
    ]
    licenses = WEB / "build" / "licenses"
    parts.append(
        f"Pyodide {_version('pyodide')}: Mozilla Public License 2.0\n\n"
        + (licenses / "MPL-2.0.txt").read_text("utf-8")
    )
    parts.append(
        "The Apache License, version 2.0, of idb-keyval and Fluent\n\n"
        + (licenses / "Apache-2.0.txt").read_text("utf-8")
    )
    parts.append("CPython, inside Pyodide\n\n" + (licenses / "Python.txt").read_text("utf-8"))
    parts.append("NumPy\n\n" + _numpy_licence())
    return _RULE.join(part.strip() for part in parts) + "\n"


def _version(name: str) -> str:
    return str(json.loads((NODE_MODULES / name / "package.json").read_text("utf-8"))["version"])


def _numpy_licence() -> str:
    with zipfile.ZipFile(numpy_wheel()) as wheel:
        names = [name for name in wheel.namelist() if name.endswith(".dist-info/licenses/LICENSE.txt")]
        return wheel.read(names[0]).decode()
