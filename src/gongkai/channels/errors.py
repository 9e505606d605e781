"""Why something could not be shown; each message says what to do instead."""


class NotShown(Exception):
    """A piece that may not go out, or is not out; the message is for the reader."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
