"""The package as it runs now: its files, its version and its changes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import unified_diff

DISTRIBUTION = "pynn-backprop"
_VERSION = re.compile(r'^__version__ = "([^"]+)"', re.MULTILINE)


@dataclass(frozen=True)
class PackageCopy:
    """``originals`` are all files as they were written, ``texts`` as they run, both by name."""

    originals: Mapping[str, str]
    texts: Mapping[str, str]

    @property
    def edited(self) -> list[str]:
        """The files that were changed."""
        return [file for file, text in self.texts.items() if text != self.originals[file]]

    @property
    def version(self) -> str:
        """The version of the original, with "+edited" behind it if any file was changed."""
        found = _VERSION.search(self.originals["pynn/__init__.py"])
        if found is None:
            raise LookupError("pynn/__init__.py names no version")
        return f"{found[1]}+edited" if self.edited else found[1]

    def difference(self) -> str:
        """The changes as a unified diff; "" for none."""
        return "\n".join(
            line
            for file in self.edited
            for line in unified_diff(
                self.originals[file].splitlines(),
                self.texts[file].splitlines(),
                f"{file} as it was written",
                f"{file} as it ran",
                lineterm="",
            )
        )
