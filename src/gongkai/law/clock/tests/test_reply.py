"""The reply, its service, the withdrawal, and what may follow."""

from datetime import date

import pytest

from gongkai.law.clock.tests.make import codes, consult, reading, reply, step
from gongkai.law.errors import BadHistory, StepNotAllowed
from gongkai.law.procedure import State

DUE = "2026-03-12"


@pytest.mark.parametrize(
    ("route", "days", "in_time"),
    [
        ("post", {"posted_on": DUE, "served_on": "2026-03-16"}, True),
        ("post", {"posted_on": "2026-03-13"}, False),
        ("post", {"served_on": DUE}, None),
        ("hand", {"served_on": "2026-03-13"}, False),
        ("hand", {"posted_on": DUE}, None),
        ("hand", {"served_on": DUE}, True),
        ("electronic", {"served_on": DUE}, True),
        ("electronic", {}, None),
    ],
)
def test_t20_posting_counts_for_mail_and_signing_for_the_rest(
    route: str, days: dict[str, str], in_time: bool | None
) -> None:
    found = reading("2026-02-06", reply(DUE, route, **days))

    assert found.state is State.REPLIED
    assert found.due_on == date(2026, 3, 12)
    assert found.in_time is in_time
    assert codes(found) == (["reply_late"] if in_time is False else [])


def test_a_late_reply_is_a_fault_on_the_day_it_went_out() -> None:
    found = reading("2026-02-06", reply(DUE, posted_on="2026-03-13"))

    assert found.breaches == (
        ("reply_late", date(2026, 3, 13), "《条例》第三十三条第二款"),
    )


def test_electronic_service_names_its_policy() -> None:
    found = reading("2026-02-06", reply(DUE, "electronic"))

    assert found.policies == ("electronic_service_day",)


def test_a_service_after_the_day_looked_at_is_not_seen() -> None:
    found = reading(
        "2026-02-06", reply(DUE, "hand", served_on="2026-03-16"), as_of="2026-03-15"
    )

    assert (found.state, found.in_time) == (State.REPLIED, None)


def test_a_reply_while_the_clock_stands_is_in_time() -> None:
    found = reading(
        "2026-02-06", consult("2026-02-09"), reply(DUE, posted_on="2026-05-06")
    )

    assert (found.due_on, found.in_time) == (None, True)


def test_a_withdrawal_ends_the_request() -> None:
    found = reading("2026-02-06", step("withdraw", "2026-02-09"), as_of="2026-12-31")

    assert (found.state, found.in_time) == (State.WITHDRAWN, None)
    assert found.due_on == date(2026, 3, 12)


def test_a_withdrawal_while_a_correction_is_awaited_leaves_nothing_to_lapse() -> None:
    found = reading(
        "2026-02-06",
        step("ask_correction", "2026-02-09"),
        step("withdraw", "2026-02-10"),
        as_of="2026-12-31",
    )

    assert (found.state, found.due_on, found.lapses) == (State.WITHDRAWN, None, ())


@pytest.mark.parametrize("end", [reply("2026-02-09"), step("withdraw", "2026-02-09")])
def test_nothing_follows_the_end(end: dict[str, object]) -> None:
    with pytest.raises(StepNotAllowed, match="“申请人撤回”"):
        reading("2026-02-06", end, step("withdraw", "2026-02-10"))


def test_events_after_the_day_looked_at_are_not_seen() -> None:
    found = reading("2026-02-06", reply("2026-02-09"), as_of="2026-02-08")

    assert found.state is State.RECEIVED


@pytest.mark.parametrize(
    "more", [{}, {"route": "pigeon"}, {"route": None}, {"route": 3}]
)
def test_a_reply_says_how_it_is_served(more: dict[str, object]) -> None:
    with pytest.raises(BadHistory, match="送达方式 route"):
        reading("2026-02-06", step("reply", "2026-02-09", **more))
