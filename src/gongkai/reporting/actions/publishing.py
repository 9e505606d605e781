"""Putting a frozen report on the portal, with its files and its data."""

import json
from datetime import datetime

from django.db import transaction

from gongkai.annual.report import Finding
from gongkai.bodies.models import Staff
from gongkai.channels import actions as channels
from gongkai.channels.base import Piece
from gongkai.channels.errors import NotShown
from gongkai.channels.models import REPORT
from gongkai.law.bodykinds import BodyKind
from gongkai.law.days import statutory_day
from gongkai.reporting import documents, findings, kinds
from gongkai.reporting.actions.trace import trace
from gongkai.reporting.compute import report_of
from gongkai.reporting.errors import FindingsStand, Overtaken, ReportRefused
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.states import Origin, ReportState
from gongkai.trail import moment


@transaction.atomic
def publish_report(
    *, report: AnnualReport, actor: Staff, at: datetime | None = None
) -> AnnualReport:
    """Make the frozen report public: page data and the five files, in one transaction.

    Lateness (《条例》第四十九条) does not stop publication; finding DL-1 says it.

    A report taken in bears no signature here: it goes out only without errors, and
    only for a year before those computed here.

    :raises ReportRefused: it is not frozen, or the portal does not take it.
    :raises FindingsStand: it was taken in with errors in its numbers.
    :raises Overtaken: somebody published it first.
    """
    if report.stage is not ReportState.FROZEN:
        raise ReportRefused(
            f"报告现为“{report.stage.label}”，不能公布。请先签发并冻结。"
        )
    if report.is_imported:
        _check_import(report)
    at = at or moment.now()
    moved = AnnualReport.objects.filter(
        pk=report.pk, state=ReportState.FROZEN.value
    ).update(state=ReportState.PUBLISHED.value, published_at=at)
    if moved != 1:
        raise Overtaken
    report.refresh_from_db()
    try:
        channels.show(body=report.body, piece=_piece(report, at), actor=actor, at=at)
    except NotShown as error:
        raise ReportRefused(str(error)) from error
    trace(kinds.PUBLISHED, report, actor, {"digest": report.digest}, at)
    return report


def import_errors(report: AnnualReport) -> tuple[Finding, ...]:
    """Return the errors for which the portal does not take a report that was imported."""
    found = findings.of_content(report.body, report_of(report), own=False)
    return findings.blocking(found)


def _check_import(report: AnnualReport) -> None:
    computed = AnnualReport.objects.filter(
        body=report.body, origin=Origin.COMPUTED.value
    )
    first = computed.order_by("year").values_list("year", flat=True).first()
    if first is not None and report.year >= first:
        raise ReportRefused(
            f"{report.body.name}自{first}年度起由台账编制年报，导入的{report.year}年度报告不能公布。"
        )
    errors = import_errors(report)
    if errors:
        named = "；".join(each.message for each in errors[:5])
        raise FindingsStand(
            f"导入的报告还有 {len(errors)} 处差错，不能公布；请核对原报告，撤销导入后重新导入：{named}",
            errors,
        )


def _piece(report: AnnualReport, at: datetime) -> Piece:
    content = report_of(report)
    cover = documents.cover_of(report.body, report.year, report)
    return Piece(
        subject=report.uuid,
        kind=REPORT,
        title=documents.title_of(report.body, report.year),
        year=report.year,
        facts=_facts(report, at),
        summary=content.narrative.one or "",
        data=json.loads(report.frozen),
        files={
            extension: documents.content(content, extension, cover, report.frozen)
            for extension in documents.FORMATS
        },
    )


def _facts(report: AnnualReport, at: datetime) -> list[tuple[str, str]]:
    if report.is_imported:
        return [
            ("发布机构", report.body.name),
            ("报告年度", f"{report.year}年"),
            ("来源", Origin.IMPORTED.label),
            ("在本平台公布日期", statutory_day(at).isoformat()),
            ("内容哈希（SHA-256）", report.digest),
        ]
    due = BodyKind(report.body.kind).reports_by(report.year)
    return [
        ("发布机构", report.body.name),
        ("报告年度", f"{report.year}年"),
        ("公布日期", statutory_day(at).isoformat()),
        ("法定公布期限", due.isoformat()),
        ("内容哈希（SHA-256）", report.digest),
    ]
