"""``python -m web.build.dev.rebuild``: updates the dev site.

Every rebuild is a process of its own: the settings come from ``pynn``, which a process imports only
once, and an import error ends only this process.
"""

import sys

from pynn import terminal
from web.build.app import App, app_of, write_english
from web.build.bundle import contents_of
from web.build.checksums import BuildError
from web.build.dev.parts import DEV, DIGITS, PAGE, STYLE_SHEET, WORKER, make_stale_parts
from web.build.python_parts import archives
from web.build.simd import libraries
from web.build.site import write_page

DEV_SITE = DEV / "site"


def main() -> int:
    """Rebuild; returns the exit code."""
    try:
        write_english()
        make_stale_parts()
        write_page(DEV_SITE, _app())
    except (BuildError, OSError) as error:
        print(terminal.message_of(error), file=sys.stderr)
        return 1
    return 0


def _app() -> App:
    return app_of(
        bundles={
            name: content
            for part in (STYLE_SHEET, PAGE, WORKER)
            for name, content in contents_of(part.folder).items()
        },
        python=archives() | libraries(),
        data=contents_of(DIGITS.folder),
        compression=1,
    )


if __name__ == "__main__":
    sys.exit(main())
