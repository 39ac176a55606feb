"""Keys with a modifier are the browser's: Alt+← goes back, wherever focus is."""

from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.code_lab import open_code

_PREVENTED = """() => {
  const CONTROLS = "a[href], button, input, select, textarea, summary, canvas, [tabindex]";
  const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End",
    "Enter", " ", "Escape", "Backspace", "Delete", "Tab", "a"];
  const MODIFIERS = [{ altKey: true }, { ctrlKey: true }, { metaKey: true }, { isComposing: true },
    { modifierAltGraph: true }];
  const prevented = [];
  for (const control of document.querySelectorAll(CONTROLS)) {
    for (const key of KEYS) {
      for (const modifier of MODIFIERS) {
        const how = { key, bubbles: true, cancelable: true, composed: true, ...modifier };
        if (control.dispatchEvent(new KeyboardEvent("keydown", how))) continue;
        const name = control.dataset.testid ?? control.id ?? control.localName;
        prevented.push(`${name}: ${JSON.stringify(modifier)} ${key}`);
      }
    }
  }
  return prevented;
}"""


def test_no_control_takes_a_key_with_a_modifier(app: App) -> None:
    app.open()
    app.click("tt-stage-next")
    assert app.page.evaluate(_PREVENTED) == []
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", "forward")
    app.page.get_by_role("link", name="Digits", exact=True).click()
    app.draw([[(140, 40), (140, 240)]])
    app.fill_in({"mnist-epochs": 1, "mnist-train-size": 2000})
    app.train()
    app.page.locator("#confusion-panel").scroll_into_view_if_needed()
    expect(app.by_test_id("confusion-4-9")).to_be_visible()
    assert app.page.evaluate(_PREVENTED) == []
    open_code(app)
    assert app.page.evaluate(_PREVENTED) == []


def test_alt_and_an_arrow_in_the_stepper_leave_the_stage(app: App) -> None:
    app.open()
    app.click("tt-stage-next")
    app.click("tt-stage-next")
    stage = app.by_test_id("tt-stage").get_attribute("data-state")
    for keys in ("Alt+ArrowLeft", "Meta+ArrowLeft", "Control+ArrowRight", "Shift+PageDown"):
        app.by_test_id("tt-stage-next").focus()
        app.page.keyboard.press(keys)
        expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", stage or "")
    app.page.keyboard.press("ArrowLeft")
    expect(app.by_test_id("tt-stage")).not_to_have_attribute("data-state", stage or "")
