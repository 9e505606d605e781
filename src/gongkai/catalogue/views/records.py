"""The records behind a figure of the report."""

from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gongkai.annual.formats import format_for
from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.catalogue import queries
from gongkai.catalogue.models import Charge, Decision, Item, Publication
from gongkai.catalogue.views.answering import page_of, query_of
from gongkai.law.errors import LawError

FIGURES: Final = {
    "portal": "政府门户网站发布",
    "wechat": "微信公众号推送",
    "documents": "关键文件",
}
BESIDE: Final = {Publication: ("item",), Item: (), Decision: (), Charge: ()}


@require_GET
@allow(Permission.VIEW_DESK)
def records(request: DeskRequest, year: int, row: str, column: str) -> HttpResponse:
    """List what a cell of table 2, or a figure of part one, counts."""
    try:
        title = _title(year, row, column)
        found = queries.counts(request.desk_body, year).records(row, column)
    except (KeyError, StopIteration, LawError, ValueError, OverflowError) as error:
        raise Http404 from error
    rows: Any = found.select_related(*BESIDE[found.model])
    context = {
        "title": title,
        "year": year,
        "page": page_of(request, rows),
        "query": query_of(request),
        "what": found.model._meta.model_name,
    }
    return render(request, "catalogue/records.html", context)


def _title(year: int, row: str, column: str) -> str:
    if row == "publications":
        return FIGURES[column]
    table = format_for(year).proactive
    line = next(each for each in table.rows if each.key == row)
    head = next(each for each in table.columns if each.key == column)
    return f"{line.label}：{head.label}"
