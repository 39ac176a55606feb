"""Fill-in exercises: every right solution passes, and a mistake is explained where it is."""

import ast
import textwrap
from typing import Any

import pytest
from pynn_app.code_lab.exercises.blanking import blanked, put_back
from pynn_app.code_lab.exercises.blanks import BLANKS
from pynn_app.dispatcher import Dispatcher
from pynn_protocol.errors import RejectedInput
from pynn_protocol.messages import CatalogueText

from tests.unit.answering import answer_of
from tests.unit.catalogue_text import english

BY_KEY = {blank.key: blank for blank in BLANKS}

RIGHT = {
    "sigmoid": [
        "return 1 / (1 + np.exp(np.minimum(-z, _EXP_LIMIT[z.dtype])))",
        "return 0.5 * (1 + np.tanh(z / 2))",
        """
        result = np.empty_like(z)
        big = z >= 0
        result[big] = 1 / (1 + np.exp(-z[big]))
        small = np.exp(z[~big])
        result[~big] = small / (1 + small)
        return result
        """,
        "return np.exp(-np.logaddexp(0, -z))",
    ],
    "forward": [
        """
        net = self.network
        self.values = [self._x]
        for l in range(len(net.weights)):
            z = np.einsum("ji,mi->mj", net.weights[l], self.values[l]) + net.biases[l]
            f = net.hidden if l + 1 < len(net.weights) else net.loss_function.activation
            self.values += [f.function(z)]
        if self._y is None:
            return
        losses = net.loss_function.value(z, self.values[-1], self._y)
        self.loss = sum(losses) / len(losses)
        self.hits = sum(a == b for a, b in zip(classes(self.values[-1]), classes(self._y)))
        """,
        """
        x, values = self._x, [self._x]
        *hidden, (W, b) = zip(self.network.weights, self.network.biases)
        for V, c in hidden:
            x = self.network.hidden.function((V @ x.T).T + c)
            values.append(x)
        z = x @ W.T + b
        values.append(self.network.loss_function.activation.function(z))
        self.values = values
        if self._y is not None:
            self.loss = np.mean(self.network.loss_function.value(z, values[-1], self._y))
            self.hits = (classes(values[-1]) == classes(self._y)).sum()
        """,
    ],
    "backward": [
        """
        net, m = self.network, len(self._x)
        delta = net.loss_function.delta(self.values[-1], self._y) / m
        deltas = [delta]
        for W, x in zip(net.weights[:0:-1], self.values[-2:0:-1]):
            delta = net.hidden.backward(x, delta @ W)
            deltas.append(delta)
        self.deltas = deltas[::-1]
        """,
        """
        net = self.network
        self.deltas = [None] * len(net.weights)
        for l in reversed(range(len(net.weights))):
            if l == len(net.weights) - 1:
                self.deltas[l] = net.loss_function.delta(self.values[-1], self._y) * (1 / len(self._y))
            else:
                carried = np.einsum("mk,kj->mj", self.deltas[l + 1], net.weights[l + 1])
                slope = net.hidden.backward(self.values[l + 1], np.ones_like(carried))
                self.deltas[l] = carried * slope
        """,
    ],
    "gradients": [
        """
        weights, biases = [], []
        for layer in range(len(self.deltas)):
            weights.append(np.einsum("mj,mi->ji", self.deltas[layer], self.values[layer]))
            biases.append(np.ones(len(self.deltas[layer])) @ self.deltas[layer])
        return weights, biases
        """,
        """
        pairs = list(zip(self.deltas, self.values))
        weights = [sum(np.outer(d, v) for d, v in zip(delta, x)) for delta, x in pairs]
        return weights, [np.sum(delta, 0) for delta, _ in pairs]
        """,
    ],
    "descend": [
        """
        for w, g in zip(parameters, gradients):
            w -= w.dtype.type(factor * self.learning_rate) * g
        """,
        """
        for w, g in zip(parameters, gradients):
            w[...] = w - factor * self.learning_rate * g
        """,
        """
        for i, w in enumerate(parameters):
            if w.ndim == 2:
                np.subtract(w, factor * self.learning_rate * gradients[i], out=w)
            else:
                w += -factor * self.learning_rate * gradients[i]
        """,
    ],
    "softmax": [
        """
        e = np.exp(z - np.max(z, 1, keepdims=True))
        return e / e.sum(1)[:, None]
        """,
        "return np.array([np.exp(r - r.max()) / np.exp(r - r.max()).sum() for r in z])",
        """
        return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))
        """,
    ],
}

