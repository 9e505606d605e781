"""A table found in a file, held against the official grid: anchored on labels."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.annual.errors import BadReport
from gongkai.annual.grid import Slot, SlotKind, grid, size
from gongkai.annual.tables import Place, Table

WIDEST = 40
_SQUARES = 5000

Square = tuple[int, int]
Label = tuple[str, ...]
Grid = Mapping[Square, str]
"""Text by row and column; a merged cell shows its text in every square it covers."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell as a file has it: where it begins, what it covers, what it says."""

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str


def spread(boxes: Iterable[Box]) -> dict[Square, str]:
    """Return the text of every square that ``boxes`` cover.

    :raises BadReport: they cover more than any statutory table has.
    """
    squares: dict[Square, str] = {}
    for box in boxes:
        for row in range(box.row, box.row + box.rowspan):
            squares.update(
                ((row, col), box.text) for col in range(box.col, box.col + box.colspan)
            )
        if len(squares) > _SQUARES:
            raise BadReport(
                "表格", f"超过{_SQUARES}格", "远大于法定表样，请重新选择文件"
            )
    return squares


def pick(table: Table, grids: Iterable[Grid]) -> dict[Place, str] | None:
    """Return the cells of ``table`` from the grid that is as wide, None if there is none.

    :raises BadReport: there are such grids, and none is this table.
    """
    refused: BadReport | None = None
    width = size(table)[1]
    for found in grids:
        if max((col + 1 for _, col in found), default=0) == width:
            try:
                return match(table, found)
            except BadReport as error:
                refused = refused or error
    if refused:
        raise refused
    return None


def match(table: Table, found: Grid) -> dict[Place, str]:
    """Return the text of each cell of ``table``, its rows found by their labels.

    :raises BadReport: a header is not the official one, or a row is missing or doubled.
    """
    slots = grid(table)
    values = [slot for slot in slots if slot.place]
    official = spread(Box(s.row, s.col, s.rowspan, s.colspan, s.text) for s in slots)
    width = min(slot.col for slot in values)
    _check_heads(table, slots, found)
    labelled = _labelled(found, width)
    rows = {
        row: _row_of(table, _label(official, row, width), labelled) if width else row
        for row in {slot.row for slot in values}
    }
    return {
        slot.place: found.get((rows[slot.row], slot.col), "")
        for slot in values
        if slot.place
    }


def _check_heads(table: Table, slots: Iterable[Slot], found: Grid) -> None:
    for slot in slots:
        shown = found.get((slot.row, slot.col), "")
        if slot.kind is SlotKind.HEAD and plain(shown) != plain(slot.text):
            raise BadReport(
                f"{table.name}表头", shown, f"此处应为“{slot.text}”，请恢复表样后再导入"
            )


def _labelled(found: Grid, width: int) -> dict[Label, list[int]]:
    labelled: dict[Label, list[int]] = {}
    for row in sorted({row for row, _ in found}):
        labelled.setdefault(_label(found, row, width), []).append(row)
    return labelled


def _label(found: Grid, row: int, width: int) -> Label:
    """Return what stands left of the figures."""
    texts = (plain(found.get((row, col), "")) for col in range(width))
    return tuple(dict.fromkeys(texts))


def _row_of(table: Table, label: Label, labelled: Mapping[Label, list[int]]) -> int:
    rows = labelled.get(label, [])
    if len(rows) != 1:
        fault = "重复出现" if rows else "找不到"
        raise BadReport(
            f"{table.name}行名",
            "／".join(label),
            f"表中{fault}这一行，请恢复表样后再导入",
        )
    return rows[0]


def plain(text: str) -> str:
    """Return ``text`` as labels are compared: full width or half, spaced or not."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def narrow(span: str | None) -> int:
    """Return a cell's span as given, no wider than any statutory table could use."""
    sound = span is not None and span.isascii() and span.isdecimal() and len(span) < 4
    return min(max(int(span or 1), 1), WIDEST) if sound else 1
