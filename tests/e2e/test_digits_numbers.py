"""The numbers of a training on the real MNIST: those of a native one, twice, and after a pause."""

import pytest
from playwright.sync_api import expect
from pynn_protocol.messages import CatalogueText

from pynn import metrics, recipes, settings
from pynn.cli import default_data_folder
from pynn.digits import mnist
from tests.browser.app import App
from tests.unit.catalogue_text import english

SHORT = {"mnist-train-size": 2000, "mnist-epochs": 2, "mnist-seed": 3}


@pytest.fixture(scope="module")
def data() -> mnist.Mnist:
    return mnist.load(default_data_folder())


def test_one_seed_gives_the_same_numbers_twice_and_as_natively(app: App, data: mnist.Mnist) -> None:
    app.open("digits")
    app.fill_in(SHORT)
    first = app.train()
    app.click("mnist-reset")
    app.wait_for_status("idle")
    assert app.text_value("mnist-accuracy") == ""
    assert app.train() == first
    chosen = settings.defaults(settings.DIGITS) | {"train_size": 2000, "epochs": 2, "seed": 3}
    trainer = recipes.digits_trainer(data.train, **chosen)
    while not trainer.progress.finished:
        trainer.advance()
    # the sums of a product are rounded in another order outside the browser, nothing more
    assert first[0] == pytest.approx(trainer.progress.loss, rel=1e-4)
    assert first[1] == pytest.approx(metrics.accuracy(trainer.network, data.test), abs=5e-4)


@pytest.mark.parametrize("recipe", ["improved", "best"])
def test_a_recipe_fills_in_its_settings_and_trains_as_natively(
    app: App, data: mnist.Mnist, recipe: str
) -> None:
    app.open("digits")
    app.choose("mnist-recipe", recipe)
    expected = recipes.DIGIT_RECIPES[recipe]
    assert float(app.by_test_id("mnist-learning-rate").input_value()) == expected.learning_rate
    assert float(app.by_test_id("mnist-epochs").input_value()) == expected.epochs
    summary = english(CatalogueText(f"recipe-summary-{recipe}"))
    expect(app.page.locator("#recipe-shows")).to_contain_text(summary[1:])
    app.fill_in({"mnist-train-size": 5000, "mnist-epochs": 3})
    loss, accuracy = app.train()
    chosen = settings.defaults(settings.DIGITS) | expected.defaults()
    chosen |= {"train_size": 5000, "epochs": 3, "recipe": recipe}
    trainer = recipes.digits_trainer(data.train, **chosen)
    while not trainer.progress.finished:
        trainer.advance()
    assert loss == pytest.approx(trainer.progress.loss, rel=1e-3)
    assert accuracy == pytest.approx(metrics.accuracy(trainer.network, data.test), abs=2e-3)


def test_a_run_can_be_paused_resumed_and_gives_what_an_unbroken_one_gives(app: App) -> None:
    app.open("digits")
    app.fill("mnist-epochs", 20)  # on all digits: long enough to be paused on any machine
    uninterrupted = app.train()
    app.click("mnist-reset")
    app.click("mnist-run")
    app.wait_for_steps_of_training()
    app.click("mnist-run")
    app.wait_for_status("paused")
    expect(app.by_test_id("mnist-run")).to_have_text("Resume")
    assert app.train() == uninterrupted