WRONG = {
    "sigmoid": [
        ("return 1 / (1 + np.exp(z))", "σ(ln 3) = ¾,  σ(−ln 3) = ¼", "expected was"),
        ("return 1 / 1 + np.exp(-z)", "σ(0) = ½", "σ(0)[0] is 2; expected was 0.5."),
        ("return np.tanh(z)", "σ(0) = ½", "σ(0)[0] is 0; expected was 0.5."),
        ("return np.exp(z)", "σ(0) = ½", "σ(0)[0] is 1; expected was 0.5."),
        ("1 / (1 + np.exp(-z))", "σ(0) = ½", "σ(0) is None; expected was an array of the shape (1,)."),
        (
            "return np.float64(0.5)",
            "σ(0) = ½",
            "σ(0) is 0.5; expected was an array of the shape (1,).",
        ),
        (
            "return 1 / (1 + np.exp(-z))",
            "No z is too large: nothing overflows",
            "np.exp overflows where z holds 1,000.",
        ),
        (
            "return 1 / (1 + np.exp(np.minimum(-z, 80).astype(float)))",
            "float32 stays float32",
            "In float32, σ(z).dtype is float64; expected was float32.",
        ),
        (
            "z *= 0.5\nreturn 0.5 * (1 + np.tanh(z))",
            "It does not change z",
            "z has changed: leave it as it is, and work on a copy.",
        ),
    ],
    "forward": [
        (
            "self.values.append(1)",
            "values holds one array for each layer: x⁽⁰⁾, x⁽¹⁾, ŷ",
            "AttributeError",
        ),
        ("pass", "values holds one array for each layer: x⁽⁰⁾, x⁽¹⁾, ŷ", "AttributeError"),
        (
            "without the first",
            "values holds one array for each layer: x⁽⁰⁾, x⁽¹⁾, ŷ",
            "IndexError: list index out of range",
        ),
        (
            "loses the inputs",
            "values holds one array for each layer: x⁽⁰⁾, x⁽¹⁾, ŷ",
            "len(values) is 2; expected was 3.",
        ),
        ("no bias", "x⁽¹⁾ = σ(W⁽¹⁾ x⁽⁰⁾ + b⁽¹⁾)", "expected was"),
        (
            "not transposed",
            "values holds one array for each layer: x⁽⁰⁾, x⁽¹⁾, ŷ",
            "ValueError: matmul",
        ),
        ("z kept", "x⁽¹⁾ = σ(W⁽¹⁾ x⁽⁰⁾ + b⁽¹⁾)", "expected was"),
        (
            "one activation",
            "Hidden layers have one activation, and the output its own",
            "With identity, ŷ",
        ),
        (
            "sum",
            "L is summed over outputs and averaged over examples",
            "L is 4.17471; expected was 0.834942.",
        ),
        ("own formula", "With cross_entropy, L = ", "expected was"),
        ("always a loss", "Without targets there is still ŷ", "TypeError"),
        ("no hits", "hits counts the examples that are put into their class", "AttributeError"),
    ],
    "backward": [
        ("no mean", "δ⁽²⁾ = 2 (ŷ − y) σ′(z⁽²⁾) / m", "δ⁽²⁾ is 5 times what was expected, everywhere."),
        ("half", "δ⁽²⁾ = 2 (ŷ − y) σ′(z⁽²⁾) / m", "δ⁽²⁾ is 0.5 times what was expected, everywhere."),
        ("sign", "δ⁽²⁾ = 2 (ŷ − y) σ′(z⁽²⁾) / m", "δ⁽²⁾ has the opposite sign everywhere."),
        ("own formula", "With cross_entropy, δ⁽²⁾ = (ŷ − y) / m", "δ⁽²⁾[0, "),
        ("no sigma prime", "δ⁽¹⁾ = σ′(z⁽¹⁾) · Σ δ⁽²⁾ W⁽²⁾, of your δ⁽²⁾", "δ⁽¹⁾["),
        (
            "transposed",
            "deltas holds one array for each layer: δ⁽¹⁾, δ⁽²⁾",
            "ValueError",
        ),
        (
            "backwards",
            "δ⁽²⁾ = 2 (ŷ − y) σ′(z⁽²⁾) / m",
            "δ⁽²⁾ is an array of the shape (5, 4); expected",
        ),
        (
            "mean again",
            "δ⁽¹⁾ = σ′(z⁽¹⁾) · Σ δ⁽²⁾ W⁽²⁾, of your δ⁽²⁾",
            "δ⁽¹⁾ is 0.2 times what was expected",
        ),
        ("only sigmoid", "σ′ is that of the hidden layers’ activation: tanh, too", "backprop says"),
        (
            "output only",
            "deltas holds one array for each layer: δ⁽¹⁾, δ⁽²⁾",
            "len(deltas) is 1",
        ),
        ("two layers", "It goes through any number of layers", "ValueError"),
        ("new weights", "δ⁽¹⁾ = σ′(z⁽¹⁾) · Σ δ⁽²⁾ W⁽²⁾, of your δ⁽²⁾", "δ⁽¹⁾["),
        (
            "weights changed",
            "It does not change W, b",
            "W⁽²⁾ has changed: leave it as it is",
        ),
    ],
    "gradients": [
        (
            "return [d.T @ x for d, x in zip(self.deltas, self.values)]",
            "It returns two lists, of ∂L/∂W and of ∂L/∂b, with an array for each layer",
            "gradients()[0] is an array of float64; expected was a list of arrays",
        ),
        (
            "pass",
            "It returns two lists, of ∂L/∂W and of ∂L/∂b, with an array for each layer",
            "gradients() is None; expected was a pair of lists.",
        ),
        ("x.T @ d, d.sum(axis=0)", "∂L/∂W⁽²⁾ has the shape of W⁽²⁾", "rows and columns are exchanged"),
        ("d.T @ x / len(d), d.sum(axis=0)", "∂L/∂W⁽²⁾ has the shape", "is 0.2 times what was expected"),
        (
            "d.T @ x, d.mean(axis=0)",
            "∂L/∂b⁽²⁾ has the shape",
            "∂L/∂b⁽²⁾ is 0.2 times what was expected",
        ),
        (
            "d.T @ x, d.sum(axis=1)",
            "∂L/∂b⁽²⁾ has the shape",
            "shape (5,); expected was an array of the shape (2,)",
        ),
        ("d.T @ x, d.sum()", "∂L/∂b⁽²⁾ has the shape", "expected was an array of the shape (2,)"),
        ("d.T @ x, d.sum(axis=0, keepdims=True)", "∂L/∂b⁽²⁾ has the shape", "shape (1, 2)"),
        ("d.T @ x, d", "∂L/∂b⁽²⁾ has the shape", "shape (5, 2)"),
        ("-d.T @ x, -d.sum(axis=0)", "∂L/∂W⁽²⁾ has the shape", "has the opposite sign everywhere"),
        ("2 * d.T @ x, d.sum(axis=0)", "∂L/∂W⁽²⁾ has the shape", "is 2 times what was expected"),
    ],
    "descend": [
        (
            "w = w - xi * g",
            "W⁽¹⁾ ← W⁽¹⁾ − ξ ∂L/∂W⁽¹⁾",
            "is 0 everywhere, and should not be.",
        ),
        ("w += xi * g", "W⁽¹⁾ ← W⁽¹⁾ − ξ ∂L/∂W⁽¹⁾", "has the opposite sign everywhere"),
        ("w -= g", "W⁽¹⁾ ← W⁽¹⁾ − ξ ∂L/∂W⁽¹⁾", "is 2 times what was expected"),
        ("w -= xi * g / len(w)", "W⁽¹⁾ ← W⁽¹⁾ − ξ ∂L/∂W⁽¹⁾", "0.25 times what was expected"),
        ("only weights", "b⁽¹⁾ ← b⁽¹⁾ − ξ ∂L/∂b⁽¹⁾", "is 0 everywhere, and should not be."),
        (
            "new arrays",
            "The arrays are changed in place, not exchanged for new ones",
            "W⁽¹⁾ is not changed in place",
        ),
        (
            "biases always",
            "A network without biases is right, too",
            "IndexError: list index out of range",
        ),
        (
            "float64",
            "float32 stays float32",
            "In float32, W⁽¹⁾.dtype is float64; expected was float32.",
        ),
        ("in the first layer only", "W⁽²⁾ ← W⁽²⁾ − ξ ∂L/∂W⁽²⁾", "is 0 everywhere, and should not be."),
    ],
    "softmax": [
        (
            "return np.exp(z) / np.exp(z).sum()",
            "Every row, one example, sums to 1",
            "softmax(z).sum(axis=1)",
        ),
        ("e = np.exp(z)\nreturn e / e.sum(axis=0)", "softmax([[1, 1]]) = [[½, ½]]", "is 2 times"),
        ("e = np.exp(z)\nreturn e / e.sum(axis=1)", "Every row, one example, sums to 1", "ValueError"),
        (
            "return z / z.sum(axis=1, keepdims=True)",
            "softmax([[ln 1, ln 2, ln 5]]) = [[⅛, ¼, ⅝]]",
            "softmax([[ln 1, ln 2, ln 5]])",
        ),
        (
            "e = np.exp(z)\nreturn e / e.sum(axis=1, keepdims=True)",
            "No z is too large: nothing overflows",
            "np.exp overflows where z holds 1,000.",
        ),
        (
            "e = np.exp(z - z.max())\nreturn e / e.sum(axis=1, keepdims=True)",
            "No z is too large: nothing overflows",
            "not finite: nan.",
        ),
        (
            "z -= z.max(1, keepdims=True)\nreturn np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)",
            "It does not change z",
            "z has changed",
        ),
        (
            "return np.exp(z)",
            "softmax([[1, 1]]) = [[½, ½]]",
            "times what was expected, everywhere.",
        ),
    ],
}
"""Bodies, or names of changes in ``CHANGES``; the first test that fails, and its explanation."""

