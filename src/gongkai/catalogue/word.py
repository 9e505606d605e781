"""The text of a Word file as markup: headings, paragraphs and tables with their merged cells."""

import html
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from gongkai.catalogue.errors import CatalogueRefused
from gongkai.channels import markup

MOST_UNPACKED: Final = 60_000_000
HEADINGS: Final = {
    "Heading 1": "h2",
    "Heading 2": "h3",
    "Heading 3": "h4",
    "Title": "h2",
}


def from_word(content: bytes) -> str:
    """Return the text of a .docx as clean markup.

    :raises CatalogueRefused: it is no Word file, too large, or holds no text.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
        if unpacked > MOST_UNPACKED:
            raise CatalogueRefused("Word 文件展开后过大，请去掉图片后再上传。", "word")
        document = Document(BytesIO(content))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise CatalogueRefused(
            "文件无法作为 Word 文件打开，请另存为 .docx 后再上传。", "word"
        ) from error
    found = markup.clean("".join(_blocks(document)))
    if not markup.plain(found):
        raise CatalogueRefused("Word 文件里没有文字，请核对是否为扫描图片。", "word")
    return found


def _blocks(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield _paragraph(block)
        else:
            yield f"<table><tbody>{''.join(_rows(block))}</tbody></table>"


def _paragraph(paragraph: Paragraph) -> str:
    text = html.escape(paragraph.text.strip(), quote=False)
    style = paragraph.style.name if paragraph.style else None
    tag = HEADINGS.get(style or "", "p")
    return f"<{tag}>{text}</{tag}>" if text else ""


def _rows(table: Table) -> Iterator[str]:
    """Yield the rows; a cell that Word merged is written once, with its spans."""
    grid = [list(row.cells) for row in table.rows]
    seen = set[int]()
    for top, row in enumerate(grid):
        written = []
        for left, cell in enumerate(row):
            if id(cell._tc) in seen:
                continue
            seen.add(id(cell._tc))
            wide = sum(other._tc is cell._tc for other in row[left:])
            tall = sum(
                any(other._tc is cell._tc for other in line) for line in grid[top:]
            )
            written.append(
                f"<td{_span('rowspan', tall)}{_span('colspan', wide)}>{html.escape(cell.text.strip(), quote=False)}</td>"
            )
        yield f"<tr>{''.join(written)}</tr>"


def _span(name: str, number: int) -> str:
    return f' {name}="{number}"' if number > 1 else ""
