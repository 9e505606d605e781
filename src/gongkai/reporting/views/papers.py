"""The report as the public will see it, and as files."""

from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.reporting import compute, documents
from gongkai.reporting.views.reached import report_of
from gongkai.reporting.views.workbench import parts_of, tables_of

TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@require_safe
@allow(Permission.VIEW_DESK)
def preview(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Show the report as it will be read."""
    report = report_of(request, code, year)
    content = compute.report_of(report)
    context = {
        "report": report,
        "body": report.body,
        "title": documents.title_of(report.body, year),
        "parts": parts_of(content),
        "tables": tables_of(content, None),
    }
    return render(request, "reporting/preview.html", context)


@require_safe
@allow(Permission.VIEW_DESK)
def download(
    request: DeskRequest, code: str, year: int, extension: str
) -> HttpResponse:
    """Hand over the draft, or the frozen report, as a file."""
    if extension not in TYPES:
        raise Http404("没有这种格式，可下载 " + "、".join(TYPES))
    report = report_of(request, code, year)
    payload = documents.content(
        compute.report_of(report),
        extension,
        documents.cover_of(report.body, year, report),
        report.frozen,
    )
    response = HttpResponse(payload, content_type=TYPES[extension])
    name = documents.name_of(report.body, year, extension)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
