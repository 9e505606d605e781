"""Values fixed by law, each with the day every version took effect."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from importlib import import_module
from typing import Any, Generic, TypeVar

from gongkai.law.errors import NotInForce
from gongkai.law.sources import Cite

T = TypeVar("T")

_REGISTRY: dict[str, Dated[Any]] = {}
_DECLARED_IN = (
    "gongkai.law.fees",
    "gongkai.law.periods",
    "gongkai.law.reportbasis",
    "gongkai.law.reportdue",
    "gongkai.law.reviewbody",
)


class Dated(Generic[T]):
    """A value fixed by law, with the day each version took effect.

    >>> from gongkai.law.sources import OGI
    >>> days = Dated({date(2008, 5, 1): 15, date(2019, 5, 15): 20}, source=OGI["33.2"])
    >>> days.on(date(2019, 5, 14)), days.on(date(2019, 5, 15))
    (15, 20)
    """

    __slots__ = ("_days", "_values", "name", "source")

    def __init__(
        self, versions: Mapping[date, T], *, source: Cite, name: str = ""
    ) -> None:
        self._days = sorted(versions)
        self._values = tuple(versions[day] for day in self._days)
        self.source = source
        self.name = name
        if name:
            _REGISTRY[name] = self

    @property
    def first(self) -> date:
        """Return the day the first version took effect."""
        return self._days[0]

    def versions(self) -> tuple[tuple[date, T], ...]:
        """Return every version with the day it took effect, oldest first."""
        return tuple(zip(self._days, self._values, strict=True))

    def on(self, day: date) -> T:
        """Return the value in force on ``day``.

        :raises NotInForce: ``day`` lies before the first version.
        """
        index = bisect_right(self._days, day)
        if not index:
            raise NotInForce(
                f"日期“{day}”早于{self.name or str(self.source)}的首次施行日，"
                f"请填写 {self.first} 以后的日期。"
            )
        return self._values[index - 1]


def all_values() -> Mapping[str, Dated[Any]]:
    """Return every named dated value of the package, so that a proof can walk them all."""
    for module in _DECLARED_IN:
        import_module(module)
    return dict(sorted(_REGISTRY.items()))
