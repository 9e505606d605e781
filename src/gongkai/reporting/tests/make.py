"""Bodies, people and a year of records to report on."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random

from gongkai.bodies.models import Appointment, PublicBody, Staff
from gongkai.bodies.roles import Role
from gongkai.catalogue.models import Charge, Column, Decision, Item
from gongkai.disputes.models import Lawsuit, Reconsideration
from gongkai.inforequests.models import InfoRequest
from gongkai.law.outcomes import Outcome
from gongkai.law.requesters import RequesterKind
from gongkai.reporting import actions
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.states import ReportState

YEAR = 2024
JANUARY = datetime(2025, 1, 15, 2, tzinfo=UTC)
numbers = count(1)


def body(code: str = "gaotun", kind: str = "street_office") -> PublicBody:
    county, _ = PublicBody.objects.get_or_create(
        code="yunling", defaults={"name": "云岭县人民政府", "kind": "county"}
    )
    if kind == "county":
        return county
    return PublicBody.objects.create(
        code=code, name="高屯街道办事处", kind=kind, parent=county, address="迎宾路8号"
    )


def staff(at: PublicBody, *roles: Role, username: str = "") -> Staff:
    name = username or f"staff{next(numbers)}"
    made = Staff.objects.create(username=name, name="陈䶮", body=at, person_key=name)
    for role in roles:
        Appointment.objects.create(
            staff=made,
            body=at,
            role=role.value,
            since=date(2020, 1, 1),
            exclusive_key=name if role.is_administrator else None,
        )
    return made


def handler(at: PublicBody) -> Staff:
    return staff(at, Role.REQUEST_HANDLER)


def leader(at: PublicBody) -> Staff:
    return staff(at, Role.LEAD_OFFICIAL)


def report(at: PublicBody, to: ReportState = ReportState.DRAFT) -> AnnualReport:
    """Return last year's report, walked to the state ``to`` by two people."""
    by, signer = handler(at), leader(at)
    made = actions.open_report(body=at, year=YEAR, actor=by, at=JANUARY)
    order = list(ReportState)
    steps = (
        lambda: check(made, by),
        lambda: actions.sign_report(
            report=made, actor=signer, seen_digest=made.digest, at=JANUARY
        ),
        lambda: actions.freeze_report(report=made, actor=by, at=JANUARY),
        lambda: actions.publish_report(report=made, actor=by, at=JANUARY),
    )
    for step in steps[: order.index(to)]:
        step()
    return made


def check(made: AnnualReport, by: Staff) -> AnnualReport:
    """Explain every warning and pass the check."""
    from gongkai.reporting import compute, findings

    content = compute.report_of(made)
    for each in findings.warnings(findings.of(made, content, on=JANUARY.date())):
        rule, message = findings.key_of(each)
        actions.explain_finding(
            report=made, actor=by, rule=rule, message=message, text="已核对", at=JANUARY
        )
    return actions.check_report(report=made, actor=by, at=JANUARY)


def info_request(
    at: PublicBody,
    *,
    received: date = date(YEAR, 3, 1),
    decided: date | None = None,
    outcome: Outcome | None = Outcome.GRANTED,
    kind: RequesterKind = RequesterKind.PERSON,
) -> InfoRequest:
    """Return an unsaved request as the year's tables see it."""
    number = next(numbers)
    return InfoRequest(
        body=at,
        number=f"{received.year}-{number:06}",
        requester_kind=kind.key,
        requester_name="某人",
        identity_type="resident_id",
        contact="无",
        subject="预算",
        supply="paper",
        route="hand",
        submitted_at=datetime(
            received.year, received.month, received.day, 2, tzinfo=UTC
        ),
        received_on=received,
        state="replied" if decided else "received",
        outcome=outcome.key if decided and outcome else "",
        decided_on=decided,
    )


def requests(at: PublicBody, random: Random, number: int) -> None:
    """Keep ``number`` requests spread over the year before, the year and the year after."""
    InfoRequest.objects.bulk_create(_any(at, random) for _ in range(number))


def _any(at: PublicBody, random: Random) -> InfoRequest:
    received = date(YEAR - 1, 6, 1) + timedelta(days=random.randrange(700))
    decided = received + timedelta(days=random.randrange(200))
    return info_request(
        at,
        received=received,
        decided=decided if random.random() < 0.9 else None,
        outcome=random.choice(list(Outcome)),
        kind=random.choice(list(RequesterKind)),
    )


def disputes(at: PublicBody, random: Random, number: int) -> None:
    """Keep ``number`` reconsiderations, and as many lawsuits of both routes."""
    cases = [Reconsideration(body=at, **_case(random)) for _ in range(number)]
    Reconsideration.objects.bulk_create(cases)
    for _ in range(number):
        after = random.choice(cases) if random.random() < 0.5 else None
        Lawsuit.objects.create(
            body=at,
            route="after_reconsideration" if after else "direct",
            reconsideration=after,
            **_case(random),
        )


def _case(random: Random) -> dict[str, object]:
    filed = date(YEAR - 1, 6, 1) + timedelta(days=random.randrange(700))
    ended = filed + timedelta(days=random.randrange(300))
    if random.random() < 0.3:
        return {"filed_on": filed}
    result = random.choice(["upheld", "overturned", "other"])
    return {"filed_on": filed, "concluded_on": ended, "result": result}


def ledger(at: PublicBody, random: Random, number: int) -> None:
    """Keep rules, normative documents, decisions and charges around the year."""
    Decision.objects.bulk_create(
        Decision(
            body=at,
            kind=random.choice(["licence", "penalty", "coercion"]),
            on=_day(random),
            reference=f"文书{next(numbers)}",
        )
        for _ in range(number)
    )
    Charge.objects.bulk_create(
        Charge(
            body=at,
            on=_day(random),
            item="不动产登记费",
            fen=random.randrange(1, 10_000_000),
            receipt_number=f"票{next(numbers)}",
        )
        for _ in range(number)
    )
    column = Column.objects.create(
        body=at, key="rules", title="规范性文件", interval="on_change"
    )
    Item.objects.bulk_create(_rules(at, column, random, number))


def _rules(
    at: PublicBody, column: Column, random: Random, number: int
) -> Sequence[Item]:
    found = []
    for _ in range(number):
        composed = _day(random)
        ended = random.random() < 0.4
        found.append(
            Item(
                body=at,
                column=column,
                kind=random.choice(["rule", "normative"]),
                title="办法",
                state="published",
                index_number=f"索引{next(numbers)}",
                composed_on=composed,
                published_at=datetime(YEAR + 1, 6, 1, tzinfo=UTC),
                published_on=date(YEAR + 1, 6, 1),
                drafted_at=JANUARY,
                validity="lapsed" if ended else "valid",
                repealed_on=composed + timedelta(days=random.randrange(200))
                if ended
                else None,
            )
        )
    return found


def _day(random: Random) -> date:
    return date(YEAR - 1, 10, 1) + timedelta(days=random.randrange(500))
