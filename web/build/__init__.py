"""The steps of the build, from pinned parts to a static site; run as ``python -m web.build``."""

import sys
from pathlib import Path

# The page's Python is not installed here, and the build reads its labels.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python"))
