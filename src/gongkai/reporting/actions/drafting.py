"""Opening a year's report and writing its six parts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from gongkai.annual.narrative import DEFAULT
from gongkai.annual.report import PART_TITLES
from gongkai.bodies.models import PublicBody, Staff
from gongkai.reporting import compute, kinds, themes
from gongkai.reporting.actions.trace import trace
from gongkai.reporting.errors import Overtaken, ReportRefused
from gongkai.reporting.models import (
    PARTS,
    AnnualReport,
    Explanation,
    ReportNaming,
    Revision,
)
from gongkai.reporting.states import OPEN, ReportState
from gongkai.trail import actions as trail
from gongkai.trail import moment

CHOOSE_A_YEAR = "请选择 2021 年及以后的年度；更早年度的年报请用“导入往年年报”。"


@transaction.atomic
def open_report(
    *, body: PublicBody, year: int, actor: Staff, at: datetime | None = None
) -> AnnualReport:
    """Begin ``body``'s report for ``year`` with a text drafted from its records.

    :raises ReportRefused: the year has no format that is computed, or is open already.
    """
    if not compute.is_computed(year):
        raise ReportRefused(f"报告年度 {year} 的年报不由台账计算。{CHOOSE_A_YEAR}")
    parts = compute.draft(body, year, DEFAULT)
    try:
        with transaction.atomic():
            report = AnnualReport.objects.create(
                body=body,
                year=year,
                format=compute.FORMAT,
                theme_order=",".join(DEFAULT),
                drafter=actor,
                **parts,
            )
    except IntegrityError as error:
        raise Overtaken(f"{body.name}{year}年度报告已经打开，请从列表进入。") from error
    _remember(report, actor, at)
    trace(kinds.OPENED, report, actor, {}, at)
    return report


@transaction.atomic
def redraft(
    *,
    report: AnnualReport,
    actor: Staff,
    expected_version: int,
    order: Sequence[str] = (),
    at: datetime | None = None,
) -> AnnualReport:
    """Write the text anew from the records, in the officer's own order of themes.

    :raises ReportRefused: the year is closed.
    :raises Overtaken: somebody saved since version ``expected_version``.
    """
    order = tuple(order) or tuple(report.theme_order.split(","))
    parts = compute.draft(report.body, report.year, order)
    _write(report, expected_version, actor, parts | {"theme_order": ",".join(order)})
    _remember(report, actor, at)
    trace(kinds.REDRAFTED, report, actor, {}, at)
    return report


@transaction.atomic
def save_narrative(
    *,
    report: AnnualReport,
    actor: Staff,
    expected_version: int,
    parts: Mapping[str, str],
    theme_order: Sequence[str] = (),
    at: datetime | None = None,
) -> AnnualReport:
    """Keep the text somebody wrote; what was checked or signed before is no longer so.

    Where ``theme_order`` differs from the one kept, the themes as written change places.

    :raises ReportRefused: the year is closed.
    :raises Overtaken: somebody saved since version ``expected_version``.
    """
    fresh = {key: _clean(parts[key]) for key in PARTS if key in parts}
    changed = [key for key, text in fresh.items() if text != getattr(report, key)]
    values: dict[str, Any] = dict(fresh)
    if theme_order:
        values["theme_order"] = ",".join(theme_order)
        if values["theme_order"] != report.theme_order:
            text = fresh.get("one", report.one)
            values["one"] = themes.reordered(text, theme_order)
    _write(report, expected_version, actor, values)
    _remember(report, actor, at)
    told = "；".join(PART_TITLES[key] for key in changed) or "无改动"
    trace(kinds.SAVED, report, actor, {"changed": told}, at)
    return report


@transaction.atomic
def explain_finding(
    *,
    report: AnnualReport,
    actor: Staff,
    rule: str,
    message: str,
    text: str,
    at: datetime | None = None,
) -> Explanation:
    """Keep why a warning stands; the last words written for it count.

    :raises ReportRefused: the year is closed, or nothing is said.
    """
    text = " ".join(text.split())
    if not text:
        raise ReportRefused("说明不能为空，请写明该提示成立的原因。", "text")
    if report.stage.is_closed:
        raise ReportRefused("本年度已冻结，不能再补写说明。")
    explanation, _ = Explanation.objects.update_or_create(
        report=report,
        rule=rule[:20],
        message=message[:500],
        defaults={"text": text[:500], "staff": actor, "at": at or moment.now()},
    )
    trace(kinds.EXPLAINED, report, actor, {"rule": rule, "text": text[:500]}, at)
    return explanation


@transaction.atomic
def name_channels(
    *,
    body: PublicBody,
    actor: Staff,
    self_name: str = "",
    portal_name: str = "",
    wechat_account: str = "",
    at: datetime | None = None,
) -> ReportNaming:
    """Keep what ``body`` calls itself, its site and its account; empty is the usual name."""
    chosen = {
        "self_name": self_name.strip()[:20],
        "portal_name": portal_name.strip()[:60],
        "wechat_account": wechat_account.strip().strip("“”")[:40],
    }
    named, _ = ReportNaming.objects.update_or_create(body=body, defaults=chosen)
    trail.record(
        kind=kinds.NAMED,
        actor=actor.username,
        body=body.code,
        subject=f"body:{body.uuid}",
        data=chosen,
        at=at,
    )
    return named


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _write(
    report: AnnualReport, expected: int, actor: Staff, values: Mapping[str, Any]
) -> None:
    if report.stage.is_closed:
        raise ReportRefused("本年度已冻结，文字不能再改；请查看差异清单。")
    written = AnnualReport.objects.filter(
        pk=report.pk, version=expected, state__in=[s.value for s in OPEN]
    ).update(
        **values,
        state=ReportState.DRAFT.value,
        digest="",
        drafter=actor,
        version=F("version") + 1,
    )
    if written != 1:
        raise Overtaken
    report.refresh_from_db()


def _remember(report: AnnualReport, actor: Staff, at: datetime | None) -> None:
    Revision.objects.create(
        report=report,
        version=report.version,
        staff=actor,
        at=at or moment.now(),
        parts=report.parts,
    )
