from pynn.errors import printable


def test_it_is_short_on_one_line_and_can_be_printed() -> None:
    assert printable("fast") == "fast"
    assert printable("a\n\tb\0\ud800") == "a b��"
    assert printable("x" * 500) == 40 * "x"
    assert printable([1, 2, 3], most=5) == "[1, 2"


def test_a_number_that_python_does_not_write_out_has_words_too() -> None:
    assert printable(10**5000) == "a number of thousands of digits"
