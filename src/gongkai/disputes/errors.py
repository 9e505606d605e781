"""Why an action on a dispute was refused, in words for the person at the form."""


class DisputeRefused(Exception):
    """The record cannot be made; ``field`` names the form field at fault, if there is one."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
