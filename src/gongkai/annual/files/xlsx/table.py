"""A statutory table on its sheet: figures as numbers, everything else as text."""

import re
from collections.abc import Mapping

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gongkai.annual.files.paragraphs import clean
from gongkai.annual.files.sheet import Sheet
from gongkai.annual.files.xlsx.page import height, lines, paper
from gongkai.annual.grid import Slot, SlotKind

# Excel keeps 15 digits of a number and 32,767 characters of a text.
_DIGITS, _LONGEST = 15, 32_000
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?", re.ASCII)
_A_MILLIMETRE = 0.62


def draw(page: Worksheet, sheet: Sheet, looks: Mapping[str, Format]) -> None:
    """Draw ``sheet`` from the second row on, under its title."""
    paper(page)
    for col, wide in enumerate(sheet.widths):
        page.set_column(col, col, wide * _A_MILLIMETRE)
    page.merge_range(0, 0, 0, sheet.columns - 1, "", looks["title"])
    page.write_string(0, 0, sheet.caption, looks["title"])
    page.set_row(0, 36)
    for slot in sheet.slots:
        _slot(page, sheet, slot, looks)
    for row, count in _tallest(sheet).items():
        page.set_row(row + 1, height(count))
    if len(sheet.runs()) == 1:
        page.repeat_rows(1, len(sheet.head_rows))
        page.freeze_panes(1 + len(sheet.head_rows), 0)


def _tallest(sheet: Sheet) -> Mapping[int, int]:
    """Return the lines each row needs."""
    needed = dict.fromkeys(range(sheet.rows), 1)
    for slot in sheet.slots:
        wide = sum(sheet.widths[slot.col : slot.col + slot.colspan]) * _A_MILLIMETRE
        if slot.rowspan == 1:
            needed[slot.row] = max(needed[slot.row], lines(slot.text, wide))
    return needed


def _slot(
    page: Worksheet, sheet: Sheet, slot: Slot, looks: Mapping[str, Format]
) -> None:
    top, left = slot.row + 1, slot.col
    is_name = slot.kind is SlotKind.LABEL and sheet.is_left(slot)
    look = looks["name" if is_name else slot.kind]
    if slot.rowspan * slot.colspan > 1:
        page.merge_range(
            top, left, top + slot.rowspan - 1, left + slot.colspan - 1, "", look
        )
    text = clean(slot.text)
    if slot.place and _is_number(text):
        page.write_number(top, left, float(text), look)
    else:
        page.write_string(top, left, text[:_LONGEST], look)


def _is_number(text: str) -> bool:
    """Say whether a spreadsheet's number prints exactly as ``text``."""
    digits = sum(each.isdigit() for each in text)
    return bool(_NUMBER.fullmatch(text)) and digits <= _DIGITS and text != "-0"
