"""Why an action on a request was refused, in words for the person at the form."""


class RequestRefused(Exception):
    """The action cannot be done; ``field`` names the form field at fault, if there is one."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Overtaken(RequestRefused):
    """Somebody else moved the request after this person opened it."""

    def __init__(self) -> None:
        super().__init__(
            "本件刚刚已由他人办理，您看到的页面已过时。请核对最新的办理过程后再操作。"
        )


class Obstructed(RequestRefused):
    """An earlier step that the statute asks for has not been taken."""
