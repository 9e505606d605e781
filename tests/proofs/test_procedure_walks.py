"""Issue 2 §8: random walks over the procedure in the database keep their history and their tables.

The walks share one office; what it should hold is kept beside it in plain Python and judged
by the oracle, never by the code under test.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.proofs import oracle
from tests.proofs.scale import scaled

from gongkai.bodies.actions.organising import add_body
from gongkai.bodies.actions.staffing import add_staff
from gongkai.inforequests import actions, counting, replay
from gongkai.inforequests.errors import Overtaken, RequestRefused
from gongkai.inforequests.models import InfoRequest
from gongkai.law.errors import LawError
from gongkai.law.intake import IntakeRoute
from gongkai.law.outcomes import Outcome
from gongkai.law.procedure import State, steps_from
from gongkai.law.requesters import RequesterKind
from gongkai.trail.queries import verify

STEPS, WALK, BATCH = 20_000, 60, 8
CHINA = timezone(timedelta(hours=8))
OPENING = date(2023, 10, 9)
COLUMNS = (*(kind.key for kind in RequesterKind), "total")
CONFIRMED = {"ordinary_mail", "fax", "online"}
DETAILS: dict[str, dict[str, Any]] = {
    "ask_correction": {"items": "请写明文件名称"},
    "take_correction": {},
    "consult": {"party": "甲公司"},
    "consult_body": {"party": "县水务局", "kind": "co_maker"},
    "end_consultation": {"party": "甲公司"},
    "extend": {"days": 20},
    "ask_fee": {"method": "page", "quantity": 120},
    "take_fee": {},
    "ask_reasons": {},
    "take_reasons": {"reasonable": True},
    "withdraw": {},
    "reply": {"route": "post", "outcome": ""},
}
ROUTES = (*IntakeRoute, IntakeRoute.HAND, IntakeRoute.HAND, IntakeRoute.SIGNED_MAIL)
OUTCOMES = (*Outcome, *[Outcome.GRANTED] * 8, *[Outcome.NOT_HELD] * 6)
CLOCK = {
    "until",
    "party",
    "kind",
    "received_on",
    "days",
    "reasonable",
    "route",
    "posted_on",
}
ADVANCE = rule(
    data=st.data(),
    is_regular=st.sampled_from((True, True, True, False)),
    lag=st.sampled_from((0, 0, 0, 1, 3)),
    outcome=st.sampled_from(OUTCOMES),
    is_delivered=st.booleans(),
    gap=st.sampled_from((0, 0, 1, 2, 5, 12)),
)
met: Counter[str] = Counter()
serials = count(1)


@dataclass
class Expected:
    """One request as it should be: its intake, its events, its outcome."""

    pk: int
    kind: str
    intake: dict[str, str]
    events: list[dict[str, Any]] = field(default_factory=list)
    version: int = 1
    outcome: str = ""
    decided_on: date | None = None
    is_closed: bool = False

    @property
    def received_on(self) -> date | None:
        given = self.intake.get("confirmed_on") or (
            None
            if self.intake["route"] in CONFIRMED
            else self.intake["submitted_at"][:10]
        )
        return date.fromisoformat(given) if given else None

    def last_day(self) -> str:
        days = [self.intake["submitted_at"][:10], self.intake.get("confirmed_on", "")]
        for event in self.events:
            days += [event["on"], *(event.get(key, "") for key in oracle.INNER)]
        return max(days)


class Walk(RuleBasedStateMachine):
    """One body's desk: requests come in and move, days go by, years turn."""

    def __init__(self) -> None:
        super().__init__()
        serial = next(serials)
        county = add_body(
            actor=None, code=f"walk-{serial}", name="漫步县人民政府", kind="county"
        )
        self.body = add_body(
            actor=None,
            code=f"walk-{serial}-ju",
            name="漫步县某局",
            kind="county_department",
            parent=county,
        )
        self.actor = add_staff(
            actor=None, body=self.body, username=f"w{serial}", name="漫步"
        )
        self.today = OPENING
        self.requests: list[Expected] = []

    @property
    def now(self) -> datetime:
        return datetime.combine(self.today, time(17), CHINA)

    @initialize(
        kinds=st.lists(st.sampled_from(list(RequesterKind)), min_size=2, max_size=5)
    )
    def open_the_desk(self, kinds: list[RequesterKind]) -> None:
        for kind in kinds:
            self.receive(kind=kind, route=IntakeRoute.HAND)

    @rule(days=st.sampled_from((1, 1, 2, 3, 7, 15, 29, 60)))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(
        kind=st.sampled_from(list(RequesterKind)),
        route=st.sampled_from(ROUTES),
    )
    def receive(self, kind: RequesterKind, route: IntakeRoute) -> None:
        at = datetime.combine(self.today, time(9), CHINA)
        is_signed = route.value == "signed_mail"
        made = actions.receive(
            body=self.body,
            actor=self.actor,
            route=route,
            submitted_at=at,
            requester_kind=kind,
            requester_name="钟䶮",
            contact="某路一号",
            subject="某项目批复",
            signed_on=self.today if is_signed else None,
            at=self.now,
        )
        intake = {"route": route.value, "submitted_at": at.isoformat()}
        if is_signed:
            intake["signed_on"] = self.today.isoformat()
        self.requests.append(Expected(made.pk, kind.key, intake))

    @precondition(lambda self: self.requests)
    @rule(data=st.data(), lag=st.sampled_from((0, 0, 0, 1, 4)))
    def confirm(self, data: st.DataObject, lag: int) -> None:
        waiting = [one for one in self.requests if one.received_on is None]
        one = data.draw(st.sampled_from(waiting)) if waiting else self.choose(data)
        on = self.today - timedelta(days=lag)
        if self.attempt(one, actions.confirm, on=on):
            one.intake["confirmed_on"] = on.isoformat()

    def _advance(
        self,
        data: st.DataObject,
        is_regular: bool,
        lag: int,
        outcome: Outcome,
        is_delivered: bool,
        gap: int,
    ) -> None:
        self.today += timedelta(days=gap)
        if not self.requests:
            return
        one = self.choose(data)
        step = data.draw(
            st.sampled_from(self.steps(one) if is_regular else sorted(DETAILS))
        )
        on = self.today - timedelta(days=lag)
        details = dict(DETAILS[step])
        if step == "reply":
            details["outcome"] = outcome.key
        if is_delivered and step in {"consult", "consult_body", "ask_fee", "reply"}:
            details["posted_on" if step == "reply" else "received_on"] = self.today
        if self.attempt(one, actions.advance, step=step, on=on, **details):
            told = {
                key: _plain(value)
                for key, value in details.items()
                if key in CLOCK - {"method"}
            }
            one.events.append({"step": step, "on": on.isoformat(), **told})
            met[step] += 1
            if step in {"reply", "withdraw"}:
                one.outcome = outcome.key if step == "reply" else "other"
                one.decided_on = on

    advance = ADVANCE(_advance)
    go_on = ADVANCE(_advance)
    go_further = ADVANCE(_advance)

    @precondition(lambda self: any(one.outcome for one in self.requests))
    @rule(data=st.data())
    def serve(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from([one for one in self.requests if one.outcome]))
        if self.attempt(one, actions.serve, posted_on=self.today):
            one.events[-1]["posted_on"] = self.today.isoformat()

    @rule(data=st.data(), is_early=st.sampled_from((False, False, False, True)))
    def close(self, data: st.DataObject, is_early: bool) -> None:
        ended = [one for one in self.requests if one.outcome and not one.is_closed]
        if not ended and not is_early:
            return
        one = data.draw(st.sampled_from(self.requests if is_early else ended))
        if self.attempt(one, actions.close, on=self.today):
            assert one.outcome
            one.is_closed = True

    @precondition(lambda self: self.requests)
    @rule(data=st.data(), step=st.sampled_from(sorted(DETAILS)))
    def come_too_late(self, data: st.DataObject, step: str) -> None:
        one = self.choose(data)
        with pytest.raises(Overtaken):
            actions.advance(
                info_request=self.stored(one),
                step=step,
                on=self.today,
                actor=self.actor,
                expected_seq=one.version - 1,
                at=self.now,
                **{
                    **DETAILS[step],
                    **({"outcome": "granted"} if step == "reply" else {}),
                },
            )

    def choose(self, data: st.DataObject) -> Expected:
        """Draw a request, mostly one that is still open."""
        live = [one for one in self.requests if one.received_on and not one.outcome]
        live = live or self.requests
        return data.draw(st.sampled_from(live[-6:]))

    def steps(self, one: Expected) -> list[str]:
        """Return the steps the desk would offer, which keeps most walks from standing still."""
        offered = [step.name for step in steps_from(State(self.stored(one).state))]
        return [name for name in offered if name in DETAILS] or sorted(DETAILS)

    def attempt(self, one: Expected, action: Callable[..., Any], **given: Any) -> bool:
        """Try the action; whatever comes of it, the stored request must equal its replay."""
        met["attempted"] += 1
        try:
            action(
                info_request=self.stored(one),
                actor=self.actor,
                expected_seq=one.version,
                at=self.now,
                **given,
            )
        except (LawError, RequestRefused):
            assert self.stored(one).version == one.version
            return False
        one.version += 1
        met["done"] += 1
        return True

    def stored(self, one: Expected) -> InfoRequest:
        return InfoRequest.objects.select_related("body__parent").get(pk=one.pk)

    @invariant()
    def the_last_requests_equal_their_replay(self) -> None:
        met["steps"] += 1
        for one in self.requests[-2:]:
            self.agrees(one)

    def agrees(self, one: Expected) -> None:
        """Compare what is stored with the replay of its events and with the oracle."""
        stored = self.stored(one)
        assert stored.version == one.version
        assert replay.differences(stored) == {}
        try:
            judged = oracle.read(
                {"intake": one.intake, "events": one.events, "as_of": one.last_day()}
            )
        except oracle.Unclear:
            met["unclear"] += 1
            return
        for name in ("received_on", "due_on", "alarm_due_on", "correct_by", "pay_by"):
            assert _plain(getattr(stored, name)) == judged[name], (name, one)
        assert (stored.state, stored.in_time) == (judged["state"], judged["in_time"]), (
            one
        )
        assert (stored.outcome, stored.decided_on) == (one.outcome, one.decided_on)

    def teardown(self) -> None:
        for one in self.requests:
            self.agrees(one)
        years = range(OPENING.year, self.today.year + 2)
        tables = {year: counting.counts(self.body, year).cells for year in years}
        for year in years:
            assert tables[year] == self.expected_table(year)
            _assert_identities(tables[year])
        for year in years[:-1]:
            _assert_carried(tables[year], tables[year + 1])
        met["years"] += len(years)

    def expected_table(self, year: int) -> dict[tuple[str, str], int]:
        """Count the year's table three by hand, request by request."""
        tally: Counter[tuple[str, str]] = Counter()
        for one in self.requests:
            for row in _rows(one, year):
                tally[row, one.kind] += 1
                tally[row, "total"] += 1
        return {
            (row, column): tally[row, column]
            for row in counting.ROWS
            for column in COLUMNS
        }


