"""The annual report: its page, its files, its data."""

from typing import Final
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.channels.queries import download as file_of
from gongkai.portal import places, queries
from gongkai.portal.reportpage import compared, page_of
from gongkai.portal.views.answering import bare, page

TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "json": "application/json; charset=utf-8",
}
NAMES: Final = {
    "docx": "Word",
    "pdf": "PDF",
    "xlsx": "Excel",
    "html": "网页",
    "json": "JSON 数据",
}


@page
def report(request: HttpRequest, county: str, body: str, year: int) -> HttpResponse:
    """Show a report with its tables and words, its downloads, and the year before beside it."""
    place = places.place(county, body)
    shown, before = queries.report_and_before(place.body, year)
    if shown is None:
        raise Http404
    now = page_of(shown)
    then = page_of(before) if before else None
    context = {
        "place": place,
        "shown": shown,
        "report": now,
        "before": then,
        "lines": compared(now, then) if then else (),
        "tables_before": {part.key: part.table for part in then.parts if part.table}
        if then
        else {},
        "downloads": [
            (
                NAMES[file["format"]],
                f"{place.url}report/{year}.{file['format']}",
                file["size"],
            )
            for file in shown.files
            if file["format"] in NAMES
        ],
        "years": queries.report_years(place.body),
        "here": "reports",
    }
    return render(request, "portal/report.html", context)


@bare
def download(
    request: HttpRequest, county: str, body: str, year: int, extension: str
) -> HttpResponse:
    """Hand out a file of a report, under its title."""
    place = places.place(county, body)
    file = file_of(place.body, year, extension) if extension in TYPES else None
    if file is None:
        raise Http404
    response = HttpResponse(bytes(file.content), content_type=TYPES[extension])
    title = quote(f"{place.body.name}{year}年政府信息公开工作年度报告.{extension}")
    shown_in_browser = extension in {"json", "pdf"}
    kind = "inline" if shown_in_browser else "attachment"
    response["Content-Disposition"] = (
        f"{kind}; filename=\"report-{year}.{extension}\"; filename*=UTF-8''{title}"
    )
    response["Cache-Control"] = "no-cache"
    response["ETag"] = f'"{file.digest}"'
    return response
