"""What a check rule is, and the reports it is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gongkai.annual.cells import Amount, Cell, CellState, amount_text
from gongkai.annual.report import Cells, Finding, Report, Severity
from gongkai.annual.tables import Place
from gongkai.law.bodykinds import BodyKind
from gongkai.law.sources import Cite


@dataclass(frozen=True, slots=True)
class Case:
    """A report under check, with what is known beside it.

    ``own`` says that it was computed here; an imported report may break a rule
    of the records for a lawful reason that only its body knows.
    """

    report: Report
    kind: BodyKind | None = None
    previous: Report | None = None
    own: bool = True

    def amount(self, table_key: str, row: str, column: str) -> Amount | None:
        """Return the number in a cell; ``None`` where there is none to compare."""
        return amount_in(self.report.cells(table_key), (row, column))

    def before(self, table_key: str, row: str, column: str) -> Amount | None:
        """Return the number that stood in a cell of last year's report."""
        if self.previous is None:
            return None
        return amount_in(self.previous.cells(table_key), (row, column))

    @property
    def lenient(self) -> Severity:
        """Return the weight of a fault that is only certain in our own records."""
        return Severity.ERROR if self.own else Severity.WARN


def amount_in(cells: Cells | None, place: Place) -> Amount | None:
    """Return the number at ``place``; ``None`` if the table, cell or number is missing."""
    cell = (cells or {}).get(place)
    return None if cell is None else cell.value


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found, before the rule signs it; ``severity`` overrides the rule's."""

    table: str | None
    row: str | None
    column: str | None
    found: int | str | None
    expected: int | str | None
    message: str
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A check of an annual report, as data: its statement, its source, its finder."""

    id: str
    severity: Severity
    statement: str
    source: Cite
    find: Callable[[Case], Iterable[Fault]]

    def findings(self, case: Case) -> tuple[Finding, ...]:
        """Return what the rule finds in ``case``, signed with the rule's name."""
        return tuple(
            Finding(
                self.id,
                fault.severity or self.severity,
                fault.table,
                fault.row,
                fault.column,
                fault.found,
                fault.expected,
                fault.message,
            )
            for fault in self.find(case)
        )


def told(cell: Cell | None) -> int | str | None:
    """Return a cell as a finding reports it: an integer, or the text that stands there."""
    if cell is None or cell.value is None:
        return None if cell is None or cell.state is CellState.BLANK else str(cell)
    return told_amount(cell.value)


def shown(cell: Cell) -> str:
    """Return a cell as a message quotes it: the number it counts for, else the text there."""
    return str(cell) if cell.value is None else amount_text(cell.value)


def told_amount(value: Amount) -> int | str:
    """Return a number as a finding reports it: counts as integers, money as text."""
    return value if isinstance(value, int) else amount_text(value)
