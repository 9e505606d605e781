"""Parts of a report to set into a page: only classes, ids and headers, never a style."""

from html import escape

from gongkai.annual.files.html.table import Link, table
from gongkai.annual.files.paragraphs import Paragraph, paragraphs
from gongkai.annual.files.sheet import sheet
from gongkai.annual.report import Report


def tables(report: Report, key: str, link: Link | None = None) -> str:
    """Return the table called ``key`` as a ``<table>``, empty if the report has none.

    ``link`` gives, for a row key and a column key, the address of the records behind
    the figure, or None. Ids begin with the table's key and the year, so that two
    years stand on one page. Set it into a container that scrolls sideways.
    """
    drawn = sheet(report, key)
    return table(drawn, f"{key}-{report.year}", link) if drawn else ""


def narrative(text: str | None) -> str:
    r"""Return a part's words as paragraphs and level-three headings.

    >>> narrative("（一）主动公开。发布54条。")
    '<p><strong class="lead">（一）主动公开。</strong>发布54条。</p>\n'
    """
    return "".join(map(_paragraph, paragraphs(text)))


def _paragraph(each: Paragraph) -> str:
    if not each.text:
        return f"<h3>{escape(each.lead)}</h3>\n"
    lead = f'<strong class="lead">{escape(each.lead)}</strong>' if each.lead else ""
    return f"<p>{lead}{escape(each.text)}</p>\n"
