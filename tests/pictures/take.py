"""Takes pictures: every scene is reached once, and shown in every look or as in README and docs."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, expect, sync_playwright

from pynn.files import write_atomically
from tests.browser.app import App
from tests.browser.chromium import launch
from tests.pictures.scenes import LABS, DocsPicture, Scene
from web.build.paths import DIST
from web.build.serve import site_server

_PATIENCE = 120_000
"""Milliseconds: pictures of a page that trains take their time."""
README = {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Look:
    """The size of a window, and its colour scheme."""

    width: int
    height: int
    scheme: Literal["light", "dark"]

    @property
    def name(self) -> str:
        return f"{self.width}-{self.scheme}"


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LOOKS = [
    Look(width, height, scheme)
    for width, height in ((360, 740), (768, 1024), (1440, 900))
    for scheme in SCHEMES
]


@dataclass(frozen=True)
class PageVisitor:
    """The visitor of the page: the language that the browser requests, and the stored choices."""

    language: str = "en"
    choices: Mapping[str, str] = field(default_factory=dict)


def take_readme(folder: Path) -> None:
    """The pictures of README and docs."""
    with _browser() as (browser, url):
        for lab in LABS:
            for page, scene in _scenes(browser, url, lab, PageVisitor()):
                if scene.docs_picture is not None:
                    _take_docs_picture(page, scene, scene.docs_picture, folder)
                    print(scene.docs_picture.file, flush=True)


def take_all(folder: Path, labs: list[str], visitor: PageVisitor) -> dict[str, list[str]]:
    """Take every scene in every look; returns the names of the scenes of each lab."""
    names: dict[str, list[str]] = {}
    with _browser() as (browser, url):
        for lab in labs:
            for page, scene in _scenes(browser, url, lab, visitor):
                for look in LOOKS:
                    _apply_look(page, look)
                    _take(page, scene, folder / f"{lab}-{scene.name}-{look.name}.png")
                _apply_look(page, Look(**README, scheme="light"))
                names.setdefault(lab, []).append(scene.name)
                print(f"{lab}: {scene.name}", flush=True)
    return names


def _scenes(browser: Browser, url: str, lab: str, visitor: PageVisitor) -> Iterator[tuple[Page, Scene]]:
    """Open a lab in a browser that has never been here, and go through its scenes."""
    context = browser.new_context(
        viewport={"width": README["width"], "height": README["height"]},
        locale=visitor.language,
        color_scheme="light",
        reduced_motion="reduce",  # nothing is half-way when it is taken
    )
    context.add_init_script(_store_choices(visitor.choices))
    context.set_default_timeout(_PATIENCE)
    page = context.new_page()
    for scene in LABS[lab](App(page, url)):
        page.mouse.move(0, 0)
        yield page, scene
    context.close()


def _store_choices(choices: Mapping[str, str]) -> str:
    return "".join(f"localStorage.setItem({key!r}, {value!r});" for key, value in choices.items())


def _apply_look(page: Page, look: Look) -> None:
    page.set_viewport_size({"width": look.width, "height": look.height})
    page.emulate_media(color_scheme=look.scheme)
    page.evaluate(_DRAWN)


def _take(page: Page, scene: Scene, file: Path) -> None:
    if not scene.floats:
        _show_whole_page(page)
    if scene.part:
        write_atomically(file, page.locator(scene.part).screenshot())
    else:
        write_atomically(file, page.screenshot())


def _show_whole_page(page: Page) -> None:
    """Make the window as high as the page: hidden parts are neither drawn nor measured correctly."""
    while page.evaluate(_HEIGHT) != page.evaluate("innerHeight"):
        page.set_viewport_size({"width": page.evaluate("innerWidth"), "height": page.evaluate(_HEIGHT)})
        page.evaluate(_DRAWN)


def _take_docs_picture(page: Page, scene: Scene, docs_picture: DocsPicture, folder: Path) -> None:
    file = folder / docs_picture.file
    page.evaluate(_DRAWN)
    if docs_picture.height is not None:
        clip = {"x": 0, "y": 0, "width": README["width"], "height": docs_picture.height}
        write_atomically(file, page.screenshot(full_page=True, clip=clip))  # type: ignore[arg-type]
    elif scene.part:
        write_atomically(file, page.locator(scene.part).screenshot())
    else:
        write_atomically(file, page.screenshot())


@contextmanager
def _browser() -> Iterator[tuple[Browser, str]]:
    expect.set_options(timeout=_PATIENCE)
    server = site_server(DIST, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser, f"http://127.0.0.1:{server.server_address[1]}/"
        browser.close()
    server.shutdown()


_HEIGHT = "Math.max(innerHeight, Math.ceil(document.documentElement.getBoundingClientRect().height))"
_DRAWN = """async () => {
  await document.fonts.ready;
  for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
}"""
"""Charts follow their size and scheme with the next frames."""
