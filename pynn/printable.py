"""Values from outside, as they are quoted in messages: short, on one line, and printable."""


def printable(thing: object, most: int = 40) -> str:
    """``thing`` as text of at most ``most`` characters; unprintable ones become �."""
    try:
        text = str(thing)
    except ValueError:  # Python writes out no whole number of more than 4,300 digits
        return "a number of thousands of digits"
    line = " ".join(text[: 10 * most].split())
    return "".join(character if character.isprintable() else "�" for character in line[:most])
