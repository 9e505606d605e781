"""Checking, signing and freezing a report; each step compares before it swaps."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from gongkai.annual.report import Finding
from gongkai.bodies.models import Staff
from gongkai.reporting import findings, kinds
from gongkai.reporting.actions.trace import trace
from gongkai.reporting.compute import report_of
from gongkai.reporting.digest import digest_of, text_of
from gongkai.reporting.errors import FindingsStand, Overtaken, ReportRefused
from gongkai.reporting.models import AnnualReport, Signature
from gongkai.reporting.states import ReportState
from gongkai.trail import moment


@transaction.atomic
def check_report(
    *, report: AnnualReport, actor: Staff, at: datetime | None = None
) -> AnnualReport:
    """Declare the draft ready for the lead official: no error, every warning explained.

    :raises ReportRefused: the year is not over, or the report is not a draft.
    :raises FindingsStand: errors, or warnings without a written explanation, remain.
    :raises Overtaken: somebody moved it first.
    """
    _must_be(report, ReportState.DRAFT, "核对")
    _year_is_over(report, at)
    text = _passing_text(report, at)
    digest = digest_of(text)
    _swap(report, ReportState.DRAFT, ReportState.CHECKED, digest=digest)
    trace(kinds.CHECKED, report, actor, {"digest": digest}, at)
    return report


@transaction.atomic
def sign_report(
    *,
    report: AnnualReport,
    actor: Staff,
    seen_digest: str,
    one_person_reason: str = "",
    at: datetime | None = None,
) -> Signature:
    """Sign exactly what was seen: the report whose SHA-256 is ``seen_digest``.

    Who wrote any of the text does not sign it (四眼), unless the office records why
    one person holds both posts (一人多岗).

    :raises ReportRefused: it is not checked, or the signer wrote it and gives no reason.
    :raises FindingsStand: errors, or warnings without a written explanation, remain.
    :raises Overtaken: it changed since it was seen, or somebody signed first.
    """
    _must_be(report, ReportState.CHECKED, "签发")
    reason = " ".join(one_person_reason.split())[:200]
    if wrote(report, actor) and not reason:
        raise ReportRefused(
            "起草人不能签发本人起草的报告。请由分管领导签发；确属一人多岗的，请填写说明后再签发。",
            "one_person_reason",
        )
    digest = digest_of(_passing_text(report, at))
    if digest != seen_digest:
        raise Overtaken("报告内容在您打开后有变动，请重新阅读后再签发。")
    _swap(report, ReportState.CHECKED, ReportState.SIGNED, digest=digest)
    try:
        with transaction.atomic():
            signature = Signature.objects.create(
                report=report,
                version=report.version,
                staff=actor,
                drafter=report.drafter or actor,
                at=at or moment.now(),
                digest=digest,
                one_person_reason=reason,
            )
    except IntegrityError as error:
        raise Overtaken("本版报告已有人签发。") from error
    trace(
        kinds.SIGNED,
        report,
        actor,
        {"digest": digest, "one_person_reason": reason or "无"},
        at,
    )
    return signature


@transaction.atomic
def reopen_report(
    *, report: AnnualReport, actor: Staff, reason: str, at: datetime | None = None
) -> AnnualReport:
    """Take a checked or signed report back to drafting; its signature no longer counts.

    :raises ReportRefused: it is a draft or closed, or no reason is given.
    :raises Overtaken: somebody moved it first.
    """
    if report.stage not in {ReportState.CHECKED, ReportState.SIGNED}:
        raise ReportRefused(f"报告现为“{report.stage.label}”，不能退回起草。")
    reason = " ".join(reason.split())[:200]
    if not reason:
        raise ReportRefused("请写明退回的原因。", "reason")
    moved = AnnualReport.objects.filter(
        pk=report.pk, state=report.state, version=report.version
    ).update(state=ReportState.DRAFT.value, digest="", version=F("version") + 1)
    if moved != 1:
        raise Overtaken
    report.refresh_from_db()
    trace(kinds.REOPENED, report, actor, {"reason": reason}, at)
    return report


@transaction.atomic
def freeze_report(
    *, report: AnnualReport, actor: Staff, at: datetime | None = None
) -> AnnualReport:
    """Close the year: keep, byte for byte, what was signed.

    :raises ReportRefused: it is not signed.
    :raises Overtaken: records changed since the signature, or somebody moved it first.
    """
    _must_be(report, ReportState.SIGNED, "冻结")
    text = text_of(report_of(report))
    signed = report.signatures.filter(version=report.version).first()
    if signed is None or digest_of(text) != signed.digest:
        raise Overtaken(
            "签发后台账有变动，现在的内容与所签内容不同。请退回起草，核对后重新签发。"
        )
    _swap(
        report,
        ReportState.SIGNED,
        ReportState.FROZEN,
        frozen=text,
        digest=signed.digest,
        frozen_at=at or moment.now(),
    )
    trace(kinds.FROZEN, report, actor, {"digest": signed.digest}, at)
    return report


def wrote(report: AnnualReport, staff: Staff) -> bool:
    """Return whether ``staff``, under whatever account, saved any version of the text."""
    hands = report.revisions.values_list("staff__person_key", "staff_id")
    return any(pk == staff.pk or (key and key == staff.person_key) for key, pk in hands)


def _must_be(report: AnnualReport, state: ReportState, step: str) -> None:
    if report.stage is not state:
        raise ReportRefused(f"报告现为“{report.stage.label}”，不能{step}。")


def _year_is_over(report: AnnualReport, at: datetime | None) -> None:
    today = (at or moment.now()).astimezone(moment.SHANGHAI).date()
    if today <= date(report.year, 12, 31):
        raise ReportRefused(
            f"{report.year}年尚未结束，统计期截至12月31日；现在可以做年终预演。"
        )


def _passing_text(report: AnnualReport, at: datetime | None) -> str:
    today = (at or moment.now()).astimezone(moment.SHANGHAI).date()
    content = report_of(report)
    found = findings.of(report, content, on=today)
    _refuse(findings.blocking(found), "还有 {} 处差错，请先更正：")
    _refuse(
        findings.unexplained(report, found), "还有 {} 处提示没有书面说明，请先说明："
    )
    return text_of(content)


def _refuse(standing: Iterable[Finding], opening: str) -> None:
    standing = tuple(standing)
    if standing:
        named = "；".join(finding.message for finding in standing[:5])
        raise FindingsStand(opening.format(len(standing)) + named, standing)


def _swap(
    report: AnnualReport,
    expected: ReportState,
    wanted: ReportState,
    **values: str | datetime,
) -> None:
    moved = AnnualReport.objects.filter(
        pk=report.pk, state=expected.value, version=report.version
    ).update(state=wanted.value, **values)
    if moved != 1:
        raise Overtaken
    report.refresh_from_db()
