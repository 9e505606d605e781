"""Six parts, three tables, a number in every cell: ST-1."""

from __future__ import annotations

import re
from collections.abc import Iterator

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

NAMED = 25
"""Up to so many cells of a table are named one by one; the rest are counted."""

A_NUMBER = "数值"
SOME_WORDS = "文字"

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
            None,
            None,
            None,
            report.year,
            "2019 年或以后",
            f"报告年度为 {report.year}：{error}",
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
            message = f"缺少“{title}”的文字，请补写。"
            yield Fault("narrative", part, None, text or "", SOME_WORDS, message)


def _missing_numbers(table: Table, cells: Cells | None) -> Iterator[Fault]:
    if cells is None:
        message = f"缺少{table.name}（{table.title}），请补上该表。"
        yield Fault(table.key, None, None, "", table.name, message)
        return
    missing = [place for place, cell in cells.items() if cell.value is None]
    if len(missing) == len(cells):
        message = (
            f"{table.name}没有填写任何数值（从{where(table, *missing[0])}起共 "
            f"{len(missing)} 格），没有的请填 0。"
        )
        first = printed(cells[missing[0]])
        yield Fault(table.key, *missing[0], first, A_NUMBER, message)
        return
    for place in missing[:NAMED]:
        yield _missing_number(table, place, cells[place])
    yield from _missing_besides(table, cells, missing[NAMED:])
    if table.key != "proactive":
        for place, cell in cells.items():
            fault = impossible(table, place, cell)
            if fault:
                yield fault


def _missing_number(table: Table, place: Place, cell: Cell) -> Fault:
    state = f"为“{cell}”" if str(cell).strip() else "为空"
    message = f"{where(table, *place)}{state}，应填数值，没有的请填 0。"
    return Fault(table.key, *place, printed(cell), A_NUMBER, message)


def _missing_besides(
    table: Table, cells: Cells, missing: list[Place]
) -> Iterator[Fault]:
    """Yield one fault for all the cells that are too many to be named."""
    if not missing:
        return
    rows = dict.fromkeys(where(table, row) for row, _ in missing)
    listed = "、".join(row.removeprefix(table.name) for row in rows)
    message = (
        f"{table.name}另有 {len(missing)} 格没有数值（从{where(table, *missing[0])}起），"
        f"没有的请填 0：{listed}。"
    )
    first = printed(cells[missing[0]])
    yield Fault(table.key, *missing[0], first, A_NUMBER, message)


def printed(cell: Cell) -> str:
    """Return what stands on the page; a blank is empty whatever white space fills it."""
    return "" if cell.state is CellState.BLANK else str(cell)


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
            SOME_WORDS,
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
                    "本机关的实际情况",
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
