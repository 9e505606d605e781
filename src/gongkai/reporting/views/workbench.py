"""The workbench of one year, its rehearsal and what changed after it was closed."""

from collections.abc import Callable, Collection
from datetime import date
from html import escape

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST, require_safe

from gongkai.annual import narrative
from gongkai.annual.files import html
from gongkai.annual.report import PART_TITLES, Finding, Report
from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.models import PublicBody
from gongkai.bodies.permissions import Permission
from gongkai.reporting import (
    actions,
    compute,
    drift,
    facts,
    findings,
    places,
    progress,
    rows,
)
from gongkai.reporting.errors import ReportRefused
from gongkai.reporting.forms import ExplanationForm, ReturnForm, UndoForm
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.views.reached import body_of, format_of
from gongkai.reporting.views.reached import report_of as reached
from gongkai.trail import moment

Addressed = Callable[[str, str, str], str]


@require_safe
@allow(Permission.VIEW_DESK)
def workbench(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Show the year: steps, findings, the three tables with every cell a link, the text."""
    report = reached(request, code, year)
    content = compute.report_of(report)
    today = moment.today()
    found = findings.of(report, content, on=today)
    frozen, current = parted(report, found)
    context = {
        "report": report,
        "body": report.body,
        "content": content,
        "parts": parts_of(content),
        "tables": tables_of(
            content,
            addresses(report.body, year, report),
            {where(each) for each in found},
        ),
        "steps": progress.steps(report),
        "term": progress.term(report, on=today),
        "findings": explained(report, frozen),
        "current": explained(report, current),
        "blocking": len(findings.blocking(found)),
        "unexplained": len(findings.unexplained(report, found)),
        "signature": report.signatures.filter(version=report.version)
        .select_related("staff")
        .first(),
        "return_form": ReturnForm(),
        "undo_form": UndoForm(),
        "may": rights(request, report.body),
        "drift": len(drift.of(report)) if report.stage.is_closed else 0,
        "year_over": today > date(year, 12, 31),
    }
    return render(request, "reporting/workbench.html", context)


@require_safe
@allow(Permission.VIEW_DESK)
def rehearsal(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Show the report as it would be if the year ended today; a year past is no rehearsal."""
    body = body_of(request, code)
    computed = format_of(year).key == compute.FORMAT
    until = moment.today()
    if year > until.year:
        raise Http404(f"{year}年尚未开始，不能预演")
    report = AnnualReport.objects.visible_to(request.user)
    opened = report.filter(body=body, year=year).first()
    if year < until.year or not computed:
        return redirect(opened or "reporting:reports")
    draft = compute.draft(body, year, narrative.DEFAULT, until=until)
    content = compute.compute(
        body,
        year,
        until=until,
        text=compute.narrated(opened.parts if opened else draft),
    )
    carried = compute.counted(body, year, "requests", until=until)
    found = findings.rehearsed(body, content, until=until)
    context = {
        "body": body,
        "year": year,
        "until": until,
        "report": opened,
        "parts": parts_of(content),
        "in_season": (until.month, until.day) >= (10, 1),
        "findings": [(each, where(each), "", None) for each in found],
        "carried": [rows.of(each) for each in carried.records("carried_out", "total")],
        "unsupported": narrative.unsupported(
            content.narrative, facts.of(body, content, until=until)
        ),
        "tables": tables_of(
            content,
            addresses(body, year, None, until),
            {where(each) for each in found},
        ),
    }
    return render(request, "reporting/rehearsal.html", context)


@require_safe
@allow(Permission.VIEW_DESK)
def differences(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Show, cell by cell, how the records now differ from what was frozen."""
    report = reached(request, code, year)
    context = {
        "report": report,
        "body": report.body,
        "differences": drift.of(report) if report.stage.is_closed else [],
    }
    return render(request, "reporting/differences.html", context)


@require_POST
@allow(Permission.DRAFT_REPORT)
def explain(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Keep why a warning stands."""
    report = reached(request, code, year)
    form = ExplanationForm(request.POST)
    if not form.is_valid():
        messages.error(request, "说明没有保存：请写明该提示成立的原因，不超过500字。")
        return redirect(f"{report.get_absolute_url()}#findings")
    try:
        actions.explain_finding(report=report, actor=request.user, **form.cleaned_data)
    except ReportRefused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "说明已保存，分管领导签发时会看到。")
    return redirect(f"{report.get_absolute_url()}#findings")


def tables_of(
    content: Report, address: Addressed | None, flagged: Collection[str] = ()
) -> dict[str, SafeString]:
    """Return the three official tables as markup.

    ``address`` gives where the records behind a cell are; each link is named by the
    cell's anchor, and those in ``flagged`` stand out.
    """
    return {
        # The writer escapes every text it is given; its markup is the only markup here.
        key: mark_safe(_drawn(content, key, address, flagged))  # noqa: S308
        for key in places.TABLES
        if content.cells(key) is not None
    }


def _drawn(
    content: Report, key: str, address: Addressed | None, flagged: Collection[str]
) -> str:
    if address is None:
        return html.tables(content, key)
    drawn = html.tables(content, key, lambda row, column: address(key, row, column))
    for row, column in content.cells(key) or {}:
        anchor = places.anchor(key, row, column)
        target = f'<a href="{escape(address(key, row, column))}"'
        mark = ' class="tag late"' if anchor in flagged else ""
        drawn = drawn.replace(target, target.replace("<a", f'<a id="{anchor}"{mark}'))
    return drawn


def addresses(
    body: PublicBody,
    year: int,
    report: AnnualReport | None,
    until: date | None = None,
) -> Addressed | None:
    """Return the address of the records behind each cell, or ``None`` where there are no records."""
    if report and report.origin != "computed":
        return None
    query = f"?until={until.isoformat()}" if until else ""

    def address(table: str, row: str, column: str) -> str:
        return (
            reverse("reporting:cell", args=[body.code, year, table, row, column])
            + query
        )

    return address


def parts_of(content: Report) -> list[tuple[str, str, str]]:
    """Return each part's key, heading and text."""
    return [
        (key, PART_TITLES[key], text or "") for key, text in content.narrative.parts()
    ]


def explained(
    report: AnnualReport, found: tuple[Finding, ...]
) -> list[tuple[Finding, str, str, ExplanationForm | None]]:
    """Return each finding with its anchor, its explanation and the form for one."""
    said = findings.explained(report)
    answerable = set() if report.stage.is_closed else set(findings.warnings(found))
    return [
        (
            each,
            where(each),
            said.get(findings.key_of(each), ""),
            _form(each) if each in answerable else None,
        )
        for each in found
    ]


def parted(
    report: AnnualReport, found: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what is found of the report itself, and of the records as they stand now.

    While the year is open these are one and the same.
    """
    if not report.stage.is_closed:
        return found, ()
    current = findings.of_records(report.body, report.year)
    return (
        tuple(each for each in found if each not in current),
        tuple(each for each in found if each in current),
    )


def where(finding: Finding) -> str:
    """Return the place on the page a finding speaks of."""
    if finding.table == "narrative":
        return f"part-{finding.row}" if finding.row else "narrative"
    if finding.table is None:
        return ""
    if finding.row is None or finding.column is None:
        return f"table-{finding.table}"
    return places.anchor(finding.table, finding.row, finding.column)


def rights(request: DeskRequest, body: PublicBody) -> dict[str, bool]:
    """Return what this person may do with the report of ``body``."""
    can = request.user.can
    return {
        "draft": can(Permission.DRAFT_REPORT, body),
        "sign": can(Permission.SIGN_REPORT, body),
        "publish": can(Permission.PUBLISH_REPORT, body),
    }


def _form(finding: Finding) -> ExplanationForm:
    rule, message = findings.key_of(finding)
    return ExplanationForm(initial={"rule": rule, "message": message}, auto_id=False)
