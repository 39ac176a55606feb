"""The build of the static site; run as ``python -m web.build``."""

import sys
from pathlib import Path

# The build reads the labels of the page's Python, which is not installed here.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python"))
