"""The gradient check on the page, and tables that cannot be learned, each with its reason."""

from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.code_lab import check_all, open_code, replace, run_labs

RETURN = "        return weights, biases"


def test_relu_at_step_0_is_at_a_kink_and_not_wrong(app: App) -> None:
    app.open()
    app.choose("tt-kind", "2")
    app.choose("tt-preset", "xor")
    app.choose("tt-activation", "relu")
    app.click("tt-check-all")
    outcome = app.by_test_id("tt-check-outcome")
    expect(outcome).to_have_attribute("data-state", "agrees")
    expect(outcome).to_contain_text("of 17 agree")
    expect(outcome).to_contain_text("at a kink of ReLU")
    at_kink = app.page.locator(".parameter.at-kink")
    agreeing = app.page.locator(".parameter.agrees").count()
    assert at_kink.count() >= 1
    assert agreeing + at_kink.count() == 17
    at_kink.first.locator("input").click()
    verdict = app.by_test_id("tt-check-verdict")
    expect(verdict).to_have_attribute("data-state", "kink")
    expect(verdict).to_contain_text("There is no single slope")
    expect(app.by_test_id("tt-check-error")).to_have_text("–")


def test_a_gradient_that_is_nan_is_named_everywhere_and_the_learning_rate_is_not_blamed(
    app: App,
) -> None:
    app.open()
    open_code(app)
    replace(app, RETURN, f"        weights[0][0, 0] = np.nan\n{RETURN}")
    run_labs(app)
    text = check_all(app)
    assert "1 of 21 is not a finite number" in text
    assert "20 of 21 agree" in text
    expect(app.by_test_id("tt-check-outcome")).to_have_attribute("data-state", "differs")
    expect(app.page.locator(".parameter.differs")).to_have_count(1)
    expect(app.page.locator(".parameter.differs .cell-gradient")).to_contain_text("NaN")
    expect(app.page.locator("#truth-table-verdict")).to_contain_text("is not a finite number")
    app.select_parameter("W1.1.1")
    expect(app.by_test_id("tt-check-backprop")).to_have_text("NaN")
    expect(app.by_test_id("tt-check-verdict")).to_have_attribute("data-state", "not_finite")
    app.click("tt-step")
    message = app.expect_error("diverged")
    assert "The step before it made the weights of layer 1 infinite or not a number" in message
    assert "too large" not in message
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")


def test_a_table_that_cannot_be_learned_is_named_with_its_reason(app: App) -> None:
    app.open()
    verdict = app.page.locator("#truth-table-verdict")
    app.choose("tt-kind", "2")
    app.choose("tt-preset", "and")
    app.fill("tt-hidden", 1)
    app.choose("tt-biases", "off")
    expect(verdict).to_contain_text("ŷ(11) should be above ½ and ŷ(00) below")
    app.choose("tt-biases", "on")
    expect(verdict).not_to_contain_text("Cannot be learned")
    app.choose("tt-preset", "xor")
    app.choose("tt-hidden-layers", 2)
    expect(verdict).to_contain_text("at least two hidden units")
    app.choose("tt-kind", "3")
    app.choose("tt-preset", "parity")
    app.choose("tt-hidden-layers", 1)
    app.fill("tt-hidden", 2)
    app.choose("tt-activation", "relu")
    expect(verdict).to_contain_text("two ReLU units are too few")
    app.choose("tt-activation", "sigmoid")
    expect(verdict).not_to_contain_text("Cannot be learned")
