import pytest

from pynn.schedules import constant, cosine


def test_the_cosine_goes_from_one_to_nothing_and_is_half_way_in_the_middle() -> None:
    assert [cosine(share) for share in (0, 0.5, 1)] == pytest.approx([1, 0.5, 0])
    steps = [cosine(share / 100) for share in range(101)]
    assert steps == sorted(steps, reverse=True)


def test_a_run_that_goes_on_beyond_its_end_stands_still() -> None:
    assert cosine(1.2) == 0
    assert cosine(-0.1) == 1


def test_the_document_s_learning_rate_stays() -> None:
    assert {constant(share / 10) for share in range(11)} == {1.0}
