from pynn.wording import shown


def test_it_is_short_on_one_line_and_can_be_printed() -> None:
    assert shown("fast") == "fast"
    assert shown("a\n\tb\0\ud800") == "a b��"
    assert shown("x" * 500) == 40 * "x"
    assert shown([1, 2, 3], most=5) == "[1, 2"


def test_a_number_that_python_does_not_write_out_has_words_too() -> None:
    assert shown(10**5000) == "a number of thousands of digits"
