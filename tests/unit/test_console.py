"""The console: it runs, shows and completes code, and harms no lab."""

from typing import Any

import numpy as np
import pytest
from pynn_app.code_lab.console.outputs import MOST_PICTURES, MOST_TEXT
from pynn_app.dispatcher import Dispatcher
from pynn_protocol.plain import to_plain

from tests.unit.answering import answer_of
from tests.unit.as_page import as_lists
from tests.unit.catalogue_text import english
from tests.unit.made_up_mnist import give_test


def run(dispatcher: Dispatcher, text: str, *, at_once: bool = True) -> dict[str, Any]:
    """The answer to a text that is run."""
    answer = answer_of(dispatcher, "console.run", {"text": text, "at_once": at_once})
    assert "value" in answer, answer
    value: dict[str, Any] = answer["value"]
    return value


def outputs(dispatcher: Dispatcher, text: str) -> list[tuple[str, str]]:
    """Kind and text of each output."""
    return [
        (
            output["kind"],
            english(output["text"]) if output["kind"] == "note" else output.get("text", ""),
        )
        for output in run(dispatcher, text)["outputs"]
    ]


def only(dispatcher: Dispatcher, text: str) -> str:
    """The text of the only output."""
    ((_, output),) = outputs(dispatcher, text)
    return output


def picture(dispatcher: Dispatcher, text: str) -> dict[str, Any]:
    (found,) = [output for output in run(dispatcher, text)["outputs"] if output["kind"] == "picture"]
    return found


def completions(dispatcher: Dispatcher, before: str) -> list[str]:
    names: list[str] = answer_of(dispatcher, "console.complete", {"before": before})["value"]["names"]
    return names


# -- running ---------------------------------------------------------------------------------------


def test_the_last_value_is_shown_and_kept(dispatcher: Dispatcher) -> None:
    assert outputs(dispatcher, "network.weights[0].shape") == [("value", "(4, 3)")]
    assert outputs(dispatcher, "_[0] * 2") == [("value", "8")]
    assert outputs(dispatcher, "a = 1; b = 2\na + b") == [("value", "3")]
    assert outputs(dispatcher, "None") == []
    assert outputs(dispatcher, "") == []
    assert outputs(dispatcher, "# nothing") == []
    assert only(dispatcher, "np.arange(3) / 2") == "array([0. , 0.5, 1. ])"


def test_what_is_printed_comes_in_its_order_whatever_it_is_printed_to(dispatcher: Dispatcher) -> None:
    text = "import sys\nprint('one')\nprint('two', file=sys.stderr)\n3"
    assert outputs(dispatcher, text) == [("printed", "one\ntwo"), ("value", "3")]


def test_arrays_are_as_wide_as_can_be_seen_and_otherwise_as_one_wants_them(
    dispatcher: Dispatcher,
) -> None:
    def widest(columns: int) -> int:
        answer = answer_of(dispatcher, "console.run", {"text": "np.ones(99) / 3", "columns": columns})
        return max(map(len, answer["value"]["outputs"][0]["text"].splitlines()))

    with np.printoptions():  # put back afterwards
        run(dispatcher, "np.set_printoptions(precision=2)")
        assert 30 < widest(40) <= 40
        assert 110 < widest(120) <= 120
        assert widest(1) <= 24
        assert only(dispatcher, "np.ones(1) / 3") == "array([0.33])"


def test_too_much_is_cut_and_counted(dispatcher: Dispatcher) -> None:
    (_, printed), (kind, message) = outputs(dispatcher, "for _ in range(30): print('x' * 999)")
    assert len(printed) <= MOST_TEXT
    assert (kind, message) == ("note", "… and 10,000 more characters.")
    _, (kind, message) = outputs(dispatcher, "'x' * 30_000")
    assert (kind, message) == ("note", "… and 10,002 more characters.")


def test_an_error_is_shown_as_in_python_without_frames_of_the_console(
    dispatcher: Dispatcher,
) -> None:
    run(dispatcher, "def f(x):\n    return network.forward(x)")
    message = only(dispatcher, "f(3)")
    assert message.startswith(
        'Traceback (most recent call last):\n  File "<input 2>", line 1, in <module>'
    )
    assert '  File "<input 1>", line 2, in f\n    return network.forward(x)' in message
    assert '  File "pynn/network.py", line' in message
    assert message.endswith(
        "ValueError: x has shape (), but this network needs (examples, 3): one row for each example"
    )
    assert "pynn_app" not in message


def test_what_is_no_python_does_nothing_and_has_no_traceback(dispatcher: Dispatcher) -> None:
    message = only(dispatcher, "ran = 1\nx = = 3")
    assert message.splitlines()[0] == '  File "<input 1>", line 2'
    assert message.endswith("SyntaxError: invalid syntax")
    assert only(dispatcher, "'ran' in globals()") == "False"


