"""The steps of the build, from pinned parts to a static site; run as ``python -m web.build``."""
