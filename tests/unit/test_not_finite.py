"""A gradient, loss or output that is not a finite number is reported as such, wherever it occurs."""

import math
from collections.abc import Iterator

import numpy as np
import pytest
from pynn_app.dispatcher import Dispatcher
from pynn_labs.errors import RunDiverged

from pynn import Diverged, Examples, Network, Trainer, metrics, truth_table
from pynn.backpropagation import Backprop
from tests.unit.answering import answer_of, value_of
from tests.unit.as_page import TruthTable
from tests.unit.catalogue_text import english, raises_matching
from tests.unit.conftest import open_dispatcher

BACKPROPAGATION = "pynn/backpropagation.py"
ACTIVATIONS = "pynn/activations.py"
WEIGHTS_RETURNED = "        return weights, biases\n"
RELU = "return (a > 0).astype(a.dtype)"


def run_on(dispatcher: Dispatcher, file: str, before: str, after: str) -> None:
    original = dispatcher.code_actions.package.originals[file]
    assert before in original
    answer = answer_of(dispatcher, "code.apply", {"edits": {file: original.replace(before, after, 1)}})
    assert "value" in answer, answer


def not_finite(numbers: str) -> str:
    return WEIGHTS_RETURNED.replace("return", f"{numbers}\n        return")


def test_check_all_names_the_gradient_that_is_nan_and_judges_the_others(dispatcher: Dispatcher) -> None:
    right = value_of(dispatcher, "truth_table.check_all")
    run_on(dispatcher, BACKPROPAGATION, WEIGHTS_RETURNED, not_finite("weights[0][0, 0] = np.nan"))
    checks = value_of(dispatcher, "truth_table.check_all")
    verdicts = checks["verdicts"]
    assert verdicts.pop("W1.1.1") == "not_finite"
    assert set(verdicts.values()) == {"agrees"}
    assert len(verdicts) == 20
    assert checks["errors"] == right["errors"] | {"W1.1.1": math.inf}
    state = value_of(dispatcher, "truth_table.select", name="W1.1.1")
    assert (state["check"], state["not_finite"]) == ("not_finite", ["W1.1.1"])
    state = value_of(dispatcher, "truth_table.select", name="W2.1.1")
    assert state["check"] == "agrees"


@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")  # 0 / 0, in the edited line
def test_a_relu_that_divides_by_zero_is_found(dispatcher: Dispatcher) -> None:
    run_on(dispatcher, ACTIVATIONS, RELU, "return a / a")
    chosen = value_of(dispatcher, "truth_table.state")["settings"] | {"activation": "relu"}
    value_of(dispatcher, "truth_table.configure", settings=chosen)
    value_of(dispatcher, "truth_table.set_table", kind="2", preset="xor")
    checks = value_of(dispatcher, "truth_table.check_all")
    assert "not_finite" in checks["verdicts"].values()


@pytest.fixture(scope="module", params=["np.nan", "np.inf"])
def spoilt_dispatcher(request: pytest.FixtureRequest) -> Iterator[Dispatcher]:
    """A page's Python whose gradients of layer 1 are not finite."""
    edit = not_finite(f"weights[0][...] = {request.param}")
    with open_dispatcher() as dispatcher:
        run_on(dispatcher, BACKPROPAGATION, WEIGHTS_RETURNED, edit)
        yield dispatcher


