"""Six parts, three tables, a number in every cell: ST-1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from gongkai.annual.addresses import where
from gongkai.annual.cells import Cell, CellState, amount_text
from gongkai.annual.checks.rule import Case, Fault, Rule, shown, told
from gongkai.annual.checks.table2 import impossible
from gongkai.annual.formats import format_for
from gongkai.annual.printed import read_cell
from gongkai.annual.report import PART_TITLES, Cells, Severity
from gongkai.annual.tables import Place, Table
from gongkai.law.errors import NotInForce
from gongkai.law.sources import REPORT_FORMAT

WORDED_PARTS = ("one", "five", "six")
"""The parts that are words; two, three and four are there when their table is."""

FEW = 2
"""Up to so many empty rows are named one by one."""

RESIDUE = (
    re.compile(r"[（(]文字描述[^）)]{0,60}[）)]"),
    re.compile(r"该部分以表格形式报告"),
    re.compile(r"×{2,}"),
)
"""What the blank template leaves behind."""


ON_THE_PAGE = frozenset({CellState.PRINTED, CellState.NOTED})

BARE_HEADING = re.compile(
    r"^[ 　]*(?P<heading>[（(][一二三四五六七][）)][^。；：\n]{0,12}"
    r"(?:主动公开|依申请公开|信息管理|平台建设|监督保障)(?:工作)?(?:情况)?)[。；：]?\s*"
    r"(?=^[ 　]*[（(][一二三四五六七][）)]|\Z)",
    re.MULTILINE,
)
"""The heading of a theme (国办公开办函〔2021〕30号), followed by the next or by the end."""


def _find(case: Case) -> Iterator[Fault]:
    yield from _wrong_format(case)
    yield from _missing_parts(case)
    for table, cells in case.report.tables():
        yield from _missing_numbers(table, cells)
        yield from _read_otherwise(table, cells or {})
    yield from _bare_headings(case)
    yield from _residue(case)


def _wrong_format(case: Case) -> Iterator[Fault]:
    report = case.report
    try:
        wanted = format_for(report.year)
    except NotInForce as error:
        yield Fault(
            None, None, None, report.year, None, f"报告年度为 {report.year}：{error}"
        )
        return
    if wanted.key == report.format:
        return
    used = report.layout.instrument.number
    yield Fault(
        None,
        None,
        None,
        report.format,
        wanted.key,
        f"{report.year} 年报告使用了 {used} 的旧表样，应使用 {wanted.instrument.number} 的表样。"
        if wanted.key > report.format
        else f"{report.year} 年报告使用了 {used} 的表样，当年应使用 {wanted.instrument.number} 的表样。",
        Severity.WARN,
    )


def _missing_parts(case: Case) -> Iterator[Fault]:
    for part, text in case.report.narrative.parts():
        if part in WORDED_PARTS and not (text or "").strip():
            title = PART_TITLES[part]
            yield Fault(
                "narrative", part, None, text, None, f"缺少“{title}”的文字，请补写。"
            )


def _missing_numbers(table: Table, cells: Cells | None) -> Iterator[Fault]:
    if cells is None:
        message = f"缺少{table.name}（{table.title}），请补上该表。"
        yield Fault(table.key, None, None, None, None, message)
        return
    if all(cell.value is None for cell in cells.values()):
        message = f"{table.name}没有填写任何数值，没有的请填 0。"
        yield Fault(table.key, None, None, None, None, message)
        return
    rows = {
        row: list(grouped)
        for row, grouped in groupby(cells.items(), key=lambda item: item[0][0])
    }
    empty = [row for row, found in rows.items() if len(found) > 1 and _is_empty(found)]
    yield from _empty_rows(table, empty)
    for row, found in rows.items():
        if row not in empty:
            yield from _missing_in_row(table, found)
    if table.key != "proactive":
        for place, cell in cells.items():
            fault = impossible(table, place, cell)
            if fault:
                yield fault


def _is_empty(cells: list[tuple[Place, Cell]]) -> bool:
    return all(cell.value is None for _, cell in cells)


def _empty_rows(table: Table, rows: list[str]) -> Iterator[Fault]:
    """Yield a fault for each row without a number, or one that lists them if they are many."""
    if len(rows) <= FEW:
        for row in rows:
            message = f"{where(table, row)}各列均没有数值，没有的请填 0。"
            yield Fault(table.key, row, None, None, None, message)
        return
    listed = "、".join(where(table, row).removeprefix(table.name) for row in rows)
    message = f"{table.name}有 {len(rows)} 行没有数值，没有的请填 0：{listed}。"
    yield Fault(table.key, None, None, None, None, message)


def _missing_in_row(table: Table, cells: list[tuple[Place, Cell]]) -> Iterator[Fault]:
    for place, cell in cells:
        if cell.value is None:
            shown = f"为“{cell}”" if str(cell).strip() else "为空"
            message = f"{where(table, *place)}{shown}，应填数值，没有的请填 0。"
            yield Fault(table.key, *place, told(cell), None, message)


def _read_otherwise(table: Table, cells: Cells) -> Iterator[Fault]:
    """Yield a fault for each cell whose printed text is another number than its value."""
    for place, cell in cells.items():
        if cell.value is None or cell.raw is None or cell.state not in ON_THE_PAGE:
            continue
        read = read_cell(cell.raw).value
        if read is not None and read != cell.value:
            number = amount_text(read)
            yield Fault(
                table.key,
                *place,
                told(cell),
                number,
                f"{where(table, *place)}数值为 {shown(cell)}，原文“{cell.raw}”却是 {number}，"
                "请核对原件，改正数值或原文。",
            )


def _bare_headings(case: Case) -> Iterator[Fault]:
    """Yield the theme headings of part one that stand without a word below them."""
    for found in BARE_HEADING.finditer(case.report.narrative.one or ""):
        yield Fault(
            "narrative",
            "one",
            None,
            found["heading"],
            None,
            f"“{PART_TITLES['one']}”的“{found['heading']}”只有标题、没有内容，请写明或删去。",
            Severity.WARN,
        )


def _residue(case: Case) -> Iterator[Fault]:
    for part, text in case.report.narrative.parts():
        for pattern in RESIDUE:
            found = pattern.search(text or "")
            if found:
                yield Fault(
                    "narrative",
                    part,
                    None,
                    found.group(),
                    None,
                    f"“{PART_TITLES[part]}”留有表样说明文字“{found.group()}”，请删去或填实。",
                    Severity.WARN,
                )


RULES = (
    Rule(
        "ST-1",
        Severity.ERROR,
        "六个部分和三张表齐全，应填数值处没有空白、“-”或“/”。",
        REPORT_FORMAT["附件"],
        _find,
    ),
)