def test_errors_that_lead_to_another_are_all_shown(dispatcher: Dispatcher) -> None:
    message = only(
        dispatcher, "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError from e"
    )
    assert "ZeroDivisionError: division by zero\n\nThe above exception was the direct cause" in message
    assert "pynn_app" not in message


@pytest.mark.parametrize(
    "text", ["exit()", "quit()", "import sys; sys.exit(3)", "raise SystemExit", "exit"]
)
def test_there_is_nothing_to_leave(shared_dispatcher: Dispatcher, text: str) -> None:
    ((kind, message),) = outputs(shared_dispatcher, text)
    assert kind == "note"
    assert "nothing to leave" in message


@pytest.mark.parametrize(
    "text",
    [
        "def f(): f()\nf()",
        "raise KeyboardInterrupt",
        "raise GeneratorExit",
        "x = '\ud800",
        "\0",
        "(" * 10_000,
        "class A:\n    def __repr__(self): return 1\nA()",
        "class A(Exception):\n    def __str__(self): 1 / 0\nraise A",
        "np.zeros(10**15)",
        "raise ExceptionGroup('many', [ValueError(1), TypeError(2)])",
        "input('name? ')",
    ],
)
def test_every_exception_is_shown(shared_dispatcher: Dispatcher, text: str) -> None:
    ((kind, message),) = outputs(shared_dispatcher, text)
    assert kind == "error"
    assert "pynn_app" not in message
    assert only(shared_dispatcher, "1 + 1") == "2"


def test_help_is_there(shared_dispatcher: Dispatcher) -> None:
    assert "by backpropagation" in only(shared_dispatcher, "help(network.gradients)")
    (names,) = run(shared_dispatcher, "help()")["outputs"]
    assert "digits_network" in [name["name"] for name in names["names"]]
    assert "no help on that" in only(shared_dispatcher, "help('no such thing')")


# -- a text that goes on ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "(",
        "for i in x:",
        "for i in x:\n    pass",
        "x = '''",
        "if 1:\n    (\n",
        "@f",
        "f(1,\n",
        "a = \\",
    ],
)
def test_incomplete_input_goes_on(shared_dispatcher: Dispatcher, text: str) -> None:
    assert run(shared_dispatcher, text, at_once=False) == {
        "complete": False,
        "outputs": [],
        "truth_table": None,
        "digits": None,
    }


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "for i in x:\n    pass\n",
        "x = (1,\n  2)",
        "if 1: pass",
        "x = = 1",
        "\0",
        "'''a\n  b'''",
        "",
    ],
)
def test_complete_input_is_run(dispatcher: Dispatcher, text: str) -> None:
    assert run(dispatcher, text, at_once=False)["complete"]


def test_incomplete_input_can_be_run_all_the_same(dispatcher: Dispatcher) -> None:
    assert only(dispatcher, "a = (").endswith("SyntaxError: '(' was never closed")


# -- names -----------------------------------------------------------------------------------------


def test_names_follow_the_edited_package_and_own_ones_stay(dispatcher: Dispatcher) -> None:
    run(dispatcher, "mine = 5; before = network, pynn, digits_network")
    texts = dispatcher.code_actions.package.originals
    edits = {"pynn/losses.py": f"{texts['pynn/losses.py']}\nADDED = 1\n"}
    assert "value" in answer_of(dispatcher, "code.apply", {"edits": edits})
    assert only(dispatcher, "mine, pynn.losses.ADDED") == "(5, 1)"
    assert only(dispatcher, "[a is b for a, b in zip(before, (network, pynn, digits_network))]") == (
        "[False, False, False]"
    )
    assert only(dispatcher, "isinstance(network, pynn.Network)") == "True"


def test_a_live_name_can_be_given_to_something_else_and_comes_back(dispatcher: Dispatcher) -> None:
    run(dispatcher, "x = 7")
    assert only(dispatcher, "x") == "7"
    run(dispatcher, "del x")
    assert only(dispatcher, "x.shape, y.shape") == "((4, 3), (4, 1))"


def test_names_follow_the_lab(dispatcher: Dispatcher) -> None:
    run(dispatcher, "before = network")
    table = {"kind": "2", "preset": "xor"}
    assert "value" in answer_of(dispatcher, "truth_table.set_table", table)
    assert only(dispatcher, "x.shape, network.sizes, before is network") == (
        "((4, 2), (2, 4, 1), False)"
    )


def test_the_table_is_changed_in_the_lab(dispatcher: Dispatcher) -> None:
    (error, message), (note, more) = outputs(dispatcher, "y[0] = 1")
    assert (error, note) == ("error", "note")
    assert "read-only" in message
    assert "y = y.copy()" in more


