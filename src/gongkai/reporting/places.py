"""A cell of one of the three tables, by its keys in an address, and its name for a reader."""

from dataclasses import dataclass

from gongkai.annual.formats import Format
from gongkai.annual.tables import Line, Measure, Table

TABLES = ("proactive", "requests", "disputes")
UNITS = {Measure.COUNT: "件", Measure.CHANGE: "项", Measure.MONEY: "万元"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: table, row and column."""

    table: Table
    row: Line
    column: Line

    @property
    def name(self) -> str:
        """Return the cell's name as an officer would say it: 表三 · （一）予以公开 · 自然人."""
        row = _said(self.row)
        column = _said(self.column)
        parts = (self.table.name, row if len(self.table.rows) > 1 else "", column)
        return " · ".join(part for part in parts if part)

    @property
    def unit(self) -> str:
        """Return the unit of the number: 件, 项 or 万元."""
        return UNITS[self.column.measure]

    @property
    def key(self) -> tuple[str, str]:
        """Return the cell's address in its table."""
        return self.row.key, self.column.key

    @property
    def anchor(self) -> str:
        """Return the identifier the cell has on a page."""
        return anchor(self.table.key, self.row.key, self.column.key)


def anchor(table: str | None, row: str | None, column: str | None) -> str:
    """Return the identifier of a cell on a page.

    >>> anchor("disputes", "cases", "direct.upheld")
    'cell-disputes-cases-direct-upheld'
    """
    keys = [key.replace(".", "-") for key in (table, row, column) if key]
    return "-".join(["cell", *keys])


def find(form: Format, table: str, row: str, column: str) -> Place | None:
    """Return the cell of those keys in ``form``, or ``None`` where it has none."""
    try:
        declared = form.table(table)
        line = declared.row(row)
        head = declared.column(column)
    except KeyError:
        return None
    if head not in declared.columns_of(line):
        return None
    return Place(declared, line, head)


def _said(line: Line) -> str:
    if not line.group or line.group == line.label:
        return line.label
    return f"{line.group}·{line.label}"
