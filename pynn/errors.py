"""Errors about bad input: a code, the values of its sentence, and that sentence in English."""

from typing import Any, Self


class CodedError(Exception):
    """An error that every interface can say in its own language, by ``code`` and ``values``.

    ``str()`` says it in English.
    """

    def __init__(self, code: str, message: str, /, **values: "str | float | CodedError") -> None:
        super().__init__(message)
        self.code = code
        """Such as "softmax-single-output": unique in pynn, and never changed for new words."""
        self.values = values
        """What stands in the sentence, by name: numbers, text that is never translated, or another
        error whose sentence stands within this one."""

    def __reduce__(self) -> tuple[Any, ...]:
        """For pickle, which would call ``__init__`` with the message alone."""
        return _restore, (type(self), str(self), self.__dict__)

    @classmethod
    def like(cls, error: "CodedError") -> Self:
        """An error of this class with another's code, words and values."""
        return cls(error.code, str(error), **error.values)


class InvalidInput(CodedError, ValueError):
    """Bad input: the message says what was wrong, what was expected and what to do."""


def _restore(kind: type[CodedError], message: str, attributes: dict[str, Any]) -> CodedError:
    error = kind.__new__(kind, message)
    error.__dict__.update(attributes)
    return error