def _rows(one: Expected, year: int) -> list[str]:
    received, decided = one.received_on, one.decided_on
    if received is None or received.year > year or (decided and decided.year < year):
        return []
    rows = ["received" if received.year == year else "carried_in"]
    if decided and decided.year == year:
        return [*rows, one.outcome, "handled"]
    return [*rows, "carried_out"]


def _assert_identities(cells: Any) -> None:
    for column in COLUMNS:
        came = cells["received", column] + cells["carried_in", column]
        assert came == cells["handled", column] + cells["carried_out", column]
        leaves = sum(cells[outcome.key, column] for outcome in Outcome)
        assert leaves == cells["handled", column]
    for row in counting.ROWS:
        assert sum(cells[row, kind] for kind in COLUMNS[:-1]) == cells[row, "total"]


def _assert_carried(before: Any, after: Any) -> None:
    for column in COLUMNS:
        assert before["carried_out", column] == after["carried_in", column]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def walk(examples: int, seed: int) -> None:
    """Take ``examples`` walks; the same seed takes the same ones."""
    once = seeded(seed)(type("Walk", (Walk,), {}))
    run_state_machine_as_test(
        once,
        settings=settings(
            max_examples=examples,
            stateful_step_count=WALK,
            phases=[Phase.generate],
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.proof
@pytest.mark.django_db
def test_every_walk_keeps_its_history_and_its_tables() -> None:
    met.clear()

    for seed in count():
        walk(BATCH, seed)
        if met["steps"] >= scaled(STEPS):
            break

    print(
        f"\n{met['steps']} steps: {met['attempted']} acts tried, {met['done']} done, "
        f"{met['years']} tables balanced and carried over, {met['unclear']} left open"
    )
    assert verify().intact
    assert met["done"] > met["attempted"] * 0.2


@pytest.mark.django_db
def test_a_carry_over_that_loses_a_request_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    true = counting.counts

    def losing(body: Any, year: int, **more: Any) -> Any:
        found = true(body, year, **more)
        cells = dict(found.cells)
        cells["carried_in", "total"] = max(0, cells["carried_in", "total"] - 1)
        return type(found)(found.body, found.year, found.start, found.end, cells)

    monkeypatch.setattr(counting, "counts", losing)

    with pytest.raises(AssertionError):
        walk(BATCH, 0)


@pytest.mark.django_db
def test_a_state_that_is_stored_wrongly_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    true = replay.implied
    monkeypatch.setattr(
        replay, "implied", lambda reading: {**true(reading), "state": "received"}
    )

    with pytest.raises(AssertionError):
        walk(BATCH, 0)