_FORWARD, _BACKWARD = RIGHT["forward"][0], RIGHT["backward"][0]
CHANGES = {
    "forward": {
        "without the first": ("self.values = [self._x]\n", "self.values, x = [], self._x\n"),
        "loses the inputs": ("self.loss = ", "self.values = self.values[1:]\nself.loss = "),
        "no bias": (" + net.biases[l]", ""),
        "not transposed": (
            'np.einsum("ji,mi->mj", net.weights[l], self.values[l])',
            "self.values[l] @ net.weights[l]",
        ),
        "z kept": ("[f.function(z)]", "[z]"),
        "one activation": (
            "f = net.hidden if l + 1 < len(net.weights) else net.loss_function.activation",
            "f = net.hidden",
        ),
        "sum": (" / len(losses)", ""),
        "own formula": (
            "net.loss_function.value(z, self.values[-1], self._y)",
            "((self._y - self.values[-1]) ** 2).sum(axis=1)",
        ),
        "always a loss": ("if self._y is None:\n    return\n", ""),
        "no hits": ("self.hits", "hits"),
    },
    "backward": {
        "no mean": (" / m", ""),
        "half": (" / m", " / m / 2"),
        "sign": ("delta = net.loss_function", "delta = -net.loss_function"),
        "own formula": (
            "net.loss_function.delta(self.values[-1], self._y)",
            "2 * (self.values[-1] - self._y) * self.values[-1] * (1 - self.values[-1])",
        ),
        "no sigma prime": ("net.hidden.backward(x, delta @ W)", "delta @ W"),
        "transposed": ("delta @ W", "delta @ W.T"),
        "backwards": ("deltas[::-1]", "deltas"),
        "mean again": ("delta @ W)", "delta @ W) / m"),
        "only sigmoid": ("net.hidden.backward(x, delta @ W)", "(delta @ W) * x * (1 - x)"),
        "output only": ("deltas.append(delta)", "pass"),
        "two layers": (
            "net.weights[:0:-1], self.values[-2:0:-1]",
            "net.weights[1:2], self.values[1:2]",
        ),
        "new weights": ("delta @ W)", "delta @ (W - delta.T @ x))"),
        "weights changed": ("self.deltas = ", "net.weights[1] *= 0.9\nself.deltas = "),
    },
    "descend": {},
}
DESCENTS = {
    "only weights": """
        for w, g in zip(parameters, gradients):
            if w.ndim == 2:
                w -= xi * g
        """,
    "new arrays": "parameters[:] = [w - xi * g for w, g in zip(parameters, gradients)]",
    "biases always": """
        layers = sum(g.ndim == 2 for g in gradients)
        for l in range(layers):
            parameters[l] -= xi * gradients[l]
            parameters[layers + l] -= xi * gradients[layers + l]
        """,
    "float64": """
        for w, g in zip(parameters, gradients):
            w -= xi * g
        if parameters[0].dtype == np.float32:
            parameters[:] = [w.astype(float) for w in parameters]
        """,
    "in the first layer only": """
        first = next(i for i, g in enumerate(gradients) if g.ndim == 1)
        parameters[0] -= xi * gradients[0]
        parameters[first] -= xi * gradients[first]
        """,
}


