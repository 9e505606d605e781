"""The years of a body, and the way in for an earlier one."""

import json
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.annual.errors import BadReport
from gongkai.annual.report import Report
from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.models import PublicBody
from gongkai.bodies.permissions import Permission
from gongkai.reporting import actions, progress
from gongkai.reporting.errors import ReportRefused
from gongkai.reporting.forms import ImportForm, NamingForm, OpenForm
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.naming import naming_of
from gongkai.trail import moment


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Permission.VIEW_DESK, write=Permission.DRAFT_REPORT)
def reports(request: DeskRequest) -> HttpResponse:
    """List the years of the body worked for; begin the report of one."""
    body = request.desk_body
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = actions.open_report(
                body=body, year=form.cleaned_data["year"], actor=request.user
            )
        except ReportRefused as error:
            form.add_error("year", error.message)
        else:
            messages.success(request, "已按台账生成初稿，请核对各表数字和文字。")
            return redirect(opened)
    today = moment.today()
    found = AnnualReport.objects.visible_to(request.user).filter(body=body)
    years = list(found.select_related("body"))
    context = {
        "body": body,
        "form": form,
        "years": [(each, progress.term(each, on=today)) for each in years],
        "undone": AnnualReport.with_undone.visible_to(request.user).filter(
            body=body, undone_at__isnull=False
        ),
        "suggested": _suggested({each.year for each in years}, today),
        "rehearsed": today.year,
        "naming": NamingForm(initial=_names(body), auto_id="naming_%s"),
        "may_draft": request.user.can(Permission.DRAFT_REPORT, body),
    }
    return render(
        request, "reporting/reports.html", context, status=422 if form.errors else 200
    )


@require_POST
@allow(Permission.DRAFT_REPORT)
def naming(request: DeskRequest) -> HttpResponse:
    """Keep what the body calls itself, its site and its account."""
    body = request.desk_body
    form = NamingForm(request.POST, initial=_names(body))
    if form.is_valid():
        actions.name_channels(body=body, actor=request.user, **form.cleaned_data)
        messages.success(request, "报告用语已保存，重新生成文字时采用。")
    else:
        stale = "".join(str(error) for error in form.non_field_errors())
        messages.error(request, stale or "报告用语没有保存：名称过长，请缩短后再试。")
    return redirect("reporting:reports")


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Permission.DRAFT_REPORT)
def take_in(request: DeskRequest) -> HttpResponse:
    """Take in last year's report from a data file."""
    body = request.desk_body
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            report = Report.from_json(json.load(form.cleaned_data["file"]))
            kept = actions.import_report(body=body, report=report, actor=request.user)
        except (BadReport, ReportRefused) as error:
            form.add_error("file", str(error))
        except (ValueError, RecursionError):
            form.add_error(
                "file", "文件不是 JSON 数据，请选择本系统导出的年报数据文件。"
            )
        else:
            messages.success(
                request, f"已导入{kept.year}年度报告，作为跨年核对的依据。"
            )
            return redirect(kept)
    return render(
        request,
        "reporting/import.html",
        {"body": body, "form": form},
        status=422 if form.errors else 200,
    )


def _names(body: PublicBody) -> dict[str, str]:
    chosen = getattr(body, "report_naming", None)
    usual = naming_of(body)
    return {
        "self_name": usual.self_name,
        "portal_name": usual.portal_name,
        "wechat_account": chosen.wechat_account if chosen else "",
    }


def _suggested(known: set[int], today: date) -> list[int]:
    ended = today.year - 1
    return [year for year in (ended, today.year) if year not in known]
