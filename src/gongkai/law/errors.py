"""What can go wrong when the law is asked: one small tree, each with a Chinese sentence."""

from __future__ import annotations

import json

_SHOWN = 40
"""Characters of a refused value that are repeated to its author."""


class LawError(Exception):
    """The law has no answer to what was asked; ``str(error)`` is for people."""


class NotInForce(LawError):
    """The day asked about lies before the first version of a rule."""


class NotGazetted(LawError):
    """No calendar reaches the day asked about."""


class StepNotAllowed(LawError):
    """The procedure knows the step, but not from the state the request is in."""


class BadHistory(LawError):
    """A value handed in cannot be true.

    >>> print(BadHistory("受理日期", "2019-13-01", "请按 2024-03-05 的写法填写"))
    受理日期“2019-13-01”不可用：请按 2024-03-05 的写法填写。
    """

    def __init__(self, field: str, value: object, remedy: str) -> None:
        super().__init__(field, value, remedy)
        self.field = field
        self.value = value
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.field}“{shown(self.value)}”不可用：{self.remedy}。"


def shown(value: object) -> str:
    """Return a refused value as its author wrote it, in JSON, and not longer than a line.

    >>> shown(None), shown(True), shown([None, "是"]), shown("2025-13-01")
    ('null', 'true', '[null, "是"]', '2025-13-01')
    """
    written = value is None or isinstance(value, bool | list | dict)
    text = json.dumps(value, ensure_ascii=False, default=str) if written else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
