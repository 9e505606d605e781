"""An annual report as a page shows it, rendered once for each digest: what is published never changes."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from gongkai.annual.cells import Cell, amount_text
from gongkai.annual.files.html import narrative, tables
from gongkai.annual.report import PART_TITLES, Report
from gongkai.channels.models import Snapshot

KEPT: Final = 256
TABLE_OF_PART: Final = {"two": "proactive", "three": "requests", "four": "disputes"}
FIGURES: Final = (
    ("proactive", "normative", "issued", "行政规范性文件本年制发（件）"),
    ("proactive", "normative", "in_force", "行政规范性文件现行有效（件）"),
    ("proactive", "licence", "decisions", "行政许可决定（件）"),
    ("proactive", "penalty", "decisions", "行政处罚决定（件）"),
    ("proactive", "coercion", "decisions", "行政强制决定（件）"),
    ("proactive", "charge", "amount", "行政事业性收费（万元）"),
    ("requests", "received", "total", "本年新收申请（件）"),
    ("requests", "carried_in", "total", "上年结转申请（件）"),
    ("requests", "handled", "total", "本年办理结果总计（件）"),
    ("requests", "carried_out", "total", "结转下年度继续办理（件）"),
    ("disputes", "cases", "reconsideration.total", "行政复议（件）"),
    ("disputes", "cases", "direct.total", "未经复议直接起诉（件）"),
    ("disputes", "cases", "after_reconsideration.total", "复议后起诉（件）"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six parts: heading, words, table."""

    key: str
    title: str
    words: SafeString
    table: SafeString


@dataclass(frozen=True, slots=True)
class Page:
    """A report ready to be set into a page."""

    year: int
    parts: Sequence[Part]
    figures: Sequence[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure beside that of the year before."""

    label: str
    now: str
    before: str

    @property
    def changed(self) -> bool:
        """Whether both are known and differ."""
        return bool(self.now and self.before) and self.now != self.before


_pages: OrderedDict[str, Page] = OrderedDict()


def page_of(snapshot: Snapshot) -> Page:
    """Return the page of a published report.

    :raises BadReport: its data is no ``gongkai.report/1``.
    """
    page = _pages.get(snapshot.digest)
    if page is None:
        page = _pages[snapshot.digest] = _rendered(
            Report.from_json(snapshot.data or {})
        )
        while len(_pages) > KEPT:
            _pages.popitem(last=False)
    return page


def _rendered(report: Report) -> Page:
    return Page(
        year=report.year,
        parts=[_part(report, key, words) for key, words in report.narrative.parts()],
        figures=[
            _figure(report, table, row, column) for table, row, column, _ in FIGURES
        ],
    )


def _part(report: Report, key: str, words: str | None) -> Part:
    table = TABLE_OF_PART.get(key)
    # Both writers escape every word of a record; what they return is markup of our own.
    return Part(
        key=key,
        title=PART_TITLES[key],
        words=mark_safe(narrative(words)),  # noqa: S308
        table=mark_safe(tables(report, table)) if table else mark_safe(""),  # noqa: S308
    )


def _figure(report: Report, table: str, row: str, column: str) -> str:
    cells = getattr(report, table)
    cell: Cell | None = (cells or {}).get((row, column))
    if cell is None:
        return ""
    return str(cell) if cell.value is None else amount_text(cell.value)


def compared(page: Page, before: Page) -> list[Line]:
    """Return the main figures of two years side by side."""
    return [
        Line(label, now, then)
        for (_, _, _, label), now, then in zip(
            FIGURES, page.figures, before.figures, strict=True
        )
    ]
