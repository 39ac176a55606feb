"""The texts that test results are put together from: situations, quantities and kinds of values.

A quantity is a formula or a piece of code, which no language translates, or a text about one.
"""

import numpy as np
from pynn_protocol.messages import CatalogueText, TextValue


def text(key: str, /, **values: TextValue) -> CatalogueText:
    """The text of the page's catalogue with this id."""
    return CatalogueText(key, values)


def formula(equation: str) -> CatalogueText:
    """An equation by itself, as a text."""
    return text("exercise-test-formula", formula=equation)


def in_situation(situation: CatalogueText, quantity: TextValue) -> CatalogueText:
    """A quantity, or a statement, in a situation: "With ξ = 0.5, what is added to W⁽¹⁾"."""
    return text("exercise-when", situation=situation, quantity=quantity)


def with_value(name: str, value: TextValue, quantity: TextValue) -> CatalogueText:
    """Where ``name`` has this value."""
    return in_situation(text("exercise-when-value", name=name, value=value), quantity)


def with_functions(functions: str, quantity: TextValue) -> CatalogueText:
    """In a network with these activations or losses, by their names in code."""
    return in_situation(text("exercise-when-functions", functions=functions), quantity)


def scaled(name: str, factor: float, quantity: TextValue) -> CatalogueText:
    """Where ``name`` is larger by this factor."""
    return in_situation(text("exercise-when-scaled", name=name, factor=factor), quantity)


def in_dtype(dtype: np.dtype[np.floating] | type, quantity: TextValue) -> CatalogueText:
    """In float32 or float64."""
    return in_situation(text("exercise-when-dtype", dtype=np.dtype(dtype).name), quantity)


def in_network(sizes: tuple[int, ...], quantity: TextValue) -> CatalogueText:
    """In a network with these numbers of units."""
    return in_situation(text("exercise-when-sizes", sizes=str(sizes)), quantity)


def without_biases(quantity: TextValue) -> CatalogueText:
    """In a network without biases."""
    return in_situation(text("exercise-when-no-biases"), quantity)


def in_step(step: int, quantity: TextValue) -> CatalogueText:
    """In a step of several, from 1."""
    return in_situation(text("exercise-when-step", step=step), quantity)


def in_second_call(quantity: TextValue) -> CatalogueText:
    """When the function is called again."""
    return in_situation(text("exercise-when-second-call"), quantity)


def in_short_batch(examples: int, batch: int, quantity: TextValue) -> CatalogueText:
    """For the ``examples`` of a last batch, where other batches have ``batch``."""
    return in_situation(text("exercise-when-short", examples=examples, batch=batch), quantity)


def added_to(parameter: str) -> CatalogueText:
    """The change of a parameter in a step."""
    return text("exercise-added", name=parameter)


def kind_of(found: object) -> TextValue:
    """The kind of a value that is not what was expected: "None", "of the type list", …"""
    if isinstance(found, np.ndarray) and type(found) is np.ndarray:
        return text("exercise-kind-array", dtype=str(found.dtype))
    return "None" if found is None else text("exercise-kind-type", type=type(found).__name__)


def shape_of(found: object) -> TextValue:
    """The shape of an array; the kind of anything else."""
    if isinstance(found, np.ndarray):
        return text("exercise-kind-shape", shape=str(found.shape))
    return kind_of(found)


def layer_name(layer: int) -> str:
    """⁽²⁾ for the second layer of weights, ``weights[1]``."""
    return f"⁽{'⁰¹²³⁴'[layer]}⁾"
