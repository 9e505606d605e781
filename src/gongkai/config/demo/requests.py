"""The requests of a world, walked through the procedure, and the disputes they led to."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, time
from typing import Any, Final

from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.roles import Role
from gongkai.config.demo import cases, source
from gongkai.config.demo.items import at
from gongkai.config.demo.people import Cast
from gongkai.disputes import actions as disputes
from gongkai.disputes.models import Reconsideration
from gongkai.disputes.results import Result, SuitRoute
from gongkai.inforequests import actions
from gongkai.inforequests.models import InfoRequest
from gongkai.law.intake import IntakeRoute
from gongkai.law.requesters import RequesterKind
from gongkai.law.workdays import national

FIRST: Final = date(2024, 1, 2)
BEFORE: Final = date(2023, 12, 20)
PACE: Final = 1.6
Ended = dict[str, list[InfoRequest]]


def load(world: str, cast: Cast) -> None:
    """Enter the requests and disputes of the world's body; without any, what proves its channels."""
    body = cast.bodies[source.SUBJECT[world]]
    officer = cast.acting(body.code, Role.REQUEST_HANDLER)
    for row in source.read(world, "bodies").get("channel_test", ()):
        actions.record_channel_test(
            body=body,
            actor=officer,
            channel=IntakeRoute(row["channel"]),
            on=row["on"],
            worked=True,
            evidence=row["evidence"],
            at=at(row["on"], time(16, 30)),
        )
    if not (source.EXAMPLES / world / "requests.toml").exists():
        return
    listed = source.read(world, "requests")
    ended = _ended(listed["case"], body, officer)
    for row in listed["carried"]:
        cases.walk(row, RequesterKind(row["kind"]), row["received_on"], body, officer)
    _dispute(source.read(world, "disputes"), ended, body, officer)


def _ended(rows: Sequence[dict[str, Any]], body: PublicBody, officer: Staff) -> Ended:
    """Walk every case once for each kind of requester, spread over the year.

    The first case of each kind came in the December before, and is carried in.
    """
    ended: Ended = defaultdict(list)
    calendar, nth = national(), 0
    for place, kind in enumerate(RequesterKind):
        for row in rows:
            if kind.key not in row.get("kinds", [kind.key]):
                continue
            carried_in = row is rows[0]
            start, ahead = (BEFORE, place) if carried_in else (FIRST, int(nth * PACE))
            received = calendar.add(start, ahead)
            ended[row["outcome"]].append(cases.walk(row, kind, received, body, officer))
            nth += 1
    return ended


def _dispute(
    listed: dict[str, Any], ended: Ended, body: PublicBody, officer: Staff
) -> None:
    reviewed: dict[str, Reconsideration] = {}
    for row in listed["reconsideration"]:
        filed = disputes.file_reconsideration(
            body=body,
            filed_on=row["filed_on"],
            actor=officer,
            info_request=_cause(row, ended),
            organ="澄湖县人民政府",
            at=at(row["filed_on"]),
        )
        if "concluded_on" in row:
            disputes.conclude_reconsideration(
                reconsideration=filed,
                result=Result(row["result"]),
                concluded_on=row["concluded_on"],
                actor=officer,
                at=at(row["concluded_on"]),
            )
        reviewed[row["outcome"]] = filed
    for row in listed["lawsuit"]:
        _sue(row, reviewed, ended, body, officer)


def _cause(row: dict[str, Any], ended: Ended) -> InfoRequest | None:
    """Return a request that ended so before the dispute was filed, if there is one."""
    early = (
        each
        for each in ended[row["outcome"]]
        if each.decided_on and each.decided_on < row["filed_on"]
    )
    return next(early, None)


def _sue(
    row: dict[str, Any],
    reviewed: dict[str, Reconsideration],
    ended: Ended,
    body: PublicBody,
    officer: Staff,
) -> None:
    route = SuitRoute(row["route"])
    after = (
        reviewed[row["outcome"]] if route is SuitRoute.AFTER_RECONSIDERATION else None
    )
    suit = disputes.file_lawsuit(
        body=body,
        filed_on=row["filed_on"],
        actor=officer,
        route=route,
        info_request=after.info_request if after else _cause(row, ended),
        reconsideration=after,
        organ="澄湖县人民法院",
        at=at(row["filed_on"]),
    )
    if "concluded_on" in row:
        disputes.conclude_lawsuit(
            lawsuit=suit,
            result=Result(row["result"]),
            concluded_on=row["concluded_on"],
            actor=officer,
            at=at(row["concluded_on"], time(16, 0)),
        )
