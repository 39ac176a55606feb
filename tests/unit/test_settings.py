import json

import pytest

from pynn import settings
from pynn.settings import DIGITS, TRUTH_TABLE, Setting, SettingError

GROUPS = [TRUTH_TABLE, DIGITS]
DEFAULTS = settings.defaults(TRUTH_TABLE)


@pytest.mark.parametrize("group", GROUPS)
def test_the_defaults_are_valid_and_whole_where_they_should_be(group: settings.Group) -> None:
    chosen = settings.defaults(group)
    assert settings.parse(group, chosen) == chosen
    for name, setting in group.items():
        assert isinstance(chosen[name], int) == (isinstance(setting, Setting) and setting.whole)


def test_what_a_person_types_is_read_as_a_number() -> None:
    typed = DEFAULTS | {"learning_rate": " 2.5 ", "hidden": "8", "seed": "1e3", "biases": " off"}
    parsed = {"learning_rate": 2.5, "hidden": 8, "seed": 1000, "biases": "off"}
    assert settings.parse(TRUTH_TABLE, typed) == DEFAULTS | parsed


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("learning_rate", "", "it is empty"),
        ("learning_rate", None, "it is empty"),
        ("learning_rate", "fast", "not fast"),
        ("learning_rate", "-1", "from 0.001 to 100, not -1"),
        ("learning_rate", "1e9", "not 1e9"),
        ("learning_rate", "nan", "not nan"),
        ("learning_rate", "inf", "not inf"),
        ("learning_rate", "1_0", "not 1_0"),
        ("hidden", "\N{FULLWIDTH DIGIT FOUR}", "not \N{FULLWIDTH DIGIT FOUR}"),
        ("hidden", "4\n_", "not 4 _"),
        ("hidden", "2.5", "must be a whole number from 1 to 8, not 2.5"),
        ("hidden", 0, "not 0"),
        ("seed", -1, "from 0 to 4,294,967,295, not -1"),
        ("seed", "x" * 500, "not " + 40 * "x" + "$"),
        ("hidden_layers", 3, "from 0 to 2, not 3"),
        ("activation", "step", "must be one of sigmoid, tanh, relu, identity; not step"),
        ("biases", "", "must be one of on, off; it is empty"),
        ("batch", None, "must be one of all, one; it is empty"),
    ],
)
def test_a_bad_value_is_refused_with_what_is_allowed(name: str, typed: object, message: str) -> None:
    values = settings.defaults(TRUTH_TABLE) | {name: typed}
    with pytest.raises(SettingError, match=message) as raised:
        settings.parse(TRUTH_TABLE, values)
    assert raised.value.name == name
    assert str(raised.value).startswith(f"{name} must be")


@pytest.mark.parametrize("value", [True, b"4", [4], {"a": 1}, 10**400, "\ud800"])
def test_what_is_no_number_and_no_text_is_refused_as_well(value: object) -> None:
    for name in ("hidden", "biases"):
        with pytest.raises(SettingError) as raised:
            settings.parse(TRUTH_TABLE, DEFAULTS | {name: value})
        assert raised.value.name == name
        assert str(raised.value).isprintable()


def test_something_else_than_names_with_values_is_refused() -> None:
    for values in (None, "epochs", [["epochs", 3]]):
        with pytest.raises(SettingError, match="settings must have names, such as learning_rate"):
            settings.parse(TRUTH_TABLE, values)  # type: ignore[arg-type]


def test_what_is_not_given_can_stay_as_it_was() -> None:
    assert settings.parse(TRUTH_TABLE, {"hidden": "8"}, over=DEFAULTS) == DEFAULTS | {"hidden": 8}


def test_a_setting_that_is_left_out_is_named() -> None:
    with pytest.raises(SettingError, match=r"^epochs must be a whole number"):
        settings.parse(DIGITS, {"recipe": "best"})


def test_the_catalogue_is_plain_enough_for_a_page() -> None:
    catalogue = json.loads(json.dumps(settings.catalogue()))
    assert catalogue["digits"]["hidden"]["default"] == 30
    assert set(catalogue) == {"truth_table", "digits", "stopping", "pace", "test_digits"}
