"""Writing the six parts."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.annual.narrative import THEMES
from gongkai.annual.report import PART_TITLES
from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.reporting import actions, compute, findings
from gongkai.reporting.errors import Overtaken, ReportRefused
from gongkai.reporting.forms import NarrativeForm
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.views.reached import report_of
from gongkai.reporting.wording import Change, changes
from gongkai.trail import moment


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Permission.VIEW_DESK, write=Permission.DRAFT_REPORT)
def edit(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Write the text; two people who save at once both see what the other wrote."""
    report = report_of(request, code, year)
    if report.stage.is_closed or not request.user.can(
        Permission.DRAFT_REPORT, report.body
    ):
        return redirect(report)
    if request.method != "POST":
        return _page(
            request, report, NarrativeForm(themes=THEMES, initial=_now(report))
        )
    form = NarrativeForm(request.POST, themes=THEMES)
    if form.is_valid():
        try:
            actions.save_narrative(
                report=report,
                actor=request.user,
                expected_version=form.cleaned_data["version"],
                parts=form.texts,
                theme_order=form.order,
            )
        except Overtaken:
            return _conflict(request, form, code, year)
        except ReportRefused as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, f"已保存为第{report.version}版。")
            return redirect("reporting:narrative", code, year)
    return _page(request, report, form)


@require_POST
@allow(Permission.DRAFT_REPORT)
def redraft(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Write the text anew from the records, themes in the order sent."""
    report = report_of(request, code, year)
    form = NarrativeForm(request.POST, themes=THEMES)
    if not form.is_valid():
        return _page(request, report, form)
    try:
        actions.redraft(
            report=report,
            actor=request.user,
            expected_version=form.cleaned_data["version"],
            order=form.order,
        )
    except Overtaken:
        return _conflict(request, form, code, year)
    except ReportRefused as error:
        form.add_error(None, error.message)
        return _page(request, report, form)
    messages.success(request, f"已按台账和所选次序重新生成，为第{report.version}版。")
    return redirect("reporting:narrative", code, year)


def _conflict(
    request: DeskRequest, form: NarrativeForm, code: str, year: int
) -> HttpResponse:
    theirs = report_of(request, code, year)
    if theirs.stage.is_closed:
        messages.error(request, "本年度已冻结，您的修改没有保存。")
        return redirect(theirs)
    clashes = [
        (PART_TITLES[key], changes(getattr(theirs, key), text))
        for key, text in form.texts.items()
        if text.replace("\r\n", "\n").strip() != getattr(theirs, key)
    ]
    kept = dict(request.POST.items()) | {"version": str(theirs.version)}
    again = NarrativeForm(kept, themes=THEMES)
    again.add_error(
        None,
        f"{theirs.drafter or '他人'}已先保存了第{theirs.version}版，您的文字没有覆盖它。"
        "请对照下面的差别修改后再保存；再次保存即以您的文字为准。",
    )
    return _page(request, theirs, again, clashes)


def _page(
    request: DeskRequest,
    report: AnnualReport,
    form: NarrativeForm,
    clashes: Sequence[tuple[str, list[Change]]] = (),
) -> HttpResponse:
    found = findings.of(report, compute.report_of(report), on=moment.today())
    context = {
        "report": report,
        "body": report.body,
        "form": form,
        "clashes": clashes,
        "findings": [each for each in found if each.table == "narrative"],
    }
    status = 422 if form.errors else 200
    return render(request, "reporting/narrative.html", context, status=status)


def _now(report: AnnualReport) -> dict[str, object]:
    order = report.theme_order.split(",") if report.theme_order else list(THEMES)
    themes = {f"theme{n}": key for n, key in enumerate(order, start=1)}
    return {**report.parts, **themes, "version": report.version}
