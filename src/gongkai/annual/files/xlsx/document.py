"""The report as a workbook: figures as numbers, words as words, nothing computed."""

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gongkai.annual.files import record
from gongkai.annual.files.cover import Cover
from gongkai.annual.files.outline import Outline, outline
from gongkai.annual.files.paragraphs import clean
from gongkai.annual.files.xlsx.page import LOOKS, height, lines, paper
from gongkai.annual.files.xlsx.table import draw
from gongkai.annual.report import Report

WORDS, RECORD = "正文", "机读数据"
SHEETS: Mapping[str, str] = {
    "proactive": "表二",
    "requests": "表三",
    "disputes": "表四",
}
NOTE = "本页供系统核对，请勿修改；导入时以前面各表所示为准。"
# A cell holds 32,767 characters.
_CHUNK = 30_000
# Widths of the two columns of words, in characters of half a square.
_NAME_WIDTH, _TEXT_WIDTH = 24, 88


def write(report: Report, cover: Cover) -> bytes:
    """Return the workbook; its record of the report is the last sheet."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _options()) as book:
        book.set_properties(_properties(cover))
        looks = {name: book.add_format(dict(look)) for name, look in LOOKS.items()}
        drawn = outline(report, cover)
        _words(book.add_worksheet(WORDS), drawn, looks)
        for part in drawn.parts:
            if part.sheet:
                draw(book.add_worksheet(SHEETS[part.sheet.key]), part.sheet, looks)
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
    paper(page)
    page.set_column(0, 0, _NAME_WIDTH)
    page.set_column(1, 1, _TEXT_WIDTH)
    page.merge_range(0, 0, 0, 1, "", looks["title"])
    page.write_string(0, 0, "".join(drawn.title), looks["title"])
    page.set_row(0, 44)
    rows = [("", text) for text in drawn.preface]
    for part in drawn.parts:
        whole = [each.whole for each in part.paragraphs] or [""]
        rows += zip((part.heading, *[""] * len(whole)), whole, strict=False)
    if drawn.signature:
        rows += [
            ("发布机关", drawn.signature.name),
            ("发布日期", drawn.signature.date),
        ]
    for row, (name, text) in enumerate(rows, start=1):
        page.write_string(row, 0, name, looks["part"])
        page.set_row(
            row, height(max(lines(name, _NAME_WIDTH), lines(text, _TEXT_WIDTH)))
        )
        for col, start in zip(count(1), range(0, len(text), _CHUNK), strict=False):
            page.write_string(row, col, text[start : start + _CHUNK], looks["words"])


def _record(page: Worksheet, report: Report, looks: Mapping[str, Format]) -> None:
    text = record.dump(report)
    page.set_column(0, 0, 100)
    page.print_area(0, 0, 0, 0)
    page.write_string(0, 0, NOTE, looks["part"])
    for row, start in enumerate(range(0, len(text), _CHUNK), start=1):
        page.write_string(row, 0, text[start : start + _CHUNK])