def body_of(key: str, wrong: str) -> str:
    """The body of a function, right or wrong, as a student writes it."""
    if key in ("forward", "backward") and wrong in CHANGES[key]:
        right = textwrap.dedent(RIGHT[key][0]).strip()
        before, after = CHANGES[key][wrong]
        assert before in right
        return right.replace(before, after)
    if key == "descend":
        if wrong in DESCENTS:
            body = textwrap.dedent(DESCENTS[wrong]).strip()
        else:
            body = f"for w, g in zip(parameters, gradients):\n    {wrong}"
        return f"xi = factor * self.learning_rate\n{body}"
    if key == "gradients" and "return" not in wrong and wrong != "pass":
        return (
            f"both = [({wrong}) for d, x in zip(self.deltas, self.values)]\n"
            "return [w for w, _ in both], [b for _, b in both]"
        )
    return wrong


def filled_in(dispatcher: Dispatcher, key: str, body: str) -> dict[str, str]:
    """The edits of a student who has blanked the function, and then written this body."""
    made = answer_of(dispatcher, "exercises.begin", {"name": key, "edits": {}})["value"]
    assert "NotImplementedError" in made["text"]
    lines = made["text"].splitlines(keepends=True)
    (at,) = [number for number, line in enumerate(lines) if "is still blank" in line]
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    lines[at] = textwrap.indent(textwrap.dedent(body).strip(), indent) + "\n"
    return {made["file"]: "".join(lines)}


