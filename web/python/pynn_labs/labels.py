"""Labels of tables and recipes, and the catalogues that the page's menus are made of."""

from typing import Any

from pynn.recipes import DIGIT_RECIPES
from pynn.truth_table import DOCUMENT_INPUTS, DOCUMENT_TARGETS, KINDS, PRESETS

TABLE_KINDS = {
    "document": "x₁, x₂, and x₃ = 1",
    "2": "2 inputs",
    "3": "3 inputs",
    "4": "4 inputs",
}
TABLE_PRESETS = {
    "document": "Document’s table",
    "xor": "XOR",
    "and": "AND",
    "or": "OR",
    "nand": "NAND",
    "majority": "Majority",
    "parity": "Parity (odd)",
    "zero": "Always 0",
    "one": "Always 1",
}
RECIPES = {"document": "The document’s", "improved": "Nielsen’s improved", "best": "Best"}
RECIPE_SUMMARIES = {
    "document": "squared error and plain gradient descent: about 95 %, as the document says",
    "improved": "cross-entropy, whose slope does not fade where σ is flat, "
    "and weights kept small (chapter 3)",
    "best": "what 30 hidden units can do: softmax, momentum, a fading ξ, digits moved by a pixel",
}
"""One line for each recipe."""


def tables() -> dict[str, Any]:
    """Kinds and presets with their labels, in the order of the menus, and the document's table."""
    kinds = {name: TABLE_KINDS[name] for name in KINDS}
    presets = {
        name: {"label": TABLE_PRESETS[name], "kinds": preset.kinds} for name, preset in PRESETS.items()
    }
    first = {"kind": "document", "inputs": DOCUMENT_INPUTS, "targets": DOCUMENT_TARGETS}
    return {"kinds": kinds, "presets": presets, "first": {"preset": "document", **first}}


def recipes() -> dict[str, dict[str, object]]:
    """The recipes for digits with their labels, in the order of the menu."""
    return {
        name: {
            "label": RECIPES[name],
            "shows": RECIPE_SUMMARIES[name],
            "defaults": recipe.defaults(),
        }
        for name, recipe in DIGIT_RECIPES.items()
    }
