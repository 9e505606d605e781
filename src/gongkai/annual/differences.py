"""Where two reports differ, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.annual.addresses import where
from gongkai.annual.cells import Cell
from gongkai.annual.report import Report


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell of a table that does not hold the same value in two reports.

    ``None`` stands for a cell that one of the two does not have.
    """

    table: str
    row: str
    column: str
    before: Cell | None
    after: Cell | None
    message: str


def compare(a: Report, b: Report) -> tuple[Difference, ...]:
    """Return the cells whose value or state changed from ``a`` to ``b``, in table order.

    How a number is written (``raw``) does not count; blank, slash and zero do.
    """
    found: list[Difference] = []
    for key in ("proactive", "requests", "disputes"):
        before, after = a.cells(key) or {}, b.cells(key) or {}
        places = dict.fromkeys((*before, *after))
        for place in places:
            old, new = before.get(place), after.get(place)
            if _content(old) != _content(new):
                owner = b if place in after else a
                words = where(owner.layout.table(key), *place)
                message = f"{words}由 {_shown(old)} 变为 {_shown(new)}。"
                found.append(Difference(key, *place, old, new, message))
    return tuple(found)


def _content(cell: Cell | None) -> object:
    return None if cell is None else (cell.value, cell.value is None and cell.state)


def _shown(cell: Cell | None) -> str:
    if cell is None:
        return "（无此格）"
    return str(cell).strip() or "（空）"