def judgement(dispatcher: Dispatcher, key: str, edits: dict[str, str]) -> Any:
    answer = answer_of(dispatcher, "exercises.judge", {"name": key, "edits": edits})
    assert "value" in answer, answer
    return answer["value"]


@pytest.mark.parametrize("key", BY_KEY)
def test_the_package_as_it_was_written_passes(shared_dispatcher: Dispatcher, key: str) -> None:
    result = judgement(shared_dispatcher, key, {})
    assert result["passed"], result


@pytest.mark.parametrize(
    ("key", "body"), [(key, body) for key, bodies in RIGHT.items() for body in bodies]
)
def test_every_right_way_to_write_it_passes(shared_dispatcher: Dispatcher, key: str, body: str) -> None:
    result = judgement(shared_dispatcher, key, filled_in(shared_dispatcher, key, body))
    assert result["passed"], [test for test in result["tests"] if test["state"] != "passed"]


@pytest.mark.parametrize(
    ("key", "wrong", "title", "explanation"),
    [(key, *case) for key, cases in WRONG.items() for case in cases],
)
def test_a_mistake_is_explained_where_it_is(
    shared_dispatcher: Dispatcher, key: str, wrong: str, title: str, explanation: str
) -> None:
    edits = filled_in(shared_dispatcher, key, body_of(key, wrong))
    result = judgement(shared_dispatcher, key, edits)
    assert not result["passed"]
    first = next(test for test in result["tests"] if test["state"] == "failed")
    assert english(first["title"]).startswith(title), first
    assert explanation in english(first["explanation"]), first


@pytest.mark.parametrize("key", BY_KEY)
def test_a_blank_body_says_so_once(shared_dispatcher: Dispatcher, key: str) -> None:
    made = answer_of(shared_dispatcher, "exercises.begin", {"name": key, "edits": {}})["value"]
    tests = judgement(shared_dispatcher, key, {made["file"]: made["text"]})["tests"]
    states = [test["state"] for test in tests]
    assert states == ["failed"] + ["waiting"] * (len(tests) - 1)
    explanation = english(tests[0]["explanation"])
    assert f"{BY_KEY[key].function}: this body is still blank" in explanation
    assert tests[0]["trace"]["file"] == made["file"]
    line = made["text"].splitlines()[tests[0]["trace"]["line"] - 1]
    assert "NotImplementedError" in line