@pytest.mark.usefixtures("small_shards")
def test_digits_are_there_once_they_have_arrived(dispatcher: Dispatcher) -> None:
    (_, message), (_, more) = outputs(dispatcher, "digits")
    assert message.endswith("NameError: name 'digits' is not defined")
    assert "digits lab" in more
    give_test(dispatcher.labs.data)
    assert only(dispatcher, "digits.shape, labels.shape") == "((1500, 784), (1500,))"
    assert only(dispatcher, "digits_network.predict(digits[:9] / 255).shape") == "(9,)"


# -- the labs' networks ----------------------------------------------------------------------------


def test_a_changed_weight_is_seen_by_the_lab_and_is_a_step_of_its_history(
    dispatcher: Dispatcher,
) -> None:
    lab = dispatcher.labs.truth_table
    lab.advance(5)
    lab.visit(3)
    before = as_lists(to_plain(lab.state()))
    answer = run(dispatcher, "network.weights[0][0, 0] = 3")
    assert answer["digits"] is None
    state = answer["truth_table"]
    assert as_lists(state) == as_lists(to_plain(lab.state()))
    weights = [W.copy() for W in lab.network.weights]
    assert weights[0][0][0] == 3
    assert (state["step"], state["end"], state["branched_at"]) == (3, 3, 3)
    assert state["recording"] == before["recording"] + 1
    lab.advance(4)
    lab.visit(3)
    assert all(map(np.array_equal, lab.network.weights, weights))


def test_what_only_looks_is_no_change(dispatcher: Dispatcher) -> None:
    lab = dispatcher.labs.truth_table
    lab.advance(5)
    lab.visit(3)
    answer = run(dispatcher, "network.gradients(x, y).weights; pynn.gradient_check(network, x, y)")
    assert (answer["truth_table"], answer["digits"]) == (None, None)
    assert lab.state().end == 5


def test_another_array_is_taken_for_its_numbers(dispatcher: Dispatcher) -> None:
    network = dispatcher.labs.truth_table.network
    arrays = [*network.weights, *network.biases]
    run(dispatcher, "network.weights = [W + 1 for W in network.weights]; network.biases[1] = [2]")
    assert all(
        now is before for now, before in zip(network.weights + network.biases, arrays, strict=True)
    )
    assert network.biases[1].tolist() == [2]


@pytest.mark.parametrize(
    "text",
    [
        "network.weights[0] = 5",
        "network.weights[0][1, 1] = np.nan",
        "network.weights[0][1, 1] = 1e300",
        "network.weights = None",
        "del network.weights",
        "network.weights.pop()",
        "network.biases[0] = network.biases[0].astype(complex)",
        "network.weights[0] = network.weights[0].T; network.biases[0][0] = 1",
    ],
)
def test_what_no_network_can_have_is_put_back_and_reported(
    shared_dispatcher: Dispatcher, text: str
) -> None:
    lab = shared_dispatcher.labs.truth_table
    before = as_lists(to_plain(lab.state()))
    answer = run(shared_dispatcher, text)
    notes = [output["text"] for output in answer["outputs"] if output["kind"] == "note"]
    assert [note["id"] for note in notes] == ["console-network-restored"]
    assert english(notes[0]).startswith("network is as it was before: ")
    assert (answer["truth_table"], answer["digits"]) == (None, None)
    assert as_lists(to_plain(lab.state())) == before


@pytest.mark.usefixtures("small_shards")
def test_a_change_of_the_digits_network_is_evaluated_and_kept(dispatcher: Dispatcher) -> None:
    give_test(dispatcher.labs.data)
    lab = dispatcher.labs.digits
    progress = run(dispatcher, "for W in digits_network.weights: W[...] = 0")["digits"]
    assert not lab.network.weights[0].any()
    assert lab.evaluation
    outputs_now = lab.evaluation.outputs
    assert np.ptp(outputs_now, axis=0).max() == 0
    assert progress["accuracy"] == lab.evaluation.accuracy
    again = lab.resume(progress["settings"], progress["checkpoint"], 0, progress["accuracy"], [])
    assert again.step == 0
    assert not lab.network.weights[0].any()


# -- pictures --------------------------------------------------------------------------------------


def test_weights_of_a_unit_are_a_signed_picture(dispatcher: Dispatcher) -> None:
    image = picture(dispatcher, "show(digits_network.weights[0][3])")
    W = dispatcher.labs.digits.network.weights[0][3]
    assert (image["width"], image["height"], image["signed"], image["shape"]) == (28, 28, True, [784])
    assert (image["low"], image["high"]) == (W.min(), W.max())
    pixels = image["pixels"]
    assert np.abs(pixels).max() == 127
    np.testing.assert_allclose(pixels / 127 * np.abs(W).max(), W, atol=np.abs(W).max() / 250)


