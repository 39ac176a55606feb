"""With reduced motion, nothing on the page moves but the values themselves."""

from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.code_lab import open_code

_MOVING = """() => {
  const shadows = [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const roots = [document, ...shadows];
  const styled = roots.flatMap((root) => [...root.querySelectorAll("*")]).flatMap((element) =>
    ["", "::before", "::after"].flatMap((part) => {
      const style = getComputedStyle(element, part || undefined);
      const byHand = style.animationTimeline.startsWith("scroll"); // as far as one has scrolled
      const times = `${byHand ? "0s" : style.animationDuration}, ${style.transitionDuration}`;
      const still = times.split(", ").every((time) => parseFloat(time) === 0);
      if (still && style.scrollBehavior === "auto") return [];
      return [`${element.tagName}.${element.className} ${part}: ${times}`];
    }),
  );
  const inTime = document.getAnimations().filter(({ timeline }) => timeline === document.timeline);
  const running = inTime.filter(({ effect }) =>
    effect.getComputedTiming().endTime > effect.getComputedTiming().delay);
  return [...styled, ...running.map(({ effect }) => `${effect.target.className} is moving`)];
}"""
"""The elements that have a duration of motion, or are moving."""


def test_nothing_moves_in_any_lab(app: App) -> None:
    app.page.emulate_media(reduced_motion="reduce")
    app.open()
    app.click("tt-run")
    expect(app.by_test_id("tt-run")).to_have_text("Pause")
    assert app.page.evaluate(_MOVING) == []
    app.click("tt-run")
    app.page.get_by_role("link", name="Digits").click()
    app.fill_in({"mnist-train-size": 2000, "mnist-epochs": 1})
    app.click("mnist-run")
    assert app.page.evaluate(_MOVING) == []
    app.wait_for_status("finished")
    open_code(app)
    app.by_test_id("code-text").click()
    assert app.page.evaluate(_MOVING) == []
