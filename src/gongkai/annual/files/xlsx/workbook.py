"""A workbook's sheets as sparse cells, straight from its XML.

Formulas are never computed: a cell is what the program that saved it last put there.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from gongkai.annual.cells import amount_text
from gongkai.annual.errors import BadReport
from gongkai.annual.files.archive import members, xml
from gongkai.annual.files.found import Box, Square

_NAME = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_S = {"s": _NAME}
_T, _R, _SI = (f"{{{_NAME}}}{each}" for each in ("t", "r", "si"))
_BOOK, _RELATIONS, _STRINGS = (
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
)
_AT = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: the texts of its filled cells, and which cells are merged."""

    cells: Mapping[Square, str]
    merged: Mapping[Square, Square]
    """The last square of a merged cell by its first one."""

    def boxes(self, top: int) -> Iterator[Box]:
        """Yield the cells from row ``top`` on, counted from there."""
        hidden = {
            (row, col)
            for first, last in self.merged.items()
            for row in range(first[0], last[0] + 1)
            for col in range(first[1], last[1] + 1)
            if (row, col) != first
        }
        for (row, col), text in self.cells.items():
            if row >= top and (row, col) not in hidden:
                last_row, last_col = self.merged.get((row, col), (row, col))
                yield Box(row - top, col, last_row - row + 1, last_col - col + 1, text)


def pages(content: bytes) -> dict[str, Page]:
    """Return the sheets of a workbook by their names.

    :raises BadReport: it is no workbook, or it is damaged.
    """
    files = members(content, ("xl/",))
    strings = _strings(files.get(_STRINGS))
    targets = {
        link.get("Id"): posixpath.normpath(
            posixpath.join("/xl", link.get("Target", ""))
        ).lstrip("/")
        for link in xml(files.get(_RELATIONS), _RELATIONS)
    }
    return {
        str(sheet.get("name")): _page(files.get(name), name, strings)
        for sheet in xml(files.get(_BOOK), _BOOK).iterfind("s:sheets/s:sheet", _S)
        if (name := targets.get(sheet.get(f"{{{_LINKS}}}id"), ""))
    }


def _strings(content: bytes | None) -> list[str]:
    return (
        [_words(each) for each in xml(content, _STRINGS).iter(_SI)] if content else []
    )


def _page(content: bytes | None, name: str, strings: list[str]) -> Page:
    root = xml(content, name)
    cells = {
        at: _text(cell, strings)
        for cell in root.iterfind("s:sheetData/s:row/s:c", _S)
        if (at := _square(cell.get("r", "")))
    }
    merged = dict(_merged(root))
    return Page(cells, merged)


def _merged(root: etree._Element) -> Iterator[tuple[Square, Square]]:
    for merge in root.iterfind("s:mergeCells/s:mergeCell", _S):
        first, _, last = str(merge.get("ref", "")).partition(":")
        begin, end = _square(first), _square(last)
        if begin and end and end >= begin:
            yield (
                begin,
                (min(end[0], begin[0] + 39), max(min(end[1], begin[1] + 39), begin[1])),
            )


def _square(reference: str) -> Square | None:
    found = _AT.fullmatch(reference)
    if not found:
        return None
    col = 0
    for letter in found[1]:
        col = col * 26 + ord(letter) - 64
    return int(found[2]) - 1, col - 1


def _text(cell: etree._Element, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(map(_words, cell))
    value = cell.findtext("s:v", "", _S)
    if kind == "s":
        return _shared(value, strings)
    return _number(value) if kind == "n" else _plain(value)


def _shared(index: str, strings: list[str]) -> str:
    if not index.isdecimal() or len(index) > 7 or int(index) >= len(strings):
        raise BadReport(_STRINGS, index, "文字编号超出范围，请重新导出后再选")
    return strings[int(index)]


def _number(text: str) -> str:
    """Return a number as people write it: 0.10000000000000001 is stored for 0.1."""
    try:
        value = Decimal(repr(float(text)))
    except ValueError:
        return text
    return amount_text(value) if abs(value) < 10**15 else text


def _words(element: etree._Element) -> str:
    """Return the text of a shared or inline string in all its runs, reading aids left out."""
    runs = (each for each in element if each.tag in (_T, _R))
    return _plain("".join(_said(each) for each in runs))


def _said(run: etree._Element) -> str:
    return (run.findtext("s:t", "", _S) if run.tag == _R else run.text) or ""


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
