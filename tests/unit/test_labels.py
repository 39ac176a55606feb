"""Every table and recipe of the package has its label."""

from pynn_labs import labels

from pynn.recipes import DIGIT_RECIPES
from pynn.truth_table import KINDS, PRESETS


def test_every_kind_preset_and_recipe_has_a_label_and_no_other_name_has_one() -> None:
    assert tuple(labels.TABLE_KINDS) == KINDS
    assert list(labels.TABLE_PRESETS) == list(PRESETS)
    assert list(labels.RECIPES) == list(labels.RECIPE_SUMMARIES) == list(DIGIT_RECIPES)


def test_each_recipe_is_summarised_in_a_line() -> None:
    for summary in labels.RECIPE_SUMMARIES.values():
        assert 20 < len(summary) < 110
        assert "\n" not in summary
