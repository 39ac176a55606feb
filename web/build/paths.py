"""The paths of the checkout, of the build's products, and of the download cache."""

from pathlib import Path

from pynn.cli import default_data_folder

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "web"
NODE_MODULES = WEB / "node_modules"
DIST = ROOT / "dist"
WORK = ROOT / ".build"


def cache() -> Path:
    """The download cache, outside the checkout: $PYNN_CACHE, or ``pynn`` among the user's caches."""
    return default_data_folder().parent
