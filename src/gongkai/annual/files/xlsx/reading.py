"""A report file of ours as a workbook, read back from what it shows."""

from collections.abc import Mapping

from gongkai.annual.errors import BadReport
from gongkai.annual.files import record
from gongkai.annual.files.found import match, plain, spread
from gongkai.annual.files.xlsx.document import RECORD, SHEETS, WORDS
from gongkai.annual.files.xlsx.workbook import Page, pages
from gongkai.annual.report import PART_TITLES, Report
from gongkai.annual.tables import Place, Table


def read(content: bytes) -> Report:
    """Return the report that ``content``, a workbook of ours, shows.

    :raises BadReport: it is no such file, or a table has lost its form.
    """
    found = pages(content)
    known = _known(found)
    tables = {table.key: _cells(found, table) for table, _ in known.tables()}
    return record.settle(record.Seen(tables, _words(_page(found, WORDS))), known)


def _page(found: Mapping[str, Page], name: str) -> Page:
    if name not in found:
        raise BadReport("工作表", name, record.NOT_OURS)
    return found[name]


def _known(found: Mapping[str, Page]) -> Report:
    kept = _page(found, RECORD).cells
    return record.load(
        "".join(text for (row, col), text in sorted(kept.items()) if row and not col)
    )


def _cells(found: Mapping[str, Page], table: Table) -> Mapping[Place, str] | None:
    name = SHEETS[table.key]
    return match(table, spread(found[name].boxes(top=1))) if name in found else None


def _words(page: Page) -> dict[str, str]:
    """Return the words beside and below each of the six headings."""
    titles = {plain(title): part for part, title in PART_TITLES.items()}
    parts: dict[str, list[str]] = {part: [] for part in PART_TITLES}
    lines: list[str] = []
    for row in sorted({row for row, _ in page.cells}):
        name = plain(page.cells.get((row, 0), ""))
        if name:
            lines = parts.get(titles.get(name, ""), [])
        across = sorted(
            (col, text) for (at, col), text in page.cells.items() if at == row and col
        )
        lines.append("".join(text for _, text in across))
    return {part: "\n".join(lines) for part, lines in parts.items()}
