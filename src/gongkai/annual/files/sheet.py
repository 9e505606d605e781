"""A statutory table laid out for paper: the official grid, cut into heads and bodies."""

from dataclasses import dataclass
from itertools import groupby

from gongkai.annual.grid import Slot, SlotKind, grid
from gongkai.annual.report import Report

# Millimetres on a text area of 156 mm (GB/T 9704-2012), and points.
WIDTH = 156.0
_LABELS = {"proactive": (42.0,), "requests": (14.0, 15.0, 50.5), "disputes": ()}
_POINTS = {"proactive": 10.5, "requests": 9.0, "disputes": 9.0}


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive header rows and the rows under them, as slots in reading order."""

    head: tuple[Slot, ...]
    body: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of one report as it is drawn."""

    key: str
    caption: str
    slots: tuple[Slot, ...]

    @property
    def points(self) -> float:
        """Return the size of the type in points."""
        return _POINTS[self.key]

    @property
    def columns(self) -> int:
        """Return the number of columns of the grid."""
        return max(slot.col + slot.colspan for slot in self.slots)

    @property
    def rows(self) -> int:
        """Return the number of rows of the grid."""
        return max(slot.row + slot.rowspan for slot in self.slots)

    @property
    def widths(self) -> tuple[float, ...]:
        """Return the width of each column in millimetres."""
        labels = _LABELS[self.key]
        rest = self.columns - len(labels)
        return (*labels, *((WIDTH - sum(labels)) / rest,) * rest)

    @property
    def head_rows(self) -> frozenset[int]:
        """Return the rows that hold headers only."""
        return frozenset(range(self.rows)) - {
            slot.row for slot in self.slots if slot.place
        }

    def is_left(self, slot: Slot) -> bool:
        """Say whether the text of ``slot`` begins at the left: blocks and row names."""
        named = (
            self.key == "requests" and slot.kind is SlotKind.LABEL and slot.rowspan == 1
        )
        return named or slot.kind is SlotKind.BLOCK

    def folded(self, slot: Slot) -> str:
        """Return the text of ``slot``, a long header over a narrow column two by two.

        The official form breaks 社会公益组织 so; left alone, it breaks anywhere.
        """
        narrow = (
            slot.kind is SlotKind.HEAD and slot.colspan == 1 and self.key != "proactive"
        )
        if not narrow or len(slot.text) < 4:
            return slot.text
        return "\n".join(slot.text[at : at + 2] for at in range(0, len(slot.text), 2))

    def runs(self) -> tuple[Run, ...]:
        """Return the table as header rows and what each governs, from the top."""
        heads = self.head_rows
        cut = [tuple(g) for _, g in groupby(self.slots, lambda slot: slot.row in heads)]
        return tuple(Run(*pair) for pair in zip(cut[::2], cut[1::2], strict=True))


def sheet(report: Report, key: str) -> Sheet | None:
    """Return the table called ``key`` as it is drawn, or None if the report has none."""
    cells = report.cells(key)
    if cells is None:
        return None
    table = report.layout.table(key)
    return Sheet(key, table.title, tuple(grid(table, cells)))
