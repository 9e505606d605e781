"""Published reports with the tables they must yield, as ``Report`` values."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from gongkai.annual.cells import Amount, Cell
from gongkai.annual.formats import FORMATS
from gongkai.annual.report import Narrative, Report
from gongkai.annual.tables import Place, Table

GOLDEN = Path(__file__).parents[4] / "tests" / "golden"
NAMES = tuple(
    sorted(
        path.name.removesuffix(".expected.json")
        for path in GOLDEN.glob("*.expected.json")
    )
)
_HEADINGS = ("一", "二", "三", "四", "五", "六")
_PARTS = ("one", "two", "three", "four", "five", "six")


def expected(name: str) -> dict[str, Any]:
    """Return what the reader of the published report must find."""
    data: dict[str, Any] = json.loads(
        (GOLDEN / f"{name}.expected.json").read_text(encoding="utf-8")
    )
    return data


def text(name: str) -> str:
    """Return the published text."""
    return (GOLDEN / name).read_text(encoding="utf-8")


def report(name: str, narrative: Narrative | None = None) -> Report:
    """Return the report whose tables ``<name>.expected.json`` holds."""
    data = expected(name)
    layout = FORMATS[data["format"]]
    blank = data.get("null_means") == "原文“/”"
    empty = Cell.slash() if blank else Cell.blank()
    return Report(
        name,
        data["body"],
        data["year"],
        data["format"],
        _table_two(layout.proactive, data["table2"], empty),
        _grid(layout.requests, data["table3"]["rows"], empty),
        None
        if data["table4"] is None
        else _grid(layout.disputes, [data["table4"]], empty),
        narrative or Narrative(),
    )


def _cell(value: Amount | None, empty: Cell) -> Cell:
    return empty if value is None else Cell.printed(value)


def _table_two(table: Table, data: dict[str, Any], empty: Cell) -> dict[Place, Cell]:
    if ("charge", "amount") not in table.places:
        return {}
    stock = {
        (row, column): data[key][part]
        for row, key in (("rule", "regulations"), ("normative", "normative_documents"))
        for column, part in (
            ("issued", "made"),
            ("repealed", "repealed"),
            ("in_force", "valid"),
        )
    }
    rows = (("licence", "licensing"), ("penalty", "penalty"), ("coercion", "coercion"))
    decisions = {(row, "decisions"): data[key] for row, key in rows}
    money = data["fees_wan_yuan"]
    charge = {("charge", "amount"): None if money is None else Decimal(money)}
    cells = {**stock, **decisions, **charge}
    return {place: _cell(value, empty) for place, value in cells.items()}


def _grid(table: Table, rows: list[list[int | None]], empty: Cell) -> dict[Place, Cell]:
    values = [value for row in rows for value in row]
    return {
        place: _cell(value, empty)
        for place, value in zip(table.places, values, strict=True)
    }


def narrative(published: str) -> Narrative:
    """Return the six parts of a published text; parts two to four keep their tables' text."""
    marks = [
        found.start()
        for heading in _HEADINGS
        if (found := re.search(rf"^{heading}、", published, re.MULTILINE))
    ]
    bounds = [*marks, len(published)]
    texts = [
        published[start:end].split("\n", 1)[-1].strip()
        for start, end in pairwise(bounds)
    ]
    parts = dict(zip(_PARTS, texts, strict=False))
    worded = {key: parts.get(key) for key in ("one", "five", "six")}
    return Narrative(**worded)
