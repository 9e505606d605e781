"""The kinds of entry a trail may hold, each declared once where its action lives."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

HIDDEN = "〇〇"
BLANK = re.compile(r"[（“]?\{\w+\}[”）]?")


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "—"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: dotted name, sentence for the reader, fields holding personal data.

    >>> Kind("bodies.staff_added", "新增人员{name}", personal=("name",)).masked({"name": "张三"})
    {'name': '张〇〇'}
    """

    name: str
    text: str
    personal: tuple[str, ...] = ()
    label: str = ""
    """What the act is called in a list to choose from; read from ``text`` where that will do."""

    def masked(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return ``data`` with every personal field cut to its first character."""
        return {
            key: _masked(value) if key in self.personal else value
            for key, value in data.items()
        }

    @property
    def title(self) -> str:
        """What the act is called, for choosing among kinds: no blanks and no particulars.

        >>> Kind("catalogue.drafted", "起草“{title}”").title
        '起草'
        """
        return self.label or BLANK.sub("", self.text)

    def sentence(self, data: Mapping[str, Any]) -> str:
        """Return the sentence for ``data``; a field it lacks reads as a dash."""
        shown = {
            key: "—" if value in (None, "") else str(value)
            for key, value in data.items()
        }
        return self.text.format_map(_Blanks(shown))


def _masked(value: object) -> str:
    return f"{str(value)[:1]}{HIDDEN}" if value not in (None, "") else ""


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Declare ``kind`` and return it.

    :raises ValueError: another kind has that name.
    """
    if _KINDS.setdefault(kind.name, kind) != kind:
        raise ValueError(f"trail kind {kind.name} is declared twice")
    return kind


def find(name: str) -> Kind | None:
    """Return the kind of that name, or ``None`` when no installed app declares it."""
    return _KINDS.get(name)


def every() -> tuple[Kind, ...]:
    """Return every declared kind, by name."""
    return tuple(_KINDS[name] for name in sorted(_KINDS))
