"""The package as it runs now: its files, its version, its changes and its licence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import unified_diff

DISTRIBUTION = "pynn-backprop"
_VERSION = re.compile(r'^__version__ = "([^"]+)"', re.MULTILINE)
LICENCE_NAME = "MIT"
LICENCE = """\
MIT License

Copyright (c) 2026 The pynn authors

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""
"""It has to travel with the package."""


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
