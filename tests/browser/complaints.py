"""What a page complained of while a test ran: errors, warnings, requests to other hosts."""


class Complaints(list[str]):
    """The complaints of a test's pages; at its end there must be none.

    A test that provokes a failure calls `were_provoked` as its last word. Clearing the list
    would not do: what the browser says of a failure can arrive after that.
    """

    _provoked = False

    def were_provoked(self) -> None:
        """All complaints of this test, those to come included, belong to what it provoked."""
        self._provoked = True

    def check(self) -> None:
        """Fail if there are complaints that nobody provoked."""
        if not self._provoked:
            assert self == []
