"""A small office, and the acts of its year in the order in which they are done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

from django.db import transaction

from gongkai.bodies.actions.organising import add_body
from gongkai.bodies.actions.staffing import add_staff
from gongkai.bodies.models import PublicBody, Staff
from gongkai.inforequests import actions as requests
from gongkai.inforequests.models import InfoRequest
from gongkai.law.intake import IntakeRoute
from gongkai.law.outcomes import Outcome
from gongkai.law.requesters import RequesterKind
from gongkai.reporting import actions as reports
from gongkai.reporting import findings, kinds
from gongkai.reporting.compute import report_of
from gongkai.reporting.digest import digest_of, text_of
from gongkai.reporting.errors import Overtaken
from gongkai.reporting.models import AnnualReport, Signature
from gongkai.trail.actions import record

Act = Callable[[], object]
YEAR = 2024
AT = datetime(2025, 1, 15, 9, tzinfo=timezone(timedelta(hours=8)))
TOKEN = UUID(int=7)
PROBLEMS = "一是公开内容的针对性还不够强；二是个别栏目更新不够及时。下一步将逐项改进，按月检查。"


@dataclass(frozen=True, slots=True)
class Office:
    """The body and the people who act."""

    body: PublicBody
    drafter: Staff
    first: Staff
    second: Staff


def found() -> Office:
    """Make a county, a department and three of its staff."""
    county = add_body(actor=None, code="proof", name="验证县人民政府", kind="county")
    body = add_body(
        actor=None,
        code="proof-ju",
        name="验证县某局",
        kind="county_department",
        parent=county,
    )
    drafter, first, second = (
        add_staff(actor=None, body=body, username=name, name=name)
        for name in ("drafter", "first", "second")
    )
    return Office(body, drafter, first, second)


def request() -> InfoRequest:
    return InfoRequest.objects.get(token=TOKEN)


def report() -> AnnualReport:
    return AnnualReport.objects.select_related("body").get(year=YEAR)


def of_the_request(office: Office) -> dict[str, Act]:
    """Return the acts on one request, from its receipt to its closing."""

    def step(name: str, on: date, **details: Any) -> Act:
        seq = SEQUENCE[name]
        return lambda: requests.advance(
            info_request=request(),
            step=name,
            on=on,
            actor=office.drafter,
            expected_seq=seq,
            at=AT,
            **details,
        )

    return {
        "receive": lambda: requests.receive(
            body=office.body,
            actor=office.drafter,
            route=IntakeRoute("hand"),
            submitted_at=datetime(2024, 11, 4, 9, tzinfo=AT.tzinfo),
            requester_kind=RequesterKind.PERSON,
            requester_name="钟䶮",
            contact="县城某路一号",
            subject="某项目的批复",
            token=TOKEN,
            at=AT,
        ),
        "ask_correction": step(
            "ask_correction", date(2024, 11, 6), items="请写明所需文件的名称"
        ),
        "take_correction": step("take_correction", date(2024, 11, 12)),
        "extend": step(
            "extend", date(2024, 12, 2), days=20, reason="检索量大", approver="主任"
        ),
        "reply": step(
            "reply",
            date(2024, 12, 20),
            route="post",
            outcome=Outcome.GRANTED.key,
        ),
        "serve": lambda: requests.serve(
            info_request=request(),
            actor=office.drafter,
            expected_seq=5,
            posted_on=date(2024, 12, 20),
            at=AT,
        ),
        "close": lambda: requests.close(
            info_request=request(),
            on=date(2024, 12, 23),
            actor=office.drafter,
            expected_seq=6,
            at=AT,
        ),
    }


SEQUENCE = {"ask_correction": 1, "take_correction": 2, "extend": 3, "reply": 4}


def of_the_report(office: Office) -> dict[str, Act]:
    """Return the acts on the year's report, from its opening to its publication."""
    return {
        "open_report": lambda: reports.open_report(
            body=office.body, year=YEAR, actor=office.drafter, at=AT
        ),
        "save_narrative": lambda: reports.save_narrative(
            report=report(),
            actor=office.drafter,
            expected_version=1,
            parts={"five": PROBLEMS},
            at=AT,
        ),
        "explain_finding": lambda: explain_all(office),
        "check_report": lambda: reports.check_report(
            report=report(), actor=office.drafter, at=AT
        ),
        "sign_report": lambda: sign(office.first),
        "freeze_report": lambda: reports.freeze_report(
            report=report(), actor=office.first, at=AT
        ),
        "publish_report": lambda: reports.publish_report(
            report=report(), actor=office.first, at=AT
        ),
    }


@transaction.atomic
def explain_all(office: Office) -> None:
    """Explain every warning that stands, in one transaction."""
    now = report()
    for finding in findings.unexplained(
        now, findings.of(now, report_of(now), on=AT.date())
    ):
        reports.explain_finding(
            report=now,
            actor=office.drafter,
            rule=finding.rule,
            message=finding.message,
            text="台账与事实相符。",
            at=AT,
        )


def sign(signer: Staff) -> Signature:
    """Read the report and sign what was read."""
    now = report()
    return reports.sign_report(
        report=now, actor=signer, seen_digest=digest_of(text_of(report_of(now))), at=AT
    )


def naive_sign(signer: Staff) -> None:
    """The planted bug: read, modify, save, and the trail afterwards."""
    now = report()
    if now.state != "checked":
        raise Overtaken
    digest = digest_of(text_of(report_of(now)))
    now.state = "signed"
    now.save()
    with transaction.atomic():
        record(
            kind=kinds.SIGNED,
            actor=signer.username,
            body=now.body.code,
            subject=f"report:{now.uuid}",
            data={
                "year": now.year,
                "version": 1,
                "digest": digest,
                "one_person_reason": "无",
            },
            at=AT,
        )
