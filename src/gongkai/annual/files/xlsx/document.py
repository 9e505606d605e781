"""The report as a workbook: figures as numbers, words as words, nothing computed."""

import io
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import count
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gongkai.annual.files import record
from gongkai.annual.files.cover import Cover
from gongkai.annual.files.outline import Outline, outline, width
from gongkai.annual.files.paragraphs import clean
from gongkai.annual.files.sheet import Sheet
from gongkai.annual.grid import Slot, SlotKind
from gongkai.annual.report import Report

WORDS, RECORD = "正文", "机读数据"
SHEETS: Mapping[str, str] = {
    "proactive": "表二",
    "requests": "表三",
    "disputes": "表四",
}
NOTE = "本页供系统核对，请勿修改；导入时以前面各表所示为准。"
# A cell holds 32,767 characters; Excel keeps 15 digits of a number.
CHUNK, _DIGITS = 30_000, 15

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?", re.ASCII)
# Widths in characters of half a square, heights in points.
_A_MILLIMETRE, _NAME_WIDTH, _TEXT_WIDTH, _TALLEST = 0.62, 24, 88, 409.0
_FRAME = {"border": 1, "text_wrap": True, "valign": "vcenter"}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {
        "font_name": "黑体",
        "font_size": 16,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
    },
    "words": {"text_wrap": True, "valign": "top", "num_format": "@"},
    "part": {"text_wrap": True, "valign": "top", "bold": True},
    SlotKind.BLOCK: {**_FRAME, "bg_color": "#DCE6F1"},
    SlotKind.HEAD: {**_FRAME, "align": "center", "bg_color": "#F3F6FA"},
    SlotKind.LABEL: {**_FRAME, "align": "center"},
    "name": {**_FRAME, "align": "left", "indent": 1},
    SlotKind.VALUE: {**_FRAME, "align": "center"},
}


def write(report: Report, cover: Cover) -> bytes:
    """Return the workbook; its record of the report is the last sheet."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _options()) as book:
        book.set_properties(_properties(cover))
        looks = {name: book.add_format(dict(look)) for name, look in _LOOKS.items()}
        drawn = outline(report, cover)
        _words(book.add_worksheet(WORDS), drawn, looks)
        for part in drawn.parts:
            if part.sheet:
                _table(book.add_worksheet(SHEETS[part.sheet.key]), part.sheet, looks)
        _record(book.add_worksheet(RECORD), report, looks)
    return content.getvalue()


def _options() -> dict[str, Any]:
    """Return the options anew: the library writes into what it is given."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": "宋体", "font_size": 10.5},
    }


def _properties(cover: Cover) -> Mapping[str, Any]:
    day = cover.issued_on or date(cover.year, 12, 31)
    return {
        "title": clean(cover.title)[:255],
        "author": clean(cover.body_name)[:255],
        "keywords": clean(cover.digest or "")[:255],
        "created": datetime(day.year, day.month, day.day, tzinfo=UTC),
    }


def _words(page: Worksheet, drawn: Outline, looks: Mapping[str, Format]) -> None:
    _paper(page)
    page.set_column(0, 0, _NAME_WIDTH)
    page.set_column(1, 1, _TEXT_WIDTH)
    page.merge_range(0, 0, 0, 1, "", looks["title"])
    page.write_string(0, 0, "".join(drawn.title), looks["title"])
    page.set_row(0, 44)
    lines = [("", text) for text in drawn.preface]
    for part in drawn.parts:
        whole = [each.whole for each in part.paragraphs] or [""]
        lines += zip((part.heading, *[""] * len(whole)), whole, strict=False)
    if drawn.signature:
        lines += [
            ("发布机关", drawn.signature.name),
            ("发布日期", drawn.signature.date),
        ]
    for row, (name, text) in enumerate(lines, start=1):
        page.write_string(row, 0, name, looks["part"])
        page.set_row(
            row, _height(max(_lines(name, _NAME_WIDTH), _lines(text, _TEXT_WIDTH)))
        )
        for col, start in zip(count(1), range(0, len(text), CHUNK), strict=False):
            page.write_string(row, col, text[start : start + CHUNK], looks["words"])


def _table(page: Worksheet, sheet: Sheet, looks: Mapping[str, Format]) -> None:
    _paper(page)
    for col, wide in enumerate(sheet.widths):
        page.set_column(col, col, wide * _A_MILLIMETRE)
    page.merge_range(0, 0, 0, sheet.columns - 1, "", looks["title"])
    page.write_string(0, 0, sheet.caption, looks["title"])
    page.set_row(0, 36)
    for slot in sheet.slots:
        _slot(page, sheet, slot, looks)
    for row, lines in _tallest(sheet).items():
        page.set_row(row + 1, _height(lines))
    if len(sheet.runs()) == 1:
        page.repeat_rows(1, len(sheet.head_rows))
        page.freeze_panes(1 + len(sheet.head_rows), 0)


def _tallest(sheet: Sheet) -> Mapping[int, int]:
    """Return the lines each row needs: LibreOffice leaves rows as they are given."""
    lines = dict.fromkeys(range(sheet.rows), 1)
    for slot in sheet.slots:
        wide = sum(sheet.widths[slot.col : slot.col + slot.colspan]) * _A_MILLIMETRE
        if slot.rowspan == 1:
            lines[slot.row] = max(lines[slot.row], _lines(slot.text, wide))
    return lines


def _lines(text: str, wide: float) -> int:
    """Return the lines ``text`` takes in a column ``wide`` half-width characters."""
    return sum(ceil(2 * width(line) / (wide - 1)) or 1 for line in text.split("\n"))


def _height(lines: int) -> float:
    return min(16.0 * lines + 4, _TALLEST)


def _slot(
    page: Worksheet, sheet: Sheet, slot: Slot, looks: Mapping[str, Format]
) -> None:
    top, left = slot.row + 1, slot.col
    named = "name" if sheet.is_left(slot) and slot.place is None else slot.kind
    look = looks[SlotKind.BLOCK if slot.kind is SlotKind.BLOCK else named]
    if slot.rowspan * slot.colspan > 1:
        page.merge_range(
            top, left, top + slot.rowspan - 1, left + slot.colspan - 1, "", look
        )
    text = clean(slot.text)
    if slot.place and _is_number(text):
        page.write_number(top, left, float(text), look)
    else:
        page.write_string(top, left, text[:CHUNK], look)


def _is_number(text: str) -> bool:
    """Say whether a spreadsheet's number prints exactly as ``text``."""
    digits = sum(each.isdigit() for each in text)
    return bool(_NUMBER.fullmatch(text)) and digits <= _DIGITS and text != "-0"


def _record(page: Worksheet, report: Report, looks: Mapping[str, Format]) -> None:
    text = record.dump(report)
    page.set_column(0, 0, 100)
    page.print_area(0, 0, 0, 0)
    page.write_string(0, 0, NOTE, looks["part"])
    for row, start in enumerate(range(0, len(text), CHUNK), start=1):
        page.write_string(row, 0, text[start : start + CHUNK])


def _paper(page: Worksheet) -> None:
    page.set_paper(9)
    page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    page.fit_to_pages(1, 0)
    page.set_footer("&C第 &P 页，共 &N 页")
