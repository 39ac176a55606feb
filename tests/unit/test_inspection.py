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
    epoch_done,
    finished,
    read_shard,
)

TEST_DIGITS = read_shard(TEST)
PICTURE = np.random.default_rng(0).random(784)


@pytest.fixture
def learned(lab: DigitsSession) -> NetworkInspection:
    return NetworkInspection(lab)


def test_the_pictures_of_the_units_are_their_weights(
    lab: DigitsSession, learned: NetworkInspection
) -> None:
    finished(lab)
    told = learned.units()
    assert told.sizes == [784, 8, 10]
    assert told.step == lab.shown_step
    assert told.biases == lab.network.biases[0].tolist()
    pictures = told.weights
    assert np.abs(pictures).max(axis=1).tolist() == [127] * 8
    weights = pictures / 127 * np.array(told.largest)[:, np.newaxis]
    step = np.array(told.largest)[:, np.newaxis] / 127
    assert (np.abs(weights - lab.network.weights[0]) <= 0.51 * step).all()


def test_a_unit_without_weights_is_blank(lab: DigitsSession, learned: NetworkInspection) -> None:
    lab.network.weights[0][2] = 0
    told = learned.units()
    assert not told.weights[2].any()
    assert told.largest[2] == 0


@pytest.mark.parametrize("recipe", ["document", "best"])
def test_contributions_and_bias_add_up_to_the_score_and_its_activation_is_the_output(
    lab: DigitsSession, recipe: str
) -> None:
    lab.configure(CHOSEN | {"recipe": recipe})
    finished(lab)
    network = lab.network
    told = explain(lab.network, PICTURE)
    hidden, outputs = (layer[0] for layer in network.layers(PICTURE.reshape(1, -1))[1:])
    assert told.lit == told.activations == hidden.tolist()
    assert told.outputs == outputs.tolist()
    contributions = told.contributions
    assert np.array_equal(told.weights, network.weights[1])
    assert np.array_equal(contributions, network.weights[1] * hidden)
    scores = np.array(told.scores)
    assert contributions.sum(axis=1) + told.biases == pytest.approx(scores, abs=1e-5)
    activation = pynn.activations.ACTIVATIONS[told.output_activation]
    assert activation.function(scores[np.newaxis])[0] == pytest.approx(outputs, abs=1e-5)


def loaded(lab: DigitsSession, *hidden: int) -> pynn.Network:
    file = io.BytesIO()
    pynn.Network([784, *hidden, 10], activation="tanh").save(file)
    lab.load(file.getvalue())
    return lab.network


def test_a_network_without_a_hidden_layer_adds_up_pixels(
    lab: DigitsSession, learned: NetworkInspection
) -> None:
    network = loaded(lab)
    assert learned.units().weights.shape == (10, 784)
    told = explain(lab.network, PICTURE)
    assert told.activations == pytest.approx(PICTURE)
    assert told.lit == told.outputs
    z = network.weights[0] @ PICTURE.astype(np.float32)
    assert told.contributions.sum(axis=1) == pytest.approx(z, abs=1e-4)


def test_of_two_hidden_layers_the_first_is_pictured_and_the_last_adds_up(
    lab: DigitsSession, learned: NetworkInspection
) -> None:
    network = loaded(lab, 20, 500)
    assert learned.units().sizes == [784, 20, 500, 10]
    told = explain(lab.network, PICTURE)
    first, last = (layer[0] for layer in network.layers(PICTURE.reshape(1, -1))[1:-1])
    assert told.lit == first.tolist()
    assert told.activations == last.tolist()
    assert np.array_equal(told.contributions, network.weights[-1] * last)


def wrong(lab: DigitsSession) -> tuple[NDArray[np.float32], NDArray[np.intp], NDArray[np.intp]]:
    """Outputs, truth and answers of the test digits, worked out on their own."""
    outputs = lab.network.forward(TEST_DIGITS.inputs / 255)
    return outputs, TEST_DIGITS.targets.argmax(axis=1), outputs.argmax(axis=1)


def test_the_confusion_counts_the_test_digits(lab: DigitsSession, learned: NetworkInspection) -> None:
    epoch_done(lab)
    _, truth, answers = wrong(lab)
    told = learned.confusion()
    assert told is not None
    assert sum(map(sum, told.counts)) == 1500
    assert told.counts[3][4] == ((truth == 3) & (answers == 4)).sum()
    assert told.accuracy == np.mean(truth == answers)


def test_it_is_told_which_step_was_evaluated(lab: DigitsSession, learned: NetworkInspection) -> None:
    def step() -> int:
        confusion = learned.confusion()
        assert confusion
        return confusion.step

    assert step() == 0
    per_epoch = epoch_done(lab).steps_per_epoch
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
    finished(lab)
    if untrained:
        lab.visit(0)
    outputs, truth, answers = wrong(lab)
    told = learned.mistakes()
    assert told is not None
    assert told.count == (truth != answers).sum()
    assert len(told.digits) == min(MOST, told.count)
    sure = [digit.answer_output for digit in told.digits]
    assert sure == sorted(sure, reverse=True)
    check_digits(told, outputs, truth, answers)


def check_digits(told: messages.TestDigitList, outputs: Any, truth: Any, answers: Any) -> None:
    for digit, image in zip(told.digits, told.pixels, strict=True):
        number = digit.number
        assert (digit.truth, digit.answer) == (truth[number], answers[number])
        assert digit.answer_output == pytest.approx(outputs[number].max(), abs=1e-6)
        assert digit.truth_output == pytest.approx(outputs[number, truth[number]], abs=1e-6)
        assert np.array_equal(image, TEST_DIGITS.inputs[number])


def test_a_cell_of_the_confusion_leads_to_its_digits(
    lab: DigitsSession, learned: NetworkInspection
) -> None:
    epoch_done(lab)
    for truth, answer in ((3, 3), (3, 4), (7, 0)):
        told, confusion = learned.confused(truth, answer), learned.confusion()
        assert told is not None
        assert confusion is not None
        assert told.count == confusion.counts[truth][answer]
        assert all((d.truth, d.answer) == (truth, answer) for d in told.digits)
        check_digits(told, *wrong(lab))


def test_a_test_digit_comes_by_its_number(lab: DigitsSession, learned: NetworkInspection) -> None:
    finished(lab)
    outputs, truth, answers = wrong(lab)
    told = learned.test_digit(" 1499 ")
    assert told is not None
    assert (told.digit.number, told.digit.truth, told.digit.answer) == (
        1499,
        truth[1499],
        answers[1499],
    )
    assert told.outputs == pytest.approx(outputs[1499].tolist(), abs=1e-6)
    assert np.array_equal(told.pixels, TEST_DIGITS.inputs[1499:1500])


@pytest.mark.parametrize("number", ["", "-1", "1500", "2.5", "seven", None])
def test_another_number_is_refused_in_words(learned: NetworkInspection, number: object) -> None:
    with pytest.raises(settings.SettingError, match=r"whole number from 0 to 1,499") as refused:
        learned.test_digit(number)
    assert refused.value.name == "test_digit"


def test_before_the_test_digits_are_there_nothing_is_said_of_them() -> None:
    learned = NetworkInspection(DigitsSession(DigitsData()))
    told = [learned.confusion(), learned.confused(1, 2), learned.mistakes(), learned.test_digit(5)]
    assert told == [None] * 4
    with pytest.raises(settings.SettingError, match="9,999"):
        learned.test_digit(10_000)
    assert learned.units().step == 0
