"""The records behind one number."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.reporting import compute, places, rows
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.views.reached import body_of, format_of

PAGE = 100


@require_safe
@allow(Permission.VIEW_DESK)
def cell(
    request: DeskRequest, code: str, year: int, table: str, row: str, column: str
) -> HttpResponse:
    """Show what one cell counts, as the records stand now."""
    body = body_of(request, code)
    form = format_of(year)
    place = places.find(form, table, row, column)
    if place is None or form.key != compute.FORMAT:
        raise Http404("该年度的年报没有这一格")
    until = until_of(request)
    counted = compute.counted(body, year, table, until=until)
    page = Paginator(counted.records(row, column), PAGE).get_page(
        request.GET.get("page")
    )
    reports = AnnualReport.objects.visible_to(request.user)
    report = reports.filter(body=body, year=year).first()
    context = {
        "body": body,
        "year": year,
        "place": place,
        "number": compute.filled(form.table(table), counted)[place.key],
        "frozen": _frozen(report, place),
        "page": page,
        "query": f"until={until.isoformat()}&" if until else "",
        "rows": [rows.of(record) for record in page.object_list],
        "until": until,
        "report": report,
    }
    return render(request, "reporting/cell.html", context)


def until_of(request: DeskRequest) -> date | None:
    """Return the day ``?until=`` names, or ``None`` when it names none."""
    try:
        return date.fromisoformat(request.GET.get("until", ""))
    except ValueError:
        return None


def _frozen(report: AnnualReport | None, place: places.Place) -> str | None:
    if report is None or not report.stage.is_closed:
        return None
    cells = compute.frozen(report).cells(place.table.key) or {}
    return str(cells[place.key]) if place.key in cells else None