@pytest.mark.parametrize("key", BY_KEY)
def test_a_blank_keeps_signature_and_docstring_and_can_be_put_back(
    shared_dispatcher: Dispatcher, key: str
) -> None:
    original = shared_dispatcher.code_actions.package.originals[BY_KEY[key].file]
    made = answer_of(shared_dispatcher, "exercises.begin", {"name": key, "edits": {}})["value"]
    before, after = (_function(text, BY_KEY[key].function) for text in (original, made["text"]))
    assert ast.dump(before.args) == ast.dump(after.args)
    assert ast.get_docstring(before) == ast.get_docstring(after)
    assert len(after.body) == 2
    assert (made["first"], made["last"]) == (after.lineno, after.end_lineno)
    assert all(len(line) <= 104 for line in made["text"].splitlines())
    edits = {made["file"]: made["text"]}
    undone = answer_of(shared_dispatcher, "exercises.undo", {"name": key, "edits": edits})["value"]
    assert undone["text"] == original


def _function(text: str, name: str) -> ast.FunctionDef:
    within: Any = ast.parse(text)
    for part in name.split("."):
        (within,) = [statement for statement in within.body if getattr(statement, "name", "") == part]
    assert isinstance(within, ast.FunctionDef)
    return within


def test_hints_come_in_threes_or_fours_and_are_not_the_solution(shared_dispatcher: Dispatcher) -> None:
    catalogue = answer_of(shared_dispatcher, "exercises.catalogue", {})["value"]
    assert [exercise["key"] for exercise in catalogue["blanks"]] == [
        "sigmoid", "forward", "backward", "gradients", "descend", "softmax",
    ]  # fmt: skip
    assert [exercise["key"] for exercise in catalogue["breaks"]] == [
        "factor-2", "sigma-prime", "new-weights", "no-bias", "no-shuffling", "too-large",
    ]  # fmt: skip
    for exercise in catalogue["blanks"]:
        assert 3 <= exercise["hints"] <= 4
        text = shared_dispatcher.code_actions.package.originals[exercise["file"]]
        body = _function(text, BY_KEY[exercise["key"]].function).body
        solution = ast.unparse(body[-1])
        last_hint = english(CatalogueText(f"exercise-{exercise['key']}-hint-{exercise['hints']}"))
        assert solution not in last_hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f(z): return z\n", "def f(z):\n    # σ\n    raise"),
        ("def f(z):\n    return z", "def f(z):\n    # σ\n    raise"),
        ('def f(ä="ö"): return 1; x = 2\n', 'def f(ä="ö"):\n    # σ\n    raise'),
        (
            "def f(\n    z,\n):\n    # why\n    return z\n    # done\n\n\nx = 1\n",
            "):\n    # why\n    # σ\n",
        ),
        ('def f(z):\n    """Doc.\n    two"""\n    # why\n    return z\n', 'two"""\n    # σ\n    raise'),
        (
            "def f(z):\n    return z\ndef f(z):\n    x = '''\n'''\n",
            "return z\ndef f(z):\n    # σ\n    raise",
        ),
        (
            "@cache\ndef f(z):\n    if z:\n        return 1\n# after\n",
            "@cache\ndef f(z):\n    # σ\n    raise",
        ),
    ],
)
def test_any_way_to_write_a_function_can_be_blanked(text: str, expected: str) -> None:
    piece = blanked(text, "f", "σ")
    assert expected in piece.text
    compile(piece.text, "f.py", "exec")
    assert "f: this body is still blank" in piece.text.splitlines()[piece.last - 1]
    rest = [line for line in text.splitlines() if line in ("x = 1", "# after")]
    assert all(line in piece.text for line in rest)


def test_only_the_function_is_put_back() -> None:
    source = "A = 1\n\n\ndef f():\n    return 1\n\n\nB = 2\n"
    changed = "A = 7\n\n\ndef f():\n    return 2\n    # no\n\n\nB = 8\n"
    piece = put_back(changed, "f", source)
    assert piece.text == "A = 7\n\n\ndef f():\n    return 1\n\n\nB = 8\n"
    assert (piece.first, piece.last) == (4, 5)


def test_a_function_that_is_not_there_any_more_is_refused() -> None:
    with pytest.raises(RejectedInput) as raised:
        blanked("x = 1\n", "f", "")
    assert english(raised.value).startswith("This file has no “f” any more")
    with pytest.raises(RejectedInput) as raised:
        blanked("class f: pass\n", "f", "")
    assert english(raised.value).startswith("“f” is not a function any more")
