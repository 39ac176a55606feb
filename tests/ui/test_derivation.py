"""Every number in every equation on the page against an independent computation."""

import math
import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.app import START, App
from tests.browser.code_lab import open_code, replace, run_labs
from tests.by_hand import ByHand

HIDDEN = {0: [], 1: [4], 2: [3, 3]}
DOCUMENT = [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]
MAJORITY = [[a, b, c] for a in (0, 1) for b in (0, 1) for c in (0, 1)]

SHOWN = """() => [...document.querySelectorAll(
  '[data-testid="tt-derivation"] .number, #check-lines .number'
)].map((element) => ({
  key: element.dataset.quantity,
  text: element.textContent,
  value: Number(element.getAttribute("data-value")),
  visible: element.checkVisibility({ visibilityProperty: true }),
}))"""

STATES: list[dict[str, Any]] = [
    {},
    {},
    {},
    {"loss": "cross_entropy", "rate": 1.0},
    {"activation": "tanh", "rate": 0.5},
    {"layers": 2, "rate": 2.0, "digits": 10},
    {"layers": 2, "activation": "relu", "loss": "cross_entropy", "rate": 0.2},
    {"biases": "off", "batch": "one"},
    {"layers": 0, "batch": "one", "table": "majority"},
    {"activation": "identity", "rate": 0.3, "table": "majority"},
]
"""The settings of the ten states that differ from the default; the rest is drawn at random."""


def number(text: str) -> tuple[float, float]:
    """A number as it is shown, and half of its last digit's unit."""
    plain = text.strip("()").replace("−", "-").replace(",", "")
    digits, _, power = plain.partition("·10")
    exponent = int(
        "".join("0123456789"["⁰¹²³⁴⁵⁶⁷⁸⁹".index(c)] if c != "⁻" else "-" for c in power) or 0
    )
    decimals = len(digits.partition(".")[2])
    exact = "." not in digits and not power  # whole numbers are shown as they are
    half = 0.0 if exact else 0.5 * 10.0 ** (exponent - decimals)
    return float(digits) * 10.0**exponent, half


@pytest.mark.parametrize("state", range(len(STATES)))
def test_every_number_in_every_equation_is_right_to_all_shown_digits(app: App, state: int) -> None:
    rng = np.random.default_rng(4321 + state)
    chosen = STATES[state]
    layers = chosen.get("layers", 1)
    rate, seed = chosen.get("rate", 4.0), int(rng.integers(1_000_000))
    majority = chosen.get("table") == "majority"
    inputs = MAJORITY if majority else DOCUMENT
    by_hand = ByHand(
        inputs,
        [float(sum(row) >= 2) for row in inputs] if majority else [0.0, 1.0, 1.0, 0.0],
        HIDDEN[layers],
        chosen.get("activation", "sigmoid"),
        chosen.get("loss", "squared_error"),
        biases=chosen.get("biases", "on") == "on",
        rate=rate,
        batch=chosen.get("batch", "all"),
        seed=seed,
    )
    step = int(rng.integers(1, 120))
    for _ in range(step):
        by_hand.step()
    layer = int(rng.integers(1, len(by_hand.sizes)))
    to = int(rng.integers(1, by_hand.sizes[layer] + 1))
    source = int(rng.integers(1, by_hand.sizes[layer - 1] + 1))
    selected = f"W{layer}.{to}.{source}" if state % 3 or not by_hand.biases else f"b{layer}.{to}"
    row = by_hand.rows[0] if by_hand.batch == "one" else int(rng.integers(len(inputs)))

    app.open()
    if majority:
        app.choose("tt-preset", "majority")
    app.choose("tt-hidden-layers", layers)
    if layers == 2:
        app.fill("tt-hidden", 3)
    app.choose("tt-activation", by_hand.activation)
    app.choose("tt-loss-function", by_hand.loss)
    app.choose("tt-biases", "on" if by_hand.biases else "off")
    app.choose("tt-batch", by_hand.batch)
    app.fill("tt-learning-rate", rate)
    app.fill("tt-seed", seed)
    app.run_to_step(step)
    app.select_row(row)
    app.select_parameter(selected)

    app.choose("tt-digits", chosen.get("digits", 4))

    shown = app.page.evaluate(SHOWN)
    assert len(shown) > 40
    expected = by_hand.numbers(row, selected)
    for quantity in shown:
        assert quantity["visible"], quantity
        value, half = number(quantity["text"])
        # a difference quotient divides the rounding of a loss, 1e-16, by 2e-5
        rounding = 1e-10 if quantity["key"] == "difference" else 1e-12
        right = expected[quantity["key"]]
        assert quantity["value"] == pytest.approx(right, rel=1e-9, abs=rounding), quantity
        assert abs(value - right) <= half * (1 + 1e-6) + rounding, (quantity, right)
        assert math.copysign(1, value) == math.copysign(1, right) or abs(right) <= half + rounding
    assert {"xi", "loss", "L", "e.1", "above", "below", "difference", selected} <= {
        quantity["key"] for quantity in shown
    }


