"""Refusals of the people who work here; each message says what to do instead."""


class PeopleRefused(Exception):
    """An act on bodies or staff that the rules do not allow; the message is for the reader."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
