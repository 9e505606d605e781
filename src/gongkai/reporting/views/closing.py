"""Check, sign, return, freeze and publish: one action each."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.annual.report import Report
from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.reporting import actions, compute, digest, findings, progress
from gongkai.reporting.actions.closing import wrote
from gongkai.reporting.errors import ReportRefused
from gongkai.reporting.forms import ReturnForm, SignForm, UndoForm
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.states import ReportState
from gongkai.reporting.views.reached import report_of
from gongkai.reporting.views.workbench import explained, parts_of, tables_of
from gongkai.reporting.wording import changes
from gongkai.trail import moment


@require_POST
@allow(Permission.DRAFT_REPORT)
def check(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Send the draft to the lead official."""
    report = report_of(request, code, year)
    return _do(
        request,
        report,
        lambda: actions.check_report(report=report, actor=request.user),
        "核对通过，已送分管领导签发。",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Permission.VIEW_DESK, write=Permission.SIGN_REPORT)
def sign(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Read what is to be signed, and sign exactly that."""
    report = report_of(request, code, year)
    form = SignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign_report(
                report=report,
                actor=request.user,
                seen_digest=form.cleaned_data["seen"],
                one_person_reason=form.cleaned_data["one_person_reason"],
            )
        except ReportRefused as error:
            report.refresh_from_db()
            form.add_error("one_person_reason" if error.field else None, error.message)
        else:
            messages.success(
                request, "已签发。所签内容的哈希已记录，内容如有改动，签发自动失效。"
            )
            return redirect("reporting:sign", code, year)
    return _sign_page(request, report, form)


@require_POST
@allow(Permission.VIEW_DESK)
def send_back(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Take the report back to drafting, by who drafts or who signs."""
    report = report_of(request, code, year)
    _one_of(request, report, Permission.DRAFT_REPORT, Permission.SIGN_REPORT)
    form = ReturnForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    return _do(
        request,
        report,
        lambda: actions.reopen_report(report=report, actor=request.user, reason=reason),
        "已退回起草。",
    )


@require_POST
@allow(Permission.VIEW_DESK)
def freeze(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Close the year, by who signs or who publishes."""
    report = report_of(request, code, year)
    _one_of(request, report, Permission.SIGN_REPORT, Permission.PUBLISH_REPORT)
    return _do(
        request,
        report,
        lambda: actions.freeze_report(report=report, actor=request.user),
        "已冻结。此后台账的变动只列为差异，不改动本报告。",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Permission.VIEW_DESK, write=Permission.PUBLISH_REPORT)
def publish(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Ask once more, then put the report on the portal."""
    report = report_of(request, code, year)
    if request.method == "POST":
        return _do(
            request,
            report,
            lambda: actions.publish_report(report=report, actor=request.user),
            "已在门户网站公布，网页、文档和数据均可下载。",
        )
    if report.stage is not ReportState.FROZEN:
        return redirect(report)
    errors = actions.import_errors(report) if report.is_imported else ()
    context = {
        "report": report,
        "body": report.body,
        "term": progress.term(report, on=moment.today()),
        "errors": errors,
        "may_publish": request.user.can(Permission.PUBLISH_REPORT, report.body),
    }
    return render(request, "reporting/publish.html", context)


@require_POST
@allow(Permission.DRAFT_REPORT)
def undo_import(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Take an imported report out of use."""
    report = report_of(request, code, year)
    form = UndoForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        actions.undo_import(report=report, actor=request.user, reason=reason)
    except ReportRefused as error:
        messages.error(request, error.message)
        return redirect(report)
    messages.success(
        request, f"已撤销导入{year}年度报告，记录保留；该年度可以重新导入或打开。"
    )
    return redirect("reporting:reports")


def _do(
    request: DeskRequest, report: AnnualReport, act: Callable[[], object], done: str
) -> HttpResponse:
    try:
        act()
    except ReportRefused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, done)
    return redirect(report)


def _one_of(request: DeskRequest, report: AnnualReport, *rights: Permission) -> None:
    if not any(request.user.can(right, report.body) for right in rights):
        named = "或".join(f"“{right.label}”" for right in rights)
        raise PermissionDenied(
            f"您在{report.body.name}没有{named}权限，请向安全管理员申请相应角色。"
        )


def _sign_page(
    request: DeskRequest, report: AnnualReport, form: SignForm
) -> HttpResponse:
    content = compute.report_of(report)
    found = findings.of(report, content, on=moment.today())
    first = report.revisions.first()
    drafted = first.parts if first else {}
    context = {
        "report": report,
        "body": report.body,
        "form": form,
        "seen": digest.digest_of(digest.text_of(content)),
        "findings": explained(report, found),
        "blocking": len(findings.blocking(found)),
        "unexplained": len(findings.unexplained(report, found)),
        "headlines": headlines(report, content),
        "parts": [
            (key, title, changes(drafted.get(key, ""), text))
            for key, title, text in parts_of(content)
        ],
        "tables": tables_of(content, None),
        "term": progress.term(report, on=moment.today()),
        "wrote": wrote(report, request.user),
        "may_sign": request.user.can(Permission.SIGN_REPORT, report.body),
        "signature": report.signatures.filter(version=report.version)
        .select_related("staff")
        .first(),
    }
    status = 422 if form.errors else 200
    return render(request, "reporting/sign.html", context, status=status)


HEADLINES = (
    ("requests", "received", "total", "新收申请"),
    ("requests", "handled", "total", "办结"),
    ("requests", "carried_out", "total", "结转下年"),
)


def headlines(report: AnnualReport, content: Report) -> list[tuple[str, str, str]]:
    """Return the three totals a signer looks at first, each with last year's."""
    before = compute.before(report.body, report.year)
    found = []
    for table, row, column, label in HEADLINES:
        now = (content.cells(table) or {})[row, column]
        last = before.cells(table) if before else None
        found.append((label, str(now), str(last[row, column]) if last else ""))
    return found
