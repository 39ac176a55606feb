import io
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from pynn_labs.digits.data import DigitsData
from pynn_labs.digits.drawings import explain
from pynn_labs.digits.inspection import MOST, NetworkInspection
from pynn_labs.digits.session import DigitsSession
from pynn_protocol import messages

import pynn
from pynn import settings
from tests.unit.made_up_mnist import (
    CHOSEN,
    TEST,
    read_shard,
    train_epoch,
    train_to_end,
)

TEST_DIGITS = read_shard(TEST)
PICTURE = np.random.default_rng(0).random(784)


@pytest.fixture
def learned(lab: DigitsSession) -> NetworkInspection:
    return NetworkInspection(lab)


def test_the_pictures_of_the_units_are_their_weights(
    lab: DigitsSession, learned: NetworkInspection
) -> None:
    train_to_end(lab)
    units = learned.units()
    assert units.sizes == [784, 8, 10]
    assert units.step == lab.shown_step
    assert units.biases == lab.network.biases[0].tolist()
    pictures = units.weights
    assert np.abs(pictures).max(axis=1).tolist() == [127] * 8
    weights = pictures / 127 * np.array(units.largest)[:, np.newaxis]
    step = np.array(units.largest)[:, np.newaxis] / 127
    assert (np.abs(weights - lab.network.weights[0]) <= 0.51 * step).all()


def test_a_unit_without_weights_is_blank(lab: DigitsSession, learned: NetworkInspection) -> None:
    lab.network.weights[0][2] = 0
    units = learned.units()
    assert not units.weights[2].any()
    assert units.largest[2] == 0


@pytest.mark.parametrize("recipe", ["document", "best"])
def test_contributions_and_bias_add_up_to_the_score_and_its_activation_is_the_output(
    lab: DigitsSession, recipe: str
) -> None:
    lab.configure(CHOSEN | {"recipe": recipe})
    train_to_end(lab)
    network = lab.network
    explanation = explain(lab.network, PICTURE)
    hidden, outputs = (layer[0] for layer in network.layers(PICTURE.reshape(1, -1))[1:])
    assert explanation.lit == explanation.activations == hidden.tolist()
    assert explanation.outputs == outputs.tolist()
    contributions = explanation.contributions
    assert np.array_equal(explanation.weights, network.weights[1])
    assert np.array_equal(contributions, network.weights[1] * hidden)
    scores = np.array(explanation.scores)
    assert contributions.sum(axis=1) + explanation.biases == pytest.approx(scores, abs=1e-5)
    activation = pynn.activations.ACTIVATIONS[explanation.output_activation]
    assert activation.function(scores[np.newaxis])[0] == pytest.approx(outputs, abs=1e-5)


def load_network(lab: DigitsSession, *hidden: int) -> pynn.Network:
    file = io.BytesIO()
    pynn.Network([784, *hidden, 10], activation="tanh").save(file)
    lab.load(file.getvalue())
    return lab.network


def test_a_network_without_a_hidden_layer_adds_up_pixels(
    lab: DigitsSession, learned: NetworkInspection
) -> None:
    network = load_network(lab)
    assert learned.units().weights.shape == (10, 784)
    explanation = explain(lab.network, PICTURE)
    assert explanation.activations == pytest.approx(PICTURE)
    assert explanation.lit == explanation.outputs
    z = network.weights[0] @ PICTURE.astype(np.float32)
    assert explanation.contributions.sum(axis=1) == pytest.approx(z, abs=1e-4)


def test_of_two_hidden_layers_the_first_is_pictured_and_the_last_adds_up(
    lab: DigitsSession, learned: NetworkInspection
) -> None:
    network = load_network(lab, 20, 500)
    assert learned.units().sizes == [784, 20, 500, 10]
    explanation = explain(lab.network, PICTURE)
    first, last = (layer[0] for layer in network.layers(PICTURE.reshape(1, -1))[1:-1])
    assert explanation.lit == first.tolist()
    assert explanation.activations == last.tolist()
    assert np.array_equal(explanation.contributions, network.weights[-1] * last)


def wrong(lab: DigitsSession) -> tuple[NDArray[np.float32], NDArray[np.intp], NDArray[np.intp]]:
    """Outputs, truth and answers of the test digits, worked out on their own."""
    outputs = lab.network.forward(TEST_DIGITS.inputs / 255)
    return outputs, TEST_DIGITS.targets.argmax(axis=1), outputs.argmax(axis=1)


