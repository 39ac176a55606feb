import numpy as np
import pytest

from pynn import recipes, settings, truth_table

DEFAULTS = settings.defaults(settings.TRUTH_TABLE)


@pytest.mark.parametrize("seed", range(20))
def test_the_document_s_table_is_learned_from_every_seed(seed: int) -> None:
    examples = truth_table.document_table()
    chosen = DEFAULTS | {"seed": seed}
    trainer = recipes.truth_table_trainer(examples, epochs=4000, **chosen)
    assert any(recipes.largest_miss(trainer.network, examples) <= 0.1 for _ in trainer)


@pytest.mark.parametrize(
    ("n_inputs", "targets"),
    [
        (2, [0, 1, 1, 0]),  # xor
        (2, [1, 1, 1, 0]),  # nand
        (3, [0, 0, 0, 1, 0, 1, 1, 1]),  # majority
        (4, [0] * 15 + [1]),  # and
    ],
)
def test_any_boolean_function_can_be_learned(n_inputs: int, targets: list[int]) -> None:
    examples = truth_table.boolean_function(n_inputs, targets)
    trainer = recipes.truth_table_trainer(examples, epochs=8000, **DEFAULTS)
    assert any(recipes.largest_miss(trainer.network, examples) <= 0.1 for _ in trainer)


def test_the_document_s_rows_stand_in_its_order() -> None:
    table = truth_table.document_table()
    assert table.inputs.tolist() == [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]
    assert table.targets.tolist() == [[0], [1], [1], [0]]


def test_rows_count_up_with_the_last_input_changing_fastest() -> None:
    assert truth_table.input_rows(2).tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert truth_table.input_rows(4)[5].tolist() == [0, 1, 0, 1]
    assert len(np.unique(truth_table.input_rows(3), axis=0)) == 8


@pytest.mark.parametrize("targets", [[], [0, 1], [0, 1, 2, 0], [0, 0.5, 1, 0]])
def test_targets_that_are_no_truth_values_are_refused(targets: list[int]) -> None:
    with pytest.raises(ValueError, match="needs 4 targets, each 0 or 1"):
        truth_table.document_table(targets)


@pytest.mark.parametrize("n_inputs", [0, 1, 5])
def test_another_number_of_inputs_is_refused(n_inputs: int) -> None:
    with pytest.raises(ValueError, match="2, 3 or 4 inputs"):
        truth_table.boolean_function(n_inputs, [0, 1])


def test_a_preset_is_shown_with_the_inputs_there_are_where_it_can_be() -> None:
    assert truth_table.preset_table("nand", "3") == ("3", [1, 1, 1, 1, 1, 1, 1, 0])
    assert truth_table.preset_table("xor", "document") == ("2", [0, 1, 1, 0])
    assert truth_table.preset_table("majority", "2") == ("3", [0, 0, 0, 1, 0, 1, 1, 1])
    assert truth_table.preset_table("document", "4") == ("document", [0, 1, 1, 0])
    assert truth_table.preset_table("zero", "document") == ("document", [0, 0, 0, 0])


@pytest.mark.parametrize(
    ("name", "ones"),
    [("and", {15}), ("or", set(range(1, 16))), ("parity", {1, 2, 4, 7, 8, 11, 13, 14}),
     ("majority", {7, 11, 13, 14, 15}), ("one", set(range(16)))],
)  # fmt: skip
def test_presets_are_the_functions_that_they_are_named_for(name: str, ones: set[int]) -> None:
    _, targets = truth_table.preset_table(name, "4")
    assert {row for row, target in enumerate(targets) if target} == ones


@pytest.mark.parametrize("name", truth_table.PRESETS)
def test_a_table_that_is_a_preset_is_known_by_its_name(name: str) -> None:
    for kind in truth_table.PRESETS[name].kinds:
        _, targets = truth_table.preset_table(name, kind)
        known = truth_table.preset_named(kind, targets)
        assert truth_table.preset_table(known, kind) == (kind, targets)
        assert len(truth_table.table(kind, targets)) == len(targets)
    assert truth_table.preset_named("2", [0, 1, 0, 0]) == ""


def test_a_preset_or_kind_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown preset 'nor'"):
        truth_table.preset_table("nor", "2")
    with pytest.raises(ValueError, match="unknown kind of table '5'"):
        truth_table.table("5", [0])
