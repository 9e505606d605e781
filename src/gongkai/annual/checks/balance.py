"""Which cells keep a table from balancing.

Every sum and identity of a table is an equation over its cells. One wrong cell
breaks exactly the equations it stands in, so the broken ones together often
point at it; where they do not, the sum's own cell is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gongkai.annual.addresses import where
from gongkai.annual.cells import Amount, Cell
from gongkai.annual.checks.rule import Fault, shown, told, told_amount
from gongkai.annual.report import Cells
from gongkai.annual.tables import Equation, Place, Table


@dataclass(frozen=True, slots=True)
class Broken:
    """An equation that does not hold: the cell it accuses and what should stand there."""

    equation: Equation
    place: Place
    expected: Amount


def broken(table: Table, cells: Cells | None) -> tuple[Broken, ...]:
    """Return every equation of ``table`` that its cells contradict.

    An equation with a cell that says nothing, a slash as much as a blank, is left
    alone, unless the known parts of a sum alone already exceed it.
    """
    if cells is None:
        return ()
    gaps = {
        equation: gap
        for equation in table.equations()
        if (gap := _gap(equation, cells)) is not None and gap != 0
    }
    culprits = _culprits(table, cells, gaps)
    return tuple(
        Broken(equation, *(culprits.get(equation) or _accused(equation, cells)))
        for equation in gaps
    )


def _number(cell: Cell) -> Amount:
    return 0 if cell.value is None else cell.value


def _sum(places: Iterable[Place], cells: Cells) -> Amount:
    return sum(_number(cells[place]) for place in places)


def _gap(equation: Equation, cells: Cells) -> Amount | None:
    """Return left minus right; ``None`` where the cells do not tell."""
    if any(cells[place].value is None for place in equation.left):
        return None
    gap = _sum(equation.left, cells) - _sum(equation.right, cells)
    if all(cells[place].value is not None for place in equation.right):
        return gap
    return gap if equation.kind != "identity" and gap < 0 else None


def _sign(equation: Equation, place: Place) -> int:
    return 1 if place in equation.left else -1


def _culprits(
    table: Table, cells: Cells, gaps: Mapping[Equation, Amount]
) -> dict[Equation, tuple[Place, Amount]]:
    """Return, for each broken equation that one cell alone explains, that cell.

    A cell explains its equations if all of them are broken by the same amount,
    and if no other cell would explain any of them.
    """
    standing: dict[Place, list[Equation]] = {}
    for equation in table.equations():
        if _gap(equation, cells) is not None:
            for place in equation.places:
                standing.setdefault(place, []).append(equation)
    suspects = {
        place: equations
        for place, equations in standing.items()
        if _explains(place, equations, cells, gaps)
    }
    claims = Counter(each for equations in suspects.values() for each in equations)
    return {
        equation: (place, _mended(place, equations[0], cells, gaps))
        for place, equations in suspects.items()
        if all(claims[each] == 1 for each in equations)
        for equation in equations
    }


def _explains(
    place: Place,
    equations: list[Equation],
    cells: Cells,
    gaps: Mapping[Equation, Amount],
) -> bool:
    if cells[place].value is None or any(each not in gaps for each in equations):
        return False
    mended = {_mended(place, each, cells, gaps) for each in equations}
    return len(mended) == 1 and min(mended) >= 0


def _mended(
    place: Place, equation: Equation, cells: Cells, gaps: Mapping[Equation, Amount]
) -> Amount:
    """Return what the cell would have to be for the equation to hold."""
    return (cells[place].value or 0) - _sign(equation, place) * gaps[equation]


def _accused(equation: Equation, cells: Cells) -> tuple[Place, Amount]:
    """Return the cell named by default: the sum itself, or what is carried out."""
    if equation.kind != "identity":
        return equation.left[0], _sum(equation.right, cells)
    left = _sum(equation.left, cells)
    handled, last = equation.right
    if left >= _number(cells[handled]):
        return last, left - _number(cells[handled])
    return handled, max(left - _number(cells[last]), 0)


def faults(
    table: Table, cells: Cells | None, kind: str
) -> Iterator[tuple[Broken, Fault]]:
    """Yield a fault for each broken equation of ``kind``, with the equation it broke."""
    for each in broken(table, cells):
        if each.equation.kind == kind and cells is not None:
            yield each, _fault(table, cells, each)


def _fault(table: Table, cells: Cells, each: Broken) -> Fault:
    row, column = each.place
    cell = cells[each.place]
    reason = _reason(table, cells, each)
    return Fault(
        table.key,
        row,
        column,
        told(cell),
        told_amount(each.expected),
        f"{where(table, row, column)}为 {shown(cell)}，应为 {told_amount(each.expected)}（{reason}）。",
    )


def _reason(table: Table, cells: Cells, each: Broken) -> str:
    equation = each.equation
    if equation.kind == "identity":
        return _identity_words(table, cells, equation)
    parts = _parts_words(table, cells, equation)
    total = equation.left[0]
    if each.place == total:
        return parts
    row, column = table.row(total[0]).label, table.column(total[1]).label
    line, name = (row, column) if equation.kind == "across" else (column, row)
    return f"“{line}”{parts}，而{name}为 {shown(cells[total])}"


def _parts_words(table: Table, cells: Cells, equation: Equation) -> str:
    """Return the parts one by one where they are few, else their sum."""
    counted = [place for place in equation.right if _number(cells[place])]
    if not counted:
        return "各分项均为 0"
    if equation.kind == "down":
        return f"各分项之和为 {told_amount(_sum(counted, cells))}"
    return "＋".join(f"{table.column(p[1]).label}{shown(cells[p])}" for p in counted)


_SHORT = {
    "received": "本年新收",
    "carried_in": "上年结转",
    "handled": "办理结果总计",
    "carried_out": "结转下年度",
}


def _identity_words(table: Table, cells: Cells, equation: Equation) -> str:
    left, right = (
        "＋".join(f"{_SHORT[row]}{shown(cells[row, column])}" for row, column in side)
        for side in (equation.left, equation.right)
    )
    return f"{table.identities[0].text}；现为 {left}≠{right}"
