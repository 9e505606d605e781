"""How a statutory table is declared: lines, sums from structure, identities.

A table is written down once. Computing, checking, drawing, writing and reading
all walk this declaration, so no row or column is ever typed a second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongkai.annual.cells import Amount, Cell

Place = tuple[str, str]
"""A cell's address: row key, column key."""


class Measure(StrEnum):
    """What a column's numbers are."""

    COUNT = "count"
    CHANGE = "change"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: key, printed label, the group it stands under.

    ``parts`` names the lines this one is the sum of. A row may own only some of
    the table's columns (``columns``, empty for all); a column says what it
    measures.
    """

    key: str
    label: str
    group: str | None = None
    parts: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    measure: Measure = Measure.COUNT


@dataclass(frozen=True, slots=True)
class Identity:
    """A 勾稽关系: in every column the left rows add up to the right ones."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Equation:
    """Cells that must balance: ``left`` adds up to ``right``.

    ``kind`` is ``across`` (a column that sums columns), ``down`` (a row that
    sums rows) or ``identity``; for the first two ``left`` is the sum's own cell.
    """

    kind: str
    left: tuple[Place, ...]
    right: tuple[Place, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class Table:
    """A statutory table of the annual report: ``name`` is its number, 表二…表四."""

    key: str
    title: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    identities: tuple[Identity, ...] = ()
    name: str = ""

    def row(self, key: str) -> Line:
        """Return the row called ``key``.

        :raises KeyError: when the table has none.
        """
        return _named(self.rows, key)

    def column(self, key: str) -> Line:
        """Return the column called ``key``.

        :raises KeyError: when the table has none.
        """
        return _named(self.columns, key)

    def columns_of(self, row: Line) -> tuple[Line, ...]:
        """Return the columns in which ``row`` has a cell, from left to right."""
        if not row.columns:
            return self.columns
        return tuple(column for column in self.columns if column.key in row.columns)

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the address of every cell, row by row."""
        return tuple(
            (row.key, column.key)
            for row in self.rows
            for column in self.columns_of(row)
        )

    @property
    def leaves(self) -> tuple[Place, ...]:
        """Return the addresses that are no sum of others."""
        return tuple(
            (row.key, column.key)
            for row in self.rows
            for column in self.columns_of(row)
            if not row.parts and not column.parts
        )

    def complete(self, leaves: Mapping[Place, Amount]) -> dict[Place, Cell]:
        """Return every cell of the table, the sums filled from its structure.

        A leaf that is not given was counted as none: it is a printed zero.

        :raises KeyError: for an address that is no leaf of this table.
        """
        strangers = set(leaves) - set(self.leaves)
        if strangers:
            raise KeyError(f"{self.key} 没有可填写的单元格 {sorted(strangers)}")
        values: dict[Place, Amount] = {
            place: leaves.get(place, 0) for place in self.leaves
        }
        for equation in (*self._across(), *self._down()):
            if values.keys() >= set(equation.right):
                values[equation.left[0]] = sum(values[part] for part in equation.right)
        return {place: Cell.printed(values[place]) for place in self.places}

    def filled(self, cells: Mapping[Place, Cell]) -> dict[Place, Cell]:
        """Return ``cells`` in the table's order, blank where nothing was given.

        :raises KeyError: for an address that is not in this table.
        """
        strangers = set(cells) - set(self.places)
        if strangers:
            raise KeyError(f"{self.key} 没有单元格 {sorted(strangers)}")
        return {place: cells.get(place, Cell.blank()) for place in self.places}

    def equations(self) -> tuple[Equation, ...]:
        """Return everything that must balance: rows down, columns across, identities."""
        return (*self._down(), *self._across(), *self._identities())

    def _down(self) -> Iterator[Equation]:
        for row in self.rows:
            for column in self.columns if row.parts else ():
                parts = tuple((part, column.key) for part in row.parts)
                yield Equation("down", ((row.key, column.key),), parts)

    def _across(self) -> Iterator[Equation]:
        for row in self.rows:
            for column in self.columns_of(row):
                if column.parts:
                    parts = tuple((row.key, part) for part in column.parts)
                    yield Equation("across", ((row.key, column.key),), parts)

    def _identities(self) -> Iterator[Equation]:
        for identity in self.identities:
            for column in self.columns:
                yield Equation(
                    "identity",
                    tuple((row, column.key) for row in identity.left),
                    tuple((row, column.key) for row in identity.right),
                )


def _named(lines: tuple[Line, ...], key: str) -> Line:
    for line in lines:
        if line.key == key:
            return line
    raise KeyError(key)