def test_the_result_of_each_chain_rule_is_the_product_of_its_factors_as_they_are_shown(
    app: App,
) -> None:
    app.open()
    app.run_to_step(37)
    chains = app.page.evaluate(
        """() => [...document.querySelectorAll(".equation:has(.factors)")].map((equation) => ({
          factors: [...equation.querySelectorAll(".factor .result")].map((part) => part.textContent),
          result: [...equation.querySelectorAll(":scope > .numbers .number")].at(-1).textContent,
        }))"""
    )
    assert [len(chain["factors"]) for chain in chains] == [2, 2]
    for chain in chains:
        factors = [number(text.strip("= "))[0] for text in chain["factors"]]
        result, _ = number(chain["result"])
        assert result == pytest.approx(math.prod(factors), rel=5e-3)


def test_the_symbols_are_real_mathematics_and_stand_above_their_numbers(app: App) -> None:
    app.open()
    for key in (
        "z1",
        "x1",
        "z2",
        "x2",
        "loss",
        "mean_loss",
        "d2",
        "gW2",
        "gb2",
        "d1",
        "gW1",
        "gb1",
        "update_W",
    ):
        equation = app.page.locator(f'[data-equation="{key}"]')
        above = equation.locator(".symbols math").first
        below = equation.locator(".numbers math").first
        expect(above).to_be_visible()
        expect(below).to_be_visible()
        assert above.bounding_box()["y"] < below.bounding_box()["y"]  # type: ignore[index]
        assert (
            equation.locator("math")
            .first.evaluate("element => element.namespaceURI")
            .endswith("MathML")
        )
    text = app.page.locator('[data-equation="d1"] .factors').text_content() or ""
    assert "∑" in text
    assert re.search(r"∂\s*ℓ", text)


def test_a_line_follows_the_weight_that_is_selected(app: App) -> None:
    app.open()
    app.select_parameter("W1.4.3")
    z = app.page.locator('[data-equation="z1"] .numbers')
    expect(z.locator('[data-quantity="W1.4.3"]')).to_be_visible()
    expect(z.locator('[data-quantity="W1.1.1"]')).to_have_count(0)
    app.page.locator('[data-quantity="W2.1.2"]').first.dispatch_event("click")
    expect(app.page.locator('[data-equation="gW2"] [data-quantity="x1.2"]').first).to_be_visible()


def test_a_line_that_edited_code_does_not_follow_says_so_until_the_original_runs_again(
    app: App,
) -> None:
    app.open()
    app.run_to_step(40)
    open_code(app)
    replace(app, "@ W.T + b", "@ W.T")
    run_labs(app)
    app.page.get_by_role("link", name="Truth table").click()
    app.click("tt-step")
    note = app.by_test_id("tt-differs-z1")
    expect(note).to_be_visible()
    expected, computed = (
        number(text.rstrip("."))[0] for text in re.findall(r"[−\d][\d.·⁻⁰-⁹²³]*", note.inner_text())
    )
    shown = {quantity["key"]: quantity["value"] for quantity in app.page.evaluate(SHOWN)}
    z, b = shown["z1.1"], shown["b1.1"]
    assert [expected, computed] == pytest.approx([z + b, z], rel=1e-3)
    expect(app.by_test_id("tt-differs-x1")).to_be_hidden()
    app.click("code-mark-restore")
    expect(note).to_be_hidden(timeout=START)


def test_far_out_cross_entropy_shows_the_cancelled_form_and_its_reason(app: App) -> None:
    app.open()
    app.choose("tt-hidden-layers", 0)
    app.choose("tt-loss-function", "cross_entropy")
    app.select_row(0)
    app.select_parameter("W1.1.3")
    chain = app.page.locator('[data-equation="d1"] .factor')
    expect(chain).to_have_count(2)
    app.fill("tt-selected-value", 40)
    expect(chain).to_have_count(1)
    expect(app.page.locator('[data-stage="layer-1"]')).to_contain_text("so close to 0 or 1")
    expect(app.page.locator('[data-equation="loss"]')).to_contain_text("ln")
    results = [number(text.strip("= "))[0] for text in chain.locator(".result").all_text_contents()]
    assert math.prod(results) == 1.0
