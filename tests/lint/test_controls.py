"""Every control forbids browsers to save and restore its content."""

from html.parser import HTMLParser

from web.build.paths import WEB


class _Controls(HTMLParser):
    """The start tags of a page's controls, with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("input", "select", "textarea", "button", "form"):
            self.found.append((tag, dict(attrs)))


def controls(*tags: str) -> list[dict[str, str | None]]:
    parser = _Controls()
    parser.feed((WEB / "index.html").read_text())
    return [attributes for tag, attributes in parser.found if tag in tags]


def test_every_control_of_the_page_refuses_to_be_restored() -> None:
    shown = controls("input", "select", "textarea")
    assert len(shown) > 30
    assert [control for control in shown if control.get("autocomplete") != "off"] == []


def test_menus_and_text_areas_stand_in_a_form_that_refuses_it_since_chromium_asks_that() -> None:
    (form,) = controls("form")
    assert (form["id"], form["autocomplete"]) == ("unsaved", "off")
    assert {control.get("form") for control in controls("select", "textarea")} == {"unsaved"}


def test_buttons_that_begin_disabled_refuse_it_since_firefox_restores_that_too() -> None:
    disabled = [control for control in controls("button") if "disabled" in control]
    assert len(disabled) > 5
    assert [control for control in disabled if control.get("autocomplete") != "off"] == []
