"""Announcements to a screen reader are few enough to listen to, and say what matters."""

import pytest
from playwright.sync_api import expect

from tests.e2e.app import App

_LISTEN = """
window.told = [];
{
  const LIVE = "[role=status], [role=alert], [role=log], [aria-live], output";
  const regionOf = (node) => {
    const region = (node instanceof Element ? node : node.parentElement)?.closest(LIVE);
    const speaks = region && region.getAttribute("aria-live") !== "off" && region.checkVisibility();
    return speaks ? region : null;
  };
  new MutationObserver((records) => {
    const changed = new Set(records.map(({ target }) => regionOf(target)));
    changed.delete(null);
    for (const { textContent } of changed) {
      if (textContent.trim()) window.told.push(textContent.trim());
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
"""
"""Notes what is put into a live region that is there to be heard."""


@pytest.fixture
def heard(app: App) -> App:
    """A page that is listened to."""
    app.page.add_init_script(_LISTEN)
    return app


def told_since(app: App) -> tuple[list[str], float]:
    """The announcements since the last call, and the seconds since then."""
    told, seconds = app.page.evaluate(
        """() => {
          const now = performance.now();
          const seconds = (now - (window.askedAt ?? 0)) / 1000;
          window.askedAt = now;
          return [window.told.splice(0), seconds];
        }"""
    )
    return list(told), float(seconds)


def test_the_start_and_a_run_of_the_truth_table(heard: App) -> None:
    heard.open()
    expect(heard.page.locator("#truth-table-announcement")).not_to_be_empty()
    told, _ = told_since(heard)
    assert "Python is ready" in told
    assert len(told) <= 8, told  # three steps, ready, two places of the lab, and offline use
    heard.run_until_learned()
    told, seconds = told_since(heard)
    assert told[-1] == "Learned: every ŷ is within 0.1 of its y."
    assert len(told) <= 3 + seconds / 10, (told, seconds)


def test_an_epoch_of_digits_and_a_drawing(heard: App) -> None:
    heard.open("digits")
    heard.fill_in({"mnist-train-size": 20_000, "mnist-epochs": 2})
    told_since(heard)
    heard.train()
    told, seconds = told_since(heard)
    assert told[-1].startswith("Trained for 2 epochs.")
    assert len(told) <= 5, told  # fetching, two epochs, the end; and what is kept
    heard.draw([[(80, 70), (200, 70), (120, 220)]])
    heard.read()
    answer = heard.page.locator("#answer-text").inner_text()
    expect(heard.page.locator("#answer-announcement")).to_have_text(answer)
    told, seconds = told_since(heard)
    assert len(told) <= 2 + seconds / 2, (told, seconds)