def test_the_confusion_counts_the_test_digits(lab: DigitsSession, learned: NetworkInspection) -> None:
    train_epoch(lab)
    _, truth, answers = wrong(lab)
    confusion = learned.confusion()
    assert confusion is not None
    assert sum(map(sum, confusion.counts)) == 1500
    assert confusion.counts[3][4] == ((truth == 3) & (answers == 4)).sum()
    assert confusion.accuracy == np.mean(truth == answers)


def test_the_evaluated_step_is_named(lab: DigitsSession, learned: NetworkInspection) -> None:
    def step() -> int:
        confusion = learned.confusion()
        assert confusion
        return confusion.step

    assert step() == 0
    per_epoch = train_epoch(lab).steps_per_epoch
    while lab.shown_step == per_epoch:
        lab.advance(seconds=0)
    assert step() == per_epoch  # though the network is beyond it
    lab.visit(3)
    assert step() == 3
    lab.visit(None)
    lab.load(lab.save().model)
    assert step() == 0


@pytest.mark.parametrize("untrained", [True, False])
def test_mistakes_are_those_of_the_network_the_surest_first(
    lab: DigitsSession, learned: NetworkInspection, untrained: bool
) -> None:
    train_to_end(lab)
    if untrained:
        lab.visit(0)
    outputs, truth, answers = wrong(lab)
    mistakes = learned.mistakes()
    assert mistakes is not None
    assert mistakes.count == (truth != answers).sum()
    assert len(mistakes.digits) == min(MOST, mistakes.count)
    sure = [digit.answer_output for digit in mistakes.digits]
    assert sure == sorted(sure, reverse=True)
    check_digits(mistakes, outputs, truth, answers)


def check_digits(digit_list: messages.TestDigitList, outputs: Any, truth: Any, answers: Any) -> None:
    for digit, image in zip(digit_list.digits, digit_list.pixels, strict=True):
        number = digit.number
        assert (digit.truth, digit.answer) == (truth[number], answers[number])
        assert digit.answer_output == pytest.approx(outputs[number].max(), abs=1e-6)
        assert digit.truth_output == pytest.approx(outputs[number, truth[number]], abs=1e-6)
        assert np.array_equal(image, TEST_DIGITS.inputs[number])


def test_a_cell_of_the_confusion_leads_to_its_digits(
    lab: DigitsSession, learned: NetworkInspection
) -> None:
    train_epoch(lab)
    for truth, answer in ((3, 3), (3, 4), (7, 0)):
        confused, confusion = learned.confused(truth, answer), learned.confusion()
        assert confused is not None
        assert confusion is not None
        assert confused.count == confusion.counts[truth][answer]
        assert len(confused.digits) == min(MOST, confused.count)
        assert all((d.truth, d.answer) == (truth, answer) for d in confused.digits)
        check_digits(confused, *wrong(lab))


def test_a_test_digit_comes_by_its_number(lab: DigitsSession, learned: NetworkInspection) -> None:
    train_to_end(lab)
    outputs, truth, answers = wrong(lab)
    found = learned.test_digit(" 1499 ")
    assert found is not None
    assert (found.digit.number, found.digit.truth, found.digit.answer) == (
        1499,
        truth[1499],
        answers[1499],
    )
    assert found.outputs == pytest.approx(outputs[1499].tolist(), abs=1e-6)
    assert np.array_equal(found.pixels, TEST_DIGITS.inputs[1499:1500])


@pytest.mark.parametrize("number", ["", "-1", "1500", "2.5", "seven", None])
def test_another_number_is_refused_in_words(learned: NetworkInspection, number: object) -> None:
    with pytest.raises(settings.SettingError, match=r"whole number from 0 to 1,499") as raised:
        learned.test_digit(number)
    assert raised.value.name == "test_digit"


def test_before_the_test_digits_are_there_nothing_is_said_of_them() -> None:
    learned = NetworkInspection(DigitsSession(DigitsData()))
    answers = [learned.confusion(), learned.confused(1, 2), learned.mistakes(), learned.test_digit(5)]
    assert answers == [None] * 4
    with pytest.raises(settings.SettingError, match="9,999"):
        learned.test_digit(10_000)
    assert learned.units().step == 0
