"""One invented request, walked through the procedure by working days."""

from datetime import date, time
from itertools import count
from typing import Any, Final

from gongkai.bodies.models import PublicBody, Staff
from gongkai.config.demo.items import at
from gongkai.inforequests import actions
from gongkai.inforequests.models import InfoRequest
from gongkai.law.intake import IntakeRoute
from gongkai.law.requesters import RequesterKind
from gongkai.law.workdays import national

NAMES: Final = {
    RequesterKind.PERSON: ("resident_id", "林一鹤", "00000019000101{:03}X"),
    RequesterKind.BUSINESS: ("credit_code", "澄湖某某商贸有限公司", "BUSINESS{:04}"),
    RequesterKind.RESEARCH: ("credit_code", "某某大学土地研究所", "RESEARCH{:04}"),
    RequesterKind.CHARITY: ("credit_code", "某某环境保护促进会", "CHARITY{:04}"),
    RequesterKind.LEGAL_SERVICE: ("credit_code", "某某律师事务所", "LEGAL{:04}"),
    RequesterKind.OTHER: ("credit_code", "某某村民委员会", "OTHER{:04}"),
}
ROUTES: Final = tuple(IntakeRoute)
numbers = count(1)


def walk(
    row: dict[str, Any],
    kind: RequesterKind,
    received: date,
    body: PublicBody,
    officer: Staff,
) -> InfoRequest:
    """Receive the request of ``row`` on ``received`` and take each step of its path."""
    made = _receive(row, kind, received, body, officer)
    day, party = received, ""
    for name, ahead, *details in row["path"]:
        day = national().add(day, ahead)
        given = dict(details[0]) if details else {}
        party = given.get("party", party)
        made = actions.advance(
            info_request=made,
            step=name,
            on=day,
            actor=officer,
            expected_seq=made.version,
            at=at(day, time(15, 0)),
            **given,
            **_further(name, day, row, party),
        )
    return _finish(made, day, officer)


def _receive(
    row: dict[str, Any],
    kind: RequesterKind,
    received: date,
    body: PublicBody,
    officer: Staff,
) -> InfoRequest:
    number = next(numbers)
    paper, name, identity = NAMES[kind]
    return actions.receive(
        body=body,
        actor=officer,
        route=ROUTES[number % len(ROUTES)],
        submitted_at=at(received, time(9, 30)),
        signed_on=received,
        confirmed_on=received,
        requester_kind=kind,
        requester_name=name,
        identity_type=paper,
        identity_number=identity.format(number),
        contact=f"0000-{number:07}",
        subject=row["subject"],
        description=f"请提供{row['subject']}。",
        at=at(received, time(9, 40)),
    )


def _further(name: str, day: date, row: dict[str, Any], party: str) -> dict[str, Any]:
    """Return what a step needs beside what the example says of it."""
    match name:
        case "reply":
            return {"outcome": row["outcome"], "route": "post", "posted_on": day}
        case "consult" | "consult_body" | "ask_fee":
            return {"received_on": day}
        case "end_consultation":
            return {"party": party}
        case "extend":
            return {"reason": "需要核对的材料较多", "approver": "何采蘋"}
    return {}


def _finish(made: InfoRequest, day: date, officer: Staff) -> InfoRequest:
    if made.outcome == "":
        return made
    closing = national().add(day, 3)
    return actions.close(
        info_request=made,
        on=closing,
        actor=officer,
        expected_seq=made.version,
        at=at(closing, time(16, 0)),
    )
