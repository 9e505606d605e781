"""Taking in a report of an earlier year, so that this year's can be checked against it."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from gongkai.annual.report import Report
from gongkai.bodies.models import PublicBody, Staff
from gongkai.law.bodykinds import BodyKind
from gongkai.law.days import statutory_day
from gongkai.reporting import kinds
from gongkai.reporting.actions.trace import trace
from gongkai.reporting.digest import digest_of, text_of
from gongkai.reporting.errors import Overtaken, ReportRefused
from gongkai.reporting.models import PARTS, AnnualReport
from gongkai.reporting.states import Origin, ReportState
from gongkai.trail import moment

NOT_PAST = (
    "{0}年度报告的法定公布期限还没有过，该年度的年报应由台账计算，不能导入；"
    "往年年报只收公布期限已过的年度，请换文件或等期限过后再导入。"
)


def is_past(kind: BodyKind, year: int, today: date) -> bool:
    """Return whether a report on ``year`` is one of an earlier year on the day ``today``.

    Until the last day for its publication (《条例》第四十九条) a year's report is the one
    to be made here, and one taken in would stand in its way.

    >>> [is_past(BodyKind.TOWN, year, date(2025, 1, 20)) for year in (2023, 2024, 2026)]
    [True, False, False]
    """
    return year < today.year and kind.reports_by(year) < today


@transaction.atomic
def import_report(
    *,
    body: PublicBody,
    report: Report,
    actor: Staff,
    at: datetime | None = None,
) -> AnnualReport:
    """Keep ``report`` as ``body``'s closed report of its year, as it stands.

    Nothing is corrected: cells stay blank, struck through or unbalanced as they came.

    :raises ReportRefused: it names another body, its year is not past, or the year has
        a report already.
    """
    at = at or moment.now()
    if report.body_code != body.code:
        raise ReportRefused(
            f"文件是机构“{report.body_code}”的年报，不是“{body.code}”的，请换文件或换机构。"
        )
    if not is_past(BodyKind(body.kind), report.year, statutory_day(at)):
        raise ReportRefused(NOT_PAST.format(report.year))
    text = text_of(report)
    try:
        with transaction.atomic():
            kept = AnnualReport.objects.create(
                body=body,
                year=report.year,
                format=report.format,
                origin=Origin.IMPORTED.value,
                state=ReportState.FROZEN.value,
                drafter=actor,
                frozen=text,
                digest=digest_of(text),
                frozen_at=at,
                **{part: getattr(report.narrative, part) or "" for part in PARTS},
            )
    except IntegrityError as error:
        raise Overtaken(
            f"{body.name}已有{report.year}年度报告，不能再导入。"
        ) from error
    trace(kinds.IMPORTED, kept, actor, {"digest": kept.digest}, at)
    return kept


@transaction.atomic
def undo_import(
    *, report: AnnualReport, actor: Staff, reason: str, at: datetime | None = None
) -> AnnualReport:
    """Take an imported ``report`` out of use, so that its year is free again; it is kept.

    :raises ReportRefused: it was not imported, is public, or no reason is given.
    :raises Overtaken: somebody published or undid it first.
    """
    reason = " ".join(reason.split())[:200]
    if not reason:
        raise ReportRefused("请写明撤销导入的原因，如“导错了文件”。", "reason")
    if not report.is_imported:
        raise ReportRefused("本报告由台账计算，不是导入的，不能撤销导入。")
    if report.stage is ReportState.PUBLISHED:
        raise ReportRefused("本报告已经公布，不能撤销导入。")
    undone = AnnualReport.objects.filter(
        pk=report.pk,
        origin=Origin.IMPORTED.value,
        state=ReportState.FROZEN.value,
    ).update(undone_at=at or moment.now(), undone_reason=reason)
    if undone != 1:
        raise Overtaken
    report.refresh_from_db()
    data = {"digest": report.digest, "reason": reason}
    trace(kinds.IMPORT_UNDONE, report, actor, data, at)
    return report
