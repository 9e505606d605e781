"""A report file of ours in HTML, read back from what it shows."""

from collections.abc import Iterator

from lxml import etree
from lxml import html as markup

from gongkai.annual.errors import BadReport
from gongkai.annual.files import record
from gongkai.annual.files.archive import LARGEST
from gongkai.annual.files.found import Box, narrow, pick, spread
from gongkai.annual.files.html.document import RECORD
from gongkai.annual.report import PART_TITLES, Report


def read(content: bytes) -> Report:
    """Return the report that ``content``, an HTML file of ours, shows.

    :raises BadReport: it is no such file, or a table has lost its form.
    """
    page = _page(content)
    kept = page.xpath("string(//meta[@name=$name]/@content)", name=RECORD)
    known = record.load(str(kept))
    grids = [spread(_boxes(each)) for each in page.iter("table")]
    tables = {table.key: pick(table, grids) for table, _ in known.tables()}
    parts = {part: _words(page, part) for part in PART_TITLES}
    return record.settle(record.Seen(tables, parts), known)


def _page(content: bytes) -> markup.HtmlElement:
    if len(content) > LARGEST:
        raise BadReport(
            "文件大小", f"{len(content)}字节", "不能超过20兆字节，请重新选择"
        )
    try:
        parser = markup.HTMLParser(encoding="utf-8", no_network=True)
        return markup.document_fromstring(content, parser)
    except (etree.ParserError, ValueError) as error:
        raise BadReport("文件", "不是网页", record.NOT_OURS) from error


def _words(page: markup.HtmlElement, part: str) -> str:
    found = page.xpath(
        "//section[@id=$name]/div[@class='words']/*", name=f"part-{part}"
    )
    return "\n".join(str(each.text_content()) for each in found)


def _boxes(table: markup.HtmlElement) -> Iterator[Box]:
    """Yield the cells of a table at the squares HTML gives them."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.iter("tr")):
        col = 0
        for cell in line.iterchildren("th", "td"):
            while (row, col) in taken:
                col += 1
            rows, cols = narrow(cell.get("rowspan")), narrow(cell.get("colspan"))
            yield Box(row, col, rows, cols, str(cell.text_content()))
            taken.update((row + r, col + c) for r in range(rows) for c in range(cols))
