"""Taking in a report of an earlier year, so that this year's can be checked against it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from gongkai.annual.report import Report
from gongkai.bodies.models import PublicBody, Staff
from gongkai.reporting import kinds
from gongkai.reporting.actions.trace import trace
from gongkai.reporting.digest import digest_of, text_of
from gongkai.reporting.errors import Overtaken, ReportRefused
from gongkai.reporting.models import PARTS, AnnualReport
from gongkai.reporting.states import Origin, ReportState
from gongkai.trail import moment


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

    :raises ReportRefused: it names another body, or the year has a report already.
    """
    if report.body_code != body.code:
        raise ReportRefused(
            f"文件是机构“{report.body_code}”的年报，不是“{body.code}”的，请换文件或换机构。"
        )
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
                frozen_at=at or moment.now(),
                **{part: getattr(report.narrative, part) or "" for part in PARTS},
            )
    except IntegrityError as error:
        raise Overtaken(
            f"{body.name}已有{report.year}年度报告，不能再导入。"
        ) from error
    trace(kinds.IMPORTED, kept, actor, {"digest": kept.digest}, at)
    return kept
