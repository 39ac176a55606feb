"""The learned features: units, scores and mistakes of a network trained with the defaults."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Locator, expect

import pynn
from pynn import metrics
from pynn.cli import default_data_folder
from pynn.digits import mnist
from tests.browser.app import App

THREE: list[list[tuple[float, float]]] = [
    [(80, 70), (150, 50), (200, 90), (150, 135), (205, 180), (150, 230), (75, 205)]
]


@pytest.fixture(scope="module")
def test_digits() -> pynn.Examples:
    return mnist.load(default_data_folder()).test


@pytest.fixture(scope="module")
def network(trained: App, tmp_path_factory: pytest.TempPathFactory) -> pynn.Network:
    """The network that the page has trained, as it saves it."""
    path = tmp_path_factory.mktemp("saved") / "network.npz"
    with trained.page.expect_download() as saved:
        trained.click("model-save")
    saved.value.save_as(path)
    return pynn.Network.load(path)


@pytest.fixture
def drawn(trained: App) -> App:
    """The trained page with a three on its pad, and the units lit up by it."""
    if trained.by_test_id("draw-clear").is_enabled():
        trained.click("draw-clear")
    trained.by_test_id("draw-canvas").scroll_into_view_if_needed()
    trained.draw(THREE)
    trained.read()
    scroll_to(trained, "score-panel")
    expect(trained.by_test_id("score-z")).not_to_have_attribute("data-value", "")
    return trained


_PREVIEW = """() => {
  const canvas = document.querySelector('[data-testid="draw-preview"]');
  const copy = new OffscreenCanvas(28, 28).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, 28, 28);
  return Array.from({ length: 784 }, (_, pixel) => data[4 * pixel]);
}"""


def scroll_to(app: App, panel: str) -> None:
    """Scroll a panel into view: only visible panels are refreshed."""
    app.page.locator(f"#{panel}").scroll_into_view_if_needed()


def values(locator: Locator) -> list[float]:
    return [float(element.get_attribute("data-value") or "nan") for element in locator.all()]


def digits_shown(app: App) -> Locator:
    return app.by_test_id("test-digits").locator("button:visible")


def confusion(app: App) -> NDArray[np.float64]:
    scroll_to(app, "confusion-panel")
    expect(app.by_test_id("confusion-0-0")).to_be_enabled()
    cells = values(app.page.locator(".confusion button"))
    return np.array(cells).reshape(10, 10)


def test_the_confusion_is_that_of_the_network_on_the_test_digits(
    trained: App, network: pynn.Network, test_digits: pynn.Examples
) -> None:
    native = metrics.evaluate(network, test_digits).confusion()
    shown = confusion(trained)
    assert shown.sum() == 10_000
    assert np.abs(shown - native).sum() <= 6  # outputs that are equal to the rounding of 32-bit sums
    expect(trained.page.locator("#confusion-text")).to_contain_text(
        f"{trained.value('mnist-accuracy'):.2%}".replace("%", " %")
    )


@pytest.mark.parametrize("cell", [(4, 9), (9, 4), (3, 3), (6, 9)])
def test_a_cell_leads_to_as_many_digits_as_it_counts(
    trained: App, test_digits: pynn.Examples, cell: tuple[int, int]
) -> None:
    truth, answer = cell
    count = confusion(trained)[truth, answer]
    trained.by_test_id(f"confusion-{truth}-{answer}").focus()
    trained.page.keyboard.press("Enter")
    title = f"{truth} read correctly" if truth == answer else f"{truth} read as {answer}"
    expect(trained.page.locator("#digit-list-title")).to_contain_text(title)
    expect(digits_shown(trained)).to_have_count(min(int(count), 60))
    for number in values(digits_shown(trained)):
        assert test_digits.targets[int(number)].argmax() == truth
    expect(trained.by_test_id(f"confusion-{truth}-{answer}")).to_have_attribute("aria-pressed", "true")
    trained.click("test-mistakes")
    expect(trained.page.locator("#digit-list-title")).to_contain_text("Most confident mistakes: 60 of")


def test_the_surest_mistakes_stand_first(
    trained: App, network: pynn.Network, test_digits: pynn.Examples
) -> None:
    scroll_to(trained, "test-digits-panel")
    expect(digits_shown(trained)).to_have_count(60)
    numbers = [int(number) for number in values(digits_shown(trained))]
    native = metrics.evaluate(network, test_digits).mistakes()[:80].tolist()
    assert len(set(numbers) & set(native)) >= 58


def test_a_mistake_is_shown_large_and_can_be_put_on_the_pad(
    trained: App, test_digits: pynn.Examples
) -> None:
    scroll_to(trained, "test-digits-panel")
    second = digits_shown(trained).nth(1)
    number = int(values(second)[0])
    second.click()
    expect(second).to_have_attribute("aria-pressed", "true")
    expect(trained.by_test_id("test-number")).to_have_value(str(number))
    expect(trained.by_test_id("test-digit-text")).to_contain_text(f"Test digit {number:,} is a")
    outputs = values(trained.page.locator("#test-digit-bars .bar-number"))
    trained.click("test-to-pad")
    expect(trained.by_test_id("draw-canvas")).to_be_in_viewport()
    trained.read()
    assert trained.page.evaluate(_PREVIEW) == test_digits.inputs[number].tolist()
    read = [trained.value(f"draw-probability-{digit}") for digit in range(10)]
    assert read == pytest.approx(outputs, abs=1e-4)


def test_any_test_digit_comes_by_its_number(
    trained: App, network: pynn.Network, test_digits: pynn.Examples
) -> None:
    for number in (0, 9999):
        trained.fill("test-number", number)
        truth = test_digits.targets[number].argmax()
        description = trained.by_test_id("test-digit-text")
        expect(description).to_contain_text(f"Test digit {number:,} is a {truth}.")
        outputs = values(trained.page.locator("#test-digit-bars .bar-number"))
        native = network.forward(test_digits.inputs[[number]] / 255)[0]
        assert outputs == pytest.approx(native.tolist(), abs=1e-4)


@pytest.mark.parametrize("number", ["10000", "-1", "2.5", "seven", ""])
def test_another_number_is_refused_beside_its_field_and_the_digit_stays(
    trained: App, number: str
) -> None:
    trained.fill("test-number", 7)
    description = trained.by_test_id("test-digit-text")
    expect(description).to_contain_text("Test digit 7 is a 9.")
    trained.fill("test-number", number)
    assert "must be a whole number from 0 to 9,999" in trained.expect_error("settings")
    reason = trained.page.locator("[data-group=test_digits] .field-reason")
    expect(reason).to_contain_text("whole number from 0 to 9,999")
    expect(description).to_contain_text("Test digit 7 is a 9.")
    trained.fill("test-number", 8)
    expect(reason).to_be_hidden()
    trained.expect_no_error()


def test_the_units_light_up_as_natively_and_add_up_to_each_score(
    drawn: App, network: pynn.Network
) -> None:
    picture = np.array(drawn.page.evaluate(_PREVIEW)) / 255
    hidden, outputs = (layer[0] for layer in network.layers(picture[np.newaxis])[1:])
    scroll_to(drawn, "units-panel")
    lit = [drawn.value(f"unit-{unit + 1}") for unit in range(30)]
    assert lit == pytest.approx(hidden.tolist(), abs=0.03)  # the preview is rounded to bytes
    for digit in range(10):
        drawn.click(f"score-digit-{digit}")
        expect(drawn.by_test_id(f"score-digit-{digit}")).to_have_attribute("aria-pressed", "true")
        expect_scores_to_add_up(drawn, digit, network)
        assert drawn.value("score-output") == pytest.approx(outputs[digit], abs=0.05)
    drawn.click("score-digit-9")  # again: the answer
    expect(drawn.by_test_id("score-digit-3")).to_have_attribute("aria-pressed", "true")


def expect_scores_to_add_up(app: App, digit: int, network: pynn.Network) -> None:
    rows = app.page.locator("#score tbody tr")
    parts = values(rows.locator(".score-number"))
    assert sorted(parts, key=abs, reverse=True) == parts
    for place in (0, 5):
        unit = unit_of(rows.nth(place)) - 1
        weight = float(rows.nth(place).locator("td").nth(1).inner_text().replace("−", "-"))
        assert weight == pytest.approx(network.weights[1][digit, unit], abs=0.006)
        product = network.weights[1][digit, unit] * app.value(f"unit-{unit + 1}")
        assert parts[place] == pytest.approx(product, abs=1e-4)
    bias, z = app.value("score-bias"), app.value("score-z")
    assert bias == pytest.approx(network.biases[1][digit], abs=1e-6)
    assert sum(parts) + app.value("score-others") + bias == pytest.approx(z, abs=1e-4)
    assert app.value("score-output") == pytest.approx(1 / (1 + np.exp(-z)), abs=1e-4)


def unit_of(row: Locator) -> int:
    """The number of the unit whose part of a score a row shows."""
    name = row.locator(".score-number").get_attribute("data-testid")
    assert name is not None
    return int(name.removeprefix("score-unit-"))


def test_pointing_at_a_unit_marks_its_part_of_the_score_and_back(drawn: App) -> None:
    first = drawn.page.locator("#score tbody tr").first
    name = f"unit-{unit_of(first)}"
    drawn.by_test_id(name).hover()
    expect(first).to_have_class("lit")
    expect(drawn.page.locator("#unit-readout")).to_contain_text("Its weight to 3 is")
    first.hover()
    expect(drawn.page.locator(".unit.lit")).to_have_attribute("data-testid", name)
    drawn.by_test_id("unit-1").focus()
    drawn.page.keyboard.press("ArrowRight")
    expect(drawn.by_test_id("unit-2")).to_be_focused()
    expect(drawn.page.locator("#unit-readout")).to_contain_text("the value of unit 2;")


def test_a_blank_pad_says_what_to_do(drawn: App) -> None:
    drawn.click("draw-clear")
    scroll_to(drawn, "score-panel")
    expect(drawn.page.locator("#score-text")).to_contain_text("Draw a digit")
    expect(drawn.by_test_id("unit-1")).to_have_attribute("data-value", "")


def test_before_training_the_units_are_noise_and_a_line_says_what_will_come(app: App) -> None:
    app.open("digits")
    scroll_to(app, "units-panel")
    expect(app.page.locator("#unit-readout")).to_contain_text("Random weights: nothing but noise")
    expect(app.page.locator("#comes-trained")).to_contain_text("After training")
    for panel in ("#confusion-panel", "#test-digits-panel"):
        expect(app.page.locator(panel)).to_be_hidden()
    expect(app.by_test_id("confusion-3-8")).to_be_disabled()
    expect(app.by_test_id("test-to-pad")).to_be_disabled()


@pytest.mark.parametrize("hidden", [[], [20, 15]])
def test_networks_of_other_shapes_are_explained_too(
    app: App, tmp_path: Path, hidden: list[int]
) -> None:
    path = tmp_path / "network.npz"
    pynn.Network([784, *hidden, 10]).save(path)
    app.open("digits")
    app.load_model(path)
    expect(app.by_test_id("mnist-status")).to_contain_text("Loaded")
    app.draw(THREE)
    app.read()
    scroll_to(app, "units-panel")
    note = app.page.locator("#unit-readout")
    expect(note).to_contain_text("first hidden layer" if hidden else "no hidden layer")
    expect(app.page.locator("#units .unit")).to_have_count(hidden[0] if hidden else 10)
    expect(app.by_test_id("unit-1")).not_to_have_attribute("data-value", "")
    scroll_to(app, "score-panel")
    rows = app.page.locator("#score tbody tr")
    expect(rows).to_have_count(15 if hidden else 20)
    expect(rows.first.locator("th")).to_contain_text("x⁽²⁾" if hidden else "pixel")
    parts = values(rows.locator(".score-number"))
    total = sum(parts) + app.value("score-others") + app.value("score-bias")
    assert total == pytest.approx(app.value("score-z"), abs=1e-4)