@pytest.mark.parametrize("biases", ["on", "off"])
@pytest.mark.parametrize("batch", ["all", "one"])
def test_a_step_with_a_gradient_that_is_not_finite_does_not_blame_the_learning_rate(
    spoilt_dispatcher: Dispatcher, biases: str, batch: str
) -> None:
    dispatcher = spoilt_dispatcher
    chosen = value_of(dispatcher, "truth_table.state")["settings"] | {"biases": biases, "batch": batch}
    value_of(dispatcher, "truth_table.configure", settings=chosen)
    assert value_of(dispatcher, "truth_table.reset")["step"] == 0
    answer = answer_of(dispatcher, "truth_table.advance", {"steps": 5})["error"]
    assert answer["kind"] == "diverged"
    message = english(answer["text"])
    assert "too large" not in message
    assert "The learning rate is not the cause: check the gradients" in message
    assert "the weights of layer 1 infinite or not a number" in message
    assert "The run is back at step 0, the last one whose loss is finite" in message
    state = value_of(dispatcher, "truth_table.state")
    assert state["step"] == 0
    assert np.isfinite(state["loss"])
    assert all(name.startswith("W1") for name in state["not_finite"])
    assert state["not_finite"]


def test_every_gradient_not_finite_does_not_blame_the_learning_rate_either(
    dispatcher: Dispatcher,
) -> None:
    spoilt = not_finite("weights, biases = [W * np.nan for W in weights], [b * np.nan for b in biases]")
    run_on(dispatcher, BACKPROPAGATION, WEIGHTS_RETURNED, spoilt)
    message = english(answer_of(dispatcher, "truth_table.advance", {"steps": 1})["error"]["text"])
    assert "so the learning rate is not the cause: check the gradients" in message


def test_a_step_that_ends_in_numbers_that_are_not_finite_is_reported_at_once() -> None:
    lab = TruthTable()
    lab.network.weights[0][0, 0] = math.nan  # as the console can
    lab.note_change()
    with raises_matching(RunDiverged, "No step was taken yet"):
        lab.advance(1)


EXAMPLES = Examples(np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([[0.0], [1.0]]))


class BrokenTrainer(Trainer):
    """A trainer that breaks a number of the network at a step, as a wrong gradient would."""

    def spoil(self, number: float) -> None:
        self.network.weights[1][0, 0] = number


@pytest.mark.parametrize("number", [math.nan, math.inf])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_layer_that_is_not_finite_is_named(number: float, dtype: type[np.floating]) -> None:
    network = Network([2, 3, 1], dtype=dtype, activation="identity", output_activation="identity")
    run = BrokenTrainer(network, EXAMPLES, learning_rate=0.1, batch_size=2, epochs=9)
    next(run)
    run.spoil(number)
    with pytest.raises(Diverged, match="the weights of layer 2 infinite") as raised:
        next(run)
    assert "learning rate is not the cause" in str(raised.value)


def test_a_forward_pass_that_goes_wrong_is_not_the_learning_rate_s_doing() -> None:
    examples = Examples(EXAMPLES.inputs.copy(), EXAMPLES.targets)
    run = Trainer(Network([2, 3, 1]), examples, learning_rate=0.1, batch_size=2, epochs=9)
    next(run)
    examples.inputs[0, 0] = math.nan
    with pytest.raises(Diverged, match="Every weight and bias is a finite number"):
        next(run)


def test_an_output_delta_that_is_not_a_number_is_not_the_learning_rate_s_doing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backward = Backprop.backward

    def broken_backward(self: Backprop) -> None:
        backward(self)
        self.deltas = [delta * math.nan for delta in self.deltas]

    monkeypatch.setattr(Backprop, "backward", broken_backward)
    run = Trainer(Network([2, 3, 1]), EXAMPLES, learning_rate=0.1, batch_size=2, epochs=9)
    next(run)
    with pytest.raises(Diverged, match="the weights of layer 2 infinite or not a number"):
        next(run)


def test_an_example_whose_output_is_not_a_number_is_no_right_answer() -> None:
    examples = truth_table.boolean_function(2, [0, 0, 0, 0])
    network = Network([2, 1])
    network.weights[0][0, 0] = math.nan
    assert metrics.accuracy(network, examples) == 0
    assert metrics.evaluate(network, examples).mistakes().tolist() == [0, 1, 2, 3]
    digits = Examples(np.eye(3), np.eye(3))
    wide = Network([3, 3])
    wide.biases[0][:] = math.nan
    assert metrics.accuracy(wide, digits) == 0
