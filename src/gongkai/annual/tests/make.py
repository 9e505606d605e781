"""Builders for the tests: balanced tables, arbitrary cells, whole reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from gongkai.annual.cells import Amount, Cell
from gongkai.annual.formats import FORMAT_2021, FORMATS
from gongkai.annual.report import Narrative, Report
from gongkai.annual.tables import Measure, Place, Table

WORDS = Narrative(
    one="2024年，依法推进政府信息公开。考核、社会评议结果良好，无责任追究情形。",
    five="主要问题：更新不够及时。改进情况：建立预提醒机制。",
    six="2024年未收取信息处理费。",
)


def requests_leaves(**received: int) -> dict[Place, Amount]:
    """Return the leaves of a table 3 in which all that was received was granted."""
    leaves: dict[Place, Amount] = {}
    for column, number in received.items():
        leaves["received", column] = number
        leaves["granted", column] = number
    return leaves


def report(
    *,
    name: str = "高屯街道办事处",
    year: int = 2024,
    proactive: Mapping[Place, Amount] | None = None,
    requests: Mapping[Place, Amount] | None = None,
    disputes: Mapping[Place, Amount] | None = None,
    narrative: Narrative = WORDS,
    layout: str = "2021",
) -> Report:
    """Return a report whose sums are filled from the leaves given."""
    form = FORMATS[layout]
    return Report(
        body_code="gaotun",
        body_name=name,
        year=year,
        format=layout,
        proactive=form.proactive.complete(proactive or {}),
        requests=form.requests.complete(requests or {}),
        disputes=form.disputes.complete(disputes or {}),
        narrative=narrative,
    )


def with_cell(
    report: Report, table: str, row: str, column: str, cell: Cell | Amount
) -> Report:
    """Return ``report`` with one cell changed."""
    cells = dict(report.cells(table) or {})
    cells[row, column] = cell if isinstance(cell, Cell) else Cell.printed(cell)
    match table:
        case "proactive":
            return replace(report, proactive=cells)
        case "requests":
            return replace(report, requests=cells)
        case _:
            return replace(report, disputes=cells)


counts = st.integers(0, 10**8)
money = st.decimals(0, 10**9, places=4, allow_nan=False, allow_infinity=False)


def values(measure: Measure) -> st.SearchStrategy[Amount]:
    """Return the values a column of this measure can hold."""
    return money if measure is Measure.MONEY else counts


def cells(table: Table) -> st.SearchStrategy[dict[Place, Cell]]:
    """Return arbitrary cells for ``table``: every state, balanced or not."""
    return st.fixed_dictionaries(
        {
            (row, column): cell(table.column(column).measure)
            for row, column in table.places
        }
    )


def cell(measure: Measure) -> st.SearchStrategy[Cell]:
    """Return one arbitrary cell."""
    value = values(measure)
    return st.one_of(
        value.map(Cell.printed),
        value.map(lambda number: Cell.noted(number, f"{number}（含上年）")),
        value.map(Cell.inferred),
        st.sampled_from(
            [Cell.blank(), Cell.blank("　"), Cell.slash(), Cell.unreadable("若干")]
        ),
    )


@st.composite
def balanced_requests(draw: st.DrawFn) -> dict[Place, Amount]:
    """Return leaves of table 3 that satisfy the identity in every column."""
    table = FORMAT_2021.requests
    leaves: dict[Place, Amount] = {}
    for column in table.columns:
        if column.parts:
            continue
        outcomes = [draw(st.integers(0, 9)) for _ in table.row("handled").parts]
        for key, number in zip(table.row("handled").parts, outcomes, strict=True):
            leaves[key, column.key] = number
        left = draw(st.integers(0, 5))
        total = sum(outcomes) + left
        carried = draw(st.integers(0, total))
        leaves["carried_out", column.key] = left
        leaves["carried_in", column.key] = carried
        leaves["received", column.key] = total - carried
    return leaves


def yuan(text: str) -> Decimal:
    """Return an amount in 万元."""
    return Decimal(text)
