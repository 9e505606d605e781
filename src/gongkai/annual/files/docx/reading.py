"""A report file of ours in Word's format, read back from what it shows."""

from collections.abc import Iterator, Mapping
from itertools import islice

from lxml import etree

from gongkai.annual.errors import BadReport
from gongkai.annual.files import record
from gongkai.annual.files.archive import members, xml
from gongkai.annual.files.docx.document import NAMESPACE
from gongkai.annual.files.found import WIDEST, Box, narrow, pick, plain, spread
from gongkai.annual.report import PART_TITLES, Report

_NAME = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = {"w": _NAME}
_ID, _VAL, _WIDTH, _T, _BREAK = (
    f"{{{_NAME}}}{each}" for each in ("styleId", "val", "w", "t", "br")
)

# Twips; a millimetre is 57.
_SLIVER = 30
_HEADING, _SIGNED = "heading 1", "signature block"
_BODY, _STYLES, _RECORDS = "word/document.xml", "word/styles.xml", "customXml/"


def read(content: bytes) -> Report:
    """Return the report that ``content``, a Word file of ours, shows.

    :raises BadReport: it is no such file, or a table has lost its form.
    """
    files = members(content, (_BODY, _STYLES, _RECORDS))
    known = _known(files)
    document = xml(files.get(_BODY), _BODY)
    grids = [spread(_boxes(each)) for each in document.iterfind("w:body/w:tbl", _W)]
    tables = {table.key: pick(table, grids) for table, _ in known.tables()}
    words = _words(document, _styles(files.get(_STYLES)))
    return record.settle(record.Seen(tables, words), known)


def _known(files: Mapping[str, bytes]) -> Report:
    """Return the record, wherever another program has put it on saving."""
    for name, content in files.items():
        if name.startswith(_RECORDS) and NAMESPACE.encode() in content:
            return record.load("".join(map(str, xml(content, name).itertext())))
    raise BadReport("文件", "没有年报数据", record.NOT_OURS)


def _words(document: etree._Element, styles: Mapping[str, str]) -> dict[str, str]:
    """Return the paragraphs under each of the six headings, head note and signature left out."""
    parts: dict[str, list[str]] = {}
    titles = {plain(title): part for part, title in PART_TITLES.items()}
    lines: list[str] = []
    for paragraph in document.iterfind("w:body/w:p", _W):
        style, text = _style(paragraph, styles), _text(paragraph)
        if style == _HEADING and plain(text) in titles:
            lines = parts.setdefault(titles[plain(text)], [])
        elif style != _SIGNED:
            lines.append(text)
    missing = [title for part, title in PART_TITLES.items() if part not in parts]
    if missing:
        raise BadReport("标题", missing[0], "文中找不到这个一级标题，请恢复后再导入")
    return {part: "\n".join(lines) for part, lines in parts.items()}


def _styles(content: bytes | None) -> dict[str, str]:
    """Return the names of the styles by their ids: programs keep the names, not the ids."""
    root = xml(content, _STYLES)
    return {
        style.get(_ID, ""): name.get(_VAL, "").lower()
        for style in root.iterfind("w:style", _W)
        for name in style.iterfind("w:name", _W)
    }


def _style(paragraph: etree._Element, styles: Mapping[str, str]) -> str:
    used = paragraph.find("w:pPr/w:pStyle", _W)
    return "" if used is None else styles.get(used.get(_VAL, ""), "")


def _text(element: etree._Element) -> str:
    shown = element.iter(_T, _BREAK)
    return "".join("\n" if each.tag == _BREAK else each.text or "" for each in shown)


def _boxes(table: etree._Element) -> Iterator[Box]:
    """Yield the cells of a table; a cell merged downwards shows its text in each row."""
    slivers = _slivers(table)
    above: dict[int, str] = {}
    for row, line in enumerate(table.iterfind("w:tr", _W)):
        start = 0
        for cell in line.iterfind("w:tc", _W):
            end = start + _across(cell)
            col, after = (
                each - sum(at < each for at in slivers) for each in (start, end)
            )
            text = above.get(col, "") if _continues(cell) else _text(cell)
            above[col] = text
            yield Box(row, col, 1, after - col, text)
            start = end


def _slivers(table: etree._Element) -> list[int]:
    """Return the columns too narrow to hold anything: LibreOffice adds them by rounding."""
    columns = table.iterfind("w:tblGrid/w:gridCol", _W)
    widths = (str(column.get(_WIDTH, "")) for column in islice(columns, WIDEST))
    return [
        at
        for at, width in enumerate(widths)
        if width.isdecimal() and int(width[:6]) < _SLIVER
    ]


def _across(cell: etree._Element) -> int:
    span = cell.find("w:tcPr/w:gridSpan", _W)
    return narrow(None if span is None else span.get(_VAL))


def _continues(cell: etree._Element) -> bool:
    merge = cell.find("w:tcPr/w:vMerge", _W)
    return merge is not None and merge.get(_VAL, "continue") == "continue"
