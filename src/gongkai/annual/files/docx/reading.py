"""A report file of ours in Word's format, read back from what it shows."""

from collections.abc import Iterator, Mapping

from lxml import etree

from gongkai.annual.errors import BadReport
from gongkai.annual.files import record
from gongkai.annual.files.archive import members, xml
from gongkai.annual.files.docx.document import NAMESPACE
from gongkai.annual.files.found import Box, narrow, pick, plain, spread
from gongkai.annual.report import PART_TITLES, Report

_NAME = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = {"w": _NAME}
_ID, _VAL, _T, _BREAK = (f"{{{_NAME}}}{each}" for each in ("styleId", "val", "t", "br"))
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
    above: dict[int, str] = {}
    for row, line in enumerate(table.iterfind("w:tr", _W)):
        col = 0
        for cell in line.iterfind("w:tc", _W):
            text, width = _text(cell), _across(cell)
            if _continues(cell):
                text = above.get(col, "")
            above[col] = text
            yield Box(row, col, 1, width, text)
            col += width


def _across(cell: etree._Element) -> int:
    span = cell.find("w:tcPr/w:gridSpan", _W)
    return narrow(None if span is None else span.get(_VAL))


def _continues(cell: etree._Element) -> bool:
    merge = cell.find("w:tcPr/w:vMerge", _W)
    return merge is not None and merge.get(_VAL, "continue") == "continue"
