"""The three official tables as slots on a grid, merged headers included.

Every writer draws from these slots and every grid reader compares with them, so
spans are worked out once (国办公开办函〔2021〕30号, 附件).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from gongkai.annual.cells import Cell
from gongkai.annual.format_2021 import BALANCE, HANDLED_GROUP, LITIGATION
from gongkai.annual.tables import Line, Place, Table

Cells = Mapping[Place, Cell] | None


class SlotKind(StrEnum):
    """What a slot is to a reader: block heading, column header, row header or value."""

    BLOCK = "block"
    HEAD = "head"
    LABEL = "label"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Slot:
    """A rectangle of the drawn table; ``place`` is the cell a value stands for."""

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str
    kind: SlotKind
    place: Place | None = None


def grid(table: Table, cells: Cells = None) -> list[Slot]:
    """Return the slots of ``table`` in reading order; without ``cells`` the blank form.

    >>> from gongkai.annual.format_2021 import REQUESTS
    >>> [(s.text, s.rowspan, s.colspan) for s in grid(REQUESTS)][1]
    ('申请人情况', 1, 7)
    """
    return sorted(
        _DRAWN[table.key](table, cells), key=lambda slot: (slot.row, slot.col)
    )


def size(table: Table) -> tuple[int, int]:
    """Return how many rows and columns the drawn table has."""
    slots = grid(table)
    return (
        max(slot.row + slot.rowspan for slot in slots),
        max(slot.col + slot.colspan for slot in slots),
    )


def _value(place: Place, cells: Cells, row: int, col: int, colspan: int = 1) -> Slot:
    text = str(cells[place]) if cells is not None and place in cells else ""
    return Slot(row, col, 1, colspan, text, SlotKind.VALUE, place)


# Table 2: four columns, a block for each item of Article 20.


def _proactive(table: Table, cells: Cells) -> Iterator[Slot]:
    row = 0
    for block, grouped in groupby(table.rows, key=lambda line: line.group):
        lines = list(grouped)
        columns = table.columns_of(lines[0])
        yield Slot(row, 0, 1, 4, block or "", SlotKind.BLOCK)
        yield Slot(row + 1, 0, 1, 1, "信息内容", SlotKind.HEAD)
        for col, span, column in _spread(columns):
            yield Slot(row + 1, col, 1, span, column.label, SlotKind.HEAD)
        row += 2
        for line in lines:
            yield Slot(row, 0, 1, 1, line.label, SlotKind.LABEL)
            for col, span, column in _spread(columns):
                yield _value((line.key, column.key), cells, row, col, span)
            row += 1


def _spread(columns: tuple[Line, ...]) -> Iterator[tuple[int, int, Line]]:
    """Yield each column with its place; the last one takes what is left of three."""
    for index, column in enumerate(columns):
        last = index == len(columns) - 1
        yield index + 1, 3 - index if last else 1, column


# Table 3: three columns of labels, seven of numbers, three header rows.


def _requests(table: Table, cells: Cells) -> Iterator[Slot]:
    yield from _requests_head(table)
    row, results = 3, [line for line in table.rows if _is_result(line, table)]
    for line in table.rows:
        if line in results:
            yield from _result_labels(line, results, row)
        else:
            yield Slot(row, 0, 1, 3, line.label, SlotKind.LABEL)
        for index, column in enumerate(table.columns):
            yield _value((line.key, column.key), cells, row, 3 + index)
        row += 1


def _requests_head(table: Table) -> Iterator[Slot]:
    yield Slot(0, 0, 3, 3, f"（本列数据的勾稽关系为：{BALANCE.text}）", SlotKind.HEAD)
    yield Slot(0, 3, 1, len(table.columns), "申请人情况", SlotKind.HEAD)
    col = 3
    for group, grouped in groupby(table.columns, key=lambda line: line.group):
        lines = list(grouped)
        if group:
            yield Slot(1, col, 1, len(lines), group, SlotKind.HEAD)
        for index, line in enumerate(lines):
            yield Slot(
                2 if group else 1,
                col + index,
                1 if group else 2,
                1,
                line.label,
                SlotKind.HEAD,
            )
        col += len(lines)


def _is_result(line: Line, table: Table) -> bool:
    return bool(line.parts) or any(line.key in other.parts for other in table.rows)


def _result_labels(line: Line, results: list[Line], row: int) -> Iterator[Slot]:
    if line is results[0]:
        yield Slot(row, 0, len(results), 1, HANDLED_GROUP, SlotKind.LABEL)
    if line.group is None:
        yield Slot(row, 1, 1, 2, line.label, SlotKind.LABEL)
        return
    siblings = [each for each in results if each.group == line.group]
    if line is siblings[0]:
        yield Slot(row, 1, len(siblings), 1, line.group, SlotKind.LABEL)
    yield Slot(row, 2, 1, 1, line.label, SlotKind.LABEL)


# Table 4: reconsideration, and the two kinds of suit under one heading.


def _disputes(table: Table, cells: Cells) -> Iterator[Slot]:
    blocks = [
        (group, list(lines))
        for group, lines in groupby(table.columns, lambda c: c.group)
    ]
    first, width = blocks[0], len(table.columns)
    span = len(first[1])
    yield Slot(0, 0, 1, span, first[0] or "", SlotKind.HEAD)
    yield Slot(0, span, 1, width - span, LITIGATION, SlotKind.HEAD)
    col = 0
    for index, (group, lines) in enumerate(blocks):
        if index:
            yield Slot(1, col, 1, len(lines), group or "", SlotKind.HEAD)
        for line in lines:
            row, height = (2, 1) if index else (1, 2)
            yield Slot(row, col, height, 1, line.label, SlotKind.HEAD)
            yield _value((table.rows[0].key, line.key), cells, 3, col)
            col += 1


_DRAWN: Mapping[str, Callable[[Table, Cells], Iterator[Slot]]] = {
    "proactive": _proactive,
    "requests": _requests,
    "disputes": _disputes,
}
