"""Announcements to a screen reader are few enough to listen to, and say what matters."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.app import App

_LISTEN = """
window.announcements = [];
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
      if (textContent.trim()) window.announcements.push(textContent.trim());
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
"""
"""Records the text of every change in a visible live region."""


@pytest.fixture
def listening(app: App) -> App:
    """A page whose announcements are recorded."""
    app.page.add_init_script(_LISTEN)
    return app


def new_announcements(app: App) -> tuple[list[str], float]:
    """The announcements since the last call, and the seconds since then."""
    announcements, seconds = app.page.evaluate(
        """() => {
          const now = performance.now();
          const seconds = (now - (window.lastReadAt ?? 0)) / 1000;
          window.lastReadAt = now;
          return [window.announcements.splice(0), seconds];
        }"""
    )
    return list(announcements), float(seconds)


def test_the_start_and_a_run_of_the_truth_table(listening: App) -> None:
    listening.open()
    expect(listening.page.locator("#truth-table-announcement")).not_to_be_empty()
    announcements, _ = new_announcements(listening)
    assert "Python is ready" in announcements
    # three steps, ready, two places of the lab, and offline use
    assert len(announcements) <= 8, announcements
    listening.run_until_learned()
    announcements, seconds = new_announcements(listening)
    assert re.match(r"Learned\b.*: every .* is within 0\.1 of its", announcements[-1])
    assert len(announcements) <= 3 + seconds / 10, (announcements, seconds)


def test_an_epoch_of_digits_and_a_drawing(listening: App) -> None:
    listening.open("digits")
    listening.fill_in({"mnist-train-size": 20_000, "mnist-epochs": 2})
    new_announcements(listening)
    listening.train()
    announcements, seconds = new_announcements(listening)
    assert announcements[-1].startswith("Trained for 2 epochs.")
    # fetching, two epochs, the end, and that the run is saved
    assert len(announcements) <= 5, announcements
    listening.draw([[(80, 70), (200, 70), (120, 220)]])
    listening.read()
    answer = listening.page.locator("#answer-text").inner_text()
    expect(listening.page.locator("#answer-announcement")).to_have_text(answer)
    announcements, seconds = new_announcements(listening)
    assert len(announcements) <= 2 + seconds / 2, (announcements, seconds)
