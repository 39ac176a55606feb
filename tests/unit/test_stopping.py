import pytest

from pynn.stopping import StopRules


@pytest.mark.parametrize(
    ("rules", "accuracies", "reason"),
    [
        (StopRules(), (0.9, 0.9, 0.9, 1.0), None),
        (StopRules(accuracy=0.95), (), None),
        (StopRules(accuracy=0.95), (0.94, 0.9499), None),
        (StopRules(accuracy=0.95), (0.94, 0.95), "accuracy"),
        (StopRules(patience=2), (0.9, 0.8), None),
        (StopRules(patience=2), (0.9, 0.8, 0.9), "patience"),  # as good as before is no progress
        (StopRules(patience=2), (0.9, 0.8, 0.91, 0.9), None),
        (StopRules(0.7, 1), (0.9, 0.8), "accuracy"),
    ],
)
def test_a_rule_stops_by_what_the_last_epochs_brought(
    rules: StopRules, accuracies: tuple[float, ...], reason: str | None
) -> None:
    assert rules.reason(accuracies) == reason


def test_settings_are_in_per_cent_and_may_be_empty() -> None:
    assert StopRules.chosen(95.0, None) == StopRules(0.95, None)
    assert StopRules.chosen(None, 3) == StopRules(None, 3)