def test_ink_is_a_picture_from_0_to_255(dispatcher: Dispatcher) -> None:
    image = picture(dispatcher, "show([[0, 1], [2, 4]])")
    assert not image["signed"]
    assert list(image["pixels"]) == [0, 64, 128, 255]
    assert picture(dispatcher, "show(np.zeros((9, 9)))")["pixels"].tobytes() == bytes(81)
    assert list(picture(dispatcher, "show([[True, False]])")["pixels"]) == [255, 0]


def test_values_that_are_no_numbers_are_painted_as_0_and_counted(dispatcher: Dispatcher) -> None:
    image = picture(dispatcher, "show([[np.nan, 1, np.inf]])")
    assert (image["missing"], image["low"], image["high"]) == (2, 1, 1)
    assert list(image["pixels"]) == [0, 255, 0]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("np.zeros((8, 8))", True),
        ("np.zeros((200, 200))", True),
        ("np.zeros(784)", True),
        ("np.zeros((7, 8))", False),
        ("np.zeros((8, 201))", False),
        ("np.zeros(783)", False),
        ("np.zeros((8, 8), complex)", False),
        ("np.zeros((8, 8), object)", False),
    ],
)
def test_values_that_are_pictures_are_shown_as_such(
    shared_dispatcher: Dispatcher, text: str, shown: bool
) -> None:
    kinds = [kind for kind, _ in outputs(shared_dispatcher, text)]
    assert kinds == ["value", *["picture"] * shown]


def test_a_picture_says_more_than_a_thousand_numbers(dispatcher: Dispatcher) -> None:
    (_, output), _ = outputs(dispatcher, "np.eye(28)")
    assert output.count("...") > 1
    (_, output), _ = outputs(dispatcher, "np.eye(8)")
    assert "..." not in output


@pytest.mark.parametrize(
    "array",
    [
        "3",
        "'a'",
        "np.zeros(5)",
        "np.zeros((2, 2, 2))",
        "np.zeros((0, 3))",
        "np.zeros((1, 1001))",
        "[[1], [2, 3]]",
        "[[1j]]",
    ],
)
def test_what_is_no_picture_is_reported(shared_dispatcher: Dispatcher, array: str) -> None:
    message = only(shared_dispatcher, f"show({array})")
    assert "ValueError: " in message


def test_pictures_without_end_are_counted(dispatcher: Dispatcher) -> None:
    shown = outputs(dispatcher, "for _ in range(50): show([[1]])")
    assert [kind for kind, _ in shown].count("picture") == MOST_PICTURES
    assert shown[-1] == ("note", "… and 10 more pictures.")


# -- completion ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("net", "network"),
        ("1 + netw", "network"),
        ("network.wei", "weights"),
        ("network.weights[0].sh", "shape"),
        ("network.weights[-1].T.fl", "flatten"),
        ("f(network.bia", "biases"),
        ("pynn.Net", "Network"),
        ("whi", "while"),
        ("pri", "print"),
        ("np._c", "_core"),
    ],
)
def test_names_go_on(shared_dispatcher: Dispatcher, before: str, name: str) -> None:
    assert name in completions(shared_dispatcher, before)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "nonesuch.",
        "f().a",
        "network.weights[0:1].sh",
        "network..",
        "'a'.up",
        "3.",
        "x[9].",
        "x[9**9].",
    ],
)
def test_what_cannot_be_looked_up_does_not_go_on(shared_dispatcher: Dispatcher, before: str) -> None:
    assert completions(shared_dispatcher, before) == []


def test_private_names_are_offered_when_asked_for(shared_dispatcher: Dispatcher) -> None:
    offered = completions(shared_dispatcher, "network.")
    assert "weights" in offered
    assert not any(name.startswith("_") for name in offered)
    assert "__class__" in completions(shared_dispatcher, "network.__")


def test_names_are_sorted_and_not_too_many(dispatcher: Dispatcher) -> None:
    names = completions(dispatcher, "np.")
    assert names == sorted(names)
    assert len(names) == 200


def test_completion_runs_nobodys_code(dispatcher: Dispatcher) -> None:
    run(
        dispatcher,
        "ran = []\n"
        "class A:\n"
        "    @property\n"
        "    def p(self): ran.append('p')\n"
        "    def __getattr__(self, name): ran.append(name)\n"
        "    def __getitem__(self, number): ran.append(number)\n"
        "class L(list):\n"
        "    def __getitem__(self, number): ran.append(number)\n"
        "a = A(); l = L([1])",
    )
    for before in ("a.p.", "a.q.", "a[0].", "l[0].", "a.p", "a."):
        completions(dispatcher, before)
    assert only(dispatcher, "ran") == "[]"
