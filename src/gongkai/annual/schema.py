"""The JSON form of a report, ``gongkai.report/1``: tables out and in, path by path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gongkai.annual.cells import VALUED, Amount, Cell, CellState, amount_text
from gongkai.annual.errors import BadReport
from gongkai.annual.tables import Line, Measure, Place, Table

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

NAME = "gongkai.report/1"

_MONEY = re.compile(r"-?\d{1,15}(\.\d{1,10})?", re.ASCII)
_LONGEST = 10**15
_MISSING = object()


@dataclass(frozen=True, slots=True)
class Reader:
    """A value of the document with the path that led to it."""

    value: object
    path: str = ""

    def refuse(self, remedy: str) -> BadReport:
        """Return the refusal of this value."""
        shown = "（缺失）" if self.value is _MISSING else self.value
        return BadReport(self.path or "（全文）", shown, remedy)

    def key(self, name: str) -> Reader:
        """Return the member called ``name``; a missing one is refused when it is read."""
        if not isinstance(self.value, Mapping):
            raise self.refuse("此处应为 JSON 对象")
        path = f"{self.path}.{name}" if self.path else name
        return Reader(self.value.get(name, _MISSING), path)

    def items(self, count: int | None = None) -> Iterator[Reader]:
        """Return the elements of a list, ``count`` of them if it is given."""
        if not isinstance(self.value, list):
            raise self.refuse("此处应为 JSON 数组")
        if count is not None and len(self.value) != count:
            given = Reader(f"{len(self.value)} 项", self.path)
            raise given.refuse(f"此处应有 {count} 项，请按该格式的表样补齐")
        return (Reader(each, f"{self.path}[{i}]") for i, each in enumerate(self.value))

    def equal(self, wanted: str) -> None:
        """Refuse anything but ``wanted``."""
        if self.value != wanted:
            raise self.refuse(f"此处应为“{wanted}”")

    def one_of(self, wanted: Sequence[str]) -> str:
        """Return the text, one of ``wanted``."""
        if not isinstance(self.value, str) or self.value not in wanted:
            raise self.refuse(f"请填写 {'、'.join(wanted)} 之一")
        return self.value

    def text(self) -> str:
        """Return the text."""
        if not isinstance(self.value, str):
            raise self.refuse("请填写文字")
        if any("\ud800" <= letter <= "\udfff" for letter in self.value):
            broken = Reader(ascii(self.value), self.path)
            raise broken.refuse("含有不成对的代理字符，请重新输入这段文字")
        return self.value

    def text_or_none(self) -> str | None:
        """Return the text, or ``None`` for null."""
        return None if self.value is None else self.text()

    def integer(self, low: int, high: int) -> int:
        """Return the integer between ``low`` and ``high``."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.refuse("请填写整数")
        if not low <= self.value <= high:
            raise self.refuse(f"请填写 {low} 至 {high} 的整数")
        return self.value

    def scalar(self) -> int | str | None:
        """Return an integer, a text or ``None``."""
        if self.value is None or isinstance(self.value, str):
            return self.text_or_none()
        return self.integer(-_LONGEST, _LONGEST)


# Out


def cell_out(cell: Cell, measure: Measure) -> dict[str, Any]:
    """Return one CELL; money is a decimal text in 万元, a count an integer."""
    value: object = cell.value
    if cell.value is not None and measure is Measure.MONEY:
        value = amount_text(cell.value)
    elif isinstance(cell.value, Decimal):
        value = int(cell.value) if cell.value == int(cell.value) else float(cell.value)
    return {"value": value, "state": cell.state.value, "raw": cell.raw}


def _cells_out(
    table: Table, row: Line, cells: Mapping[Place, Cell]
) -> list[dict[str, Any]]:
    return [
        cell_out(cells[row.key, column.key], column.measure)
        for column in table.columns_of(row)
    ]


def _rows(table: Table, cells: Mapping[Place, Cell]) -> list[dict[str, Any]]:
    return [
        {"key": row.key, "label": row.label, "cells": _cells_out(table, row, cells)}
        for row in table.rows
    ]


def rows_out(table: Table, cells: Mapping[Place, Cell] | None) -> dict[str, Any] | None:
    """Return table 2, or ``None`` if it is missing."""
    return None if cells is None else {"rows": _rows(table, cells)}


def grid_out(table: Table, cells: Mapping[Place, Cell] | None) -> dict[str, Any] | None:
    """Return table 3 with its columns, or ``None`` if it is missing."""
    if cells is None:
        return None
    columns = [{"key": column.key, "label": column.label} for column in table.columns]
    return {"columns": columns, "rows": _rows(table, cells)}


def line_out(table: Table, cells: Mapping[Place, Cell] | None) -> dict[str, Any] | None:
    """Return table 4, one line of cells, or ``None`` if it is missing."""
    return None if cells is None else {"cells": _cells_out(table, table.rows[0], cells)}


def flat_out(value: DataclassInstance) -> dict[str, Any]:
    """Return a flat dataclass as a JSON object."""
    return asdict(value)


# In


def cell_in(at: Reader, measure: Measure) -> Cell:
    """Return the CELL at this place."""
    state = CellState(at.key("state").one_of(tuple(CellState)))
    raw, value = at.key("raw").text_or_none(), at.key("value")
    if (state in VALUED) == (value.value is None):
        raise value.refuse(
            f"状态为 {state} 的单元格{'须有' if state in VALUED else '不得有'}数值"
        )
    return Cell(None if value.value is None else _amount(value, measure), state, raw)


def _amount(at: Reader, measure: Measure) -> Amount:
    if measure is Measure.MONEY:
        if not isinstance(at.value, str) or not _MONEY.fullmatch(at.value):
            raise at.refuse("金额请写成以万元为单位的十进制数字文本，例如 0.04")
        return Decimal(amount_text(Decimal(at.value)))
    if isinstance(at.value, float) and abs(at.value) < _LONGEST:
        return Decimal(str(at.value))
    return at.integer(-_LONGEST, _LONGEST)


def _row_in(table: Table, row: Line, cells: Reader) -> Iterator[tuple[Place, Cell]]:
    columns = table.columns_of(row)
    for column, at in zip(columns, cells.items(len(columns)), strict=True):
        yield (row.key, column.key), cell_in(at, column.measure)


def rows_in(table: Table, at: Reader) -> dict[Place, Cell] | None:
    """Return the cells of table 2, or ``None`` for null."""
    if at.value is None:
        return None
    cells: dict[Place, Cell] = {}
    rows = at.key("rows").items(len(table.rows))
    for row, entry in zip(table.rows, rows, strict=True):
        entry.key("key").equal(row.key)
        cells.update(_row_in(table, row, entry.key("cells")))
    return cells


def grid_in(table: Table, at: Reader) -> dict[Place, Cell] | None:
    """Return the cells of table 3, or ``None`` for null."""
    if at.value is None:
        return None
    columns = at.key("columns").items(len(table.columns))
    for column, entry in zip(table.columns, columns, strict=True):
        entry.key("key").equal(column.key)
    return rows_in(table, at)


def line_in(table: Table, at: Reader) -> dict[Place, Cell] | None:
    """Return the cells of table 4, or ``None`` for null."""
    if at.value is None:
        return None
    return dict(_row_in(table, table.rows[0], at.key("cells")))
