"""Errors about bad input: a code, the values of its sentence, and that sentence in English."""

from typing import Any, Self


class CodedError(Exception):
    """An error that each interface words in its own language, by ``code`` and ``values``.

    ``str()`` is the English message.
    """

    def __init__(self, code: str, message: str, /, **values: "str | float | CodedError") -> None:
        super().__init__(message)
        self.code = code
        """Such as "softmax-single-output": unique in pynn, and never changed for new words."""
        self.values = values
        """The blanks of the message, by name: numbers, text that is never translated, or another error
        whose message is part of this one."""

    def __reduce__(self) -> tuple[Any, ...]:
        """For pickle, which would call ``__init__`` with only the message."""
        return _restore, (type(self), str(self), self.__dict__)

    @classmethod
    def like(cls, error: "CodedError") -> Self:
        """An error of this class with the code, message and values of another."""
        return cls(error.code, str(error), **error.values)


class InvalidInput(CodedError, ValueError):
    """Bad input: the message says what is wrong, what is expected, and how to fix it."""


def _restore(kind: type[CodedError], message: str, attributes: dict[str, Any]) -> CodedError:
    error = kind.__new__(kind, message)
    error.__dict__.update(attributes)
    return error


def printable(thing: object, most: int = 40) -> str:
    """A value from outside as messages quote it: on one line of at most ``most`` characters.

    Unprintable characters become �.
    """
    try:
        text = str(thing)
    except ValueError:  # Python writes out no whole number of more than 4,300 digits
        return "a number of thousands of digits"
    line = " ".join(text[: 10 * most].split())
    return "".join(character if character.isprintable() else "�" for character in line[:most])
