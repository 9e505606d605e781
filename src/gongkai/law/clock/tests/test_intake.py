"""The day of receipt by route, in Beijing time (《条例》第三十一条)."""

from datetime import date
from typing import Any

import pytest

from gongkai.law.clock import Reading, read
from gongkai.law.errors import BadHistory
from gongkai.law.procedure import State


def arrived(route: str, **more: Any) -> Reading:
    as_of = more.pop("as_of", None)
    region = more.pop("region", None)
    return read({"intake": {"route": route, **more}, "as_of": as_of, "region": region})


def test_a_request_handed_in_is_received_that_day_in_beijing() -> None:
    found = arrived("hand", submitted_at="2024-12-31T16:00:00+00:00")

    assert found.received_on == date(2025, 1, 1)


def test_signed_mail_is_received_on_the_day_of_signature() -> None:
    found = arrived(
        "signed_mail", submitted_at="2025-10-01T08:00:00+08:00", signed_on="2025-10-04"
    )

    assert (found.received_on, found.due_on) == (date(2025, 10, 4), date(2025, 11, 4))
    assert found.policies == ("gatehouse_signature",)


@pytest.mark.parametrize("route", ["ordinary_mail", "fax", "online"])
def test_the_other_routes_are_received_when_both_sides_confirm(route: str) -> None:
    found = arrived(
        route, submitted_at="2025-03-01T08:00:00+08:00", confirmed_on="2025-03-03"
    )

    assert (found.received_on, found.due_on) == (date(2025, 3, 3), date(2025, 3, 31))


def test_an_unconfirmed_online_request_only_raises_the_alarm() -> None:
    found = arrived("online", submitted_at="2025-03-03T08:00:00+08:00")

    assert found.state is State.AWAITING_CONFIRMATION
    assert (found.received_on, found.due_on, found.days) == (None, None, ())
    assert found.alarm_due_on == date(2025, 3, 31)
    assert found.policies == ("unconfirmed_online_alarm",)


def test_the_alarm_of_an_unconfirmed_request_is_the_earlier_in_a_region() -> None:
    found = arrived("online", submitted_at="2025-07-10T08:00:00+08:00", region="黔东南")

    assert found.alarm_due_on == date(2025, 8, 7)
    assert found.regional_due_on is None


def test_the_alarm_in_an_unpublished_year_is_provisional() -> None:
    found = arrived("online", submitted_at="2026-12-07T08:00:00+08:00")

    assert found.alarm_due_on == date(2027, 1, 5)
    assert found.provisional


@pytest.mark.parametrize("route", ["ordinary_mail", "fax", "signed_mail"])
def test_other_unfixed_receipts_raise_no_alarm(route: str) -> None:
    found = arrived(route, submitted_at="2025-03-03T08:00:00+08:00")

    assert found.state is State.AWAITING_CONFIRMATION
    assert found.alarm_due_on is None


def test_a_confirmation_after_the_day_looked_at_is_not_seen() -> None:
    found = arrived(
        "fax",
        submitted_at="2025-03-03T08:00:00+08:00",
        confirmed_on="2025-03-06",
        as_of="2025-03-05",
    )

    assert found.state is State.AWAITING_CONFIRMATION


def test_a_day_looked_at_before_the_submission_is_refused() -> None:
    with pytest.raises(BadHistory, match="截止日期 as_of"):
        arrived("hand", submitted_at="2025-03-03T08:00:00+08:00", as_of="2025-03-02")


@pytest.mark.parametrize(
    ("intake", "field"),
    [
        ({"route": "hand"}, "提交时间 submitted_at"),
        ({"route": "hand", "submitted_at": "2025-03-03T09:00:00"}, "缺少时区"),
        ({"route": "hand", "submitted_at": 5}, "提交时间 submitted_at"),
        ({"route": "hand", "submitted_at": "上午"}, "提交时间 submitted_at"),
        ({"route": "hand", "submitted_at": "2019-05-14T23:59:59+08:00"}, "2019-05-15"),
        ({"route": "hand", "submitted_at": "0001-01-01T00:00:00+14:00"}, "2019-05-15"),
        ({"route": "hand", "submitted_at": "9999-12-31T23:59:59-12:00"}, "2100"),
        ({"route": "pigeon"}, "来件方式 route"),
        ({}, "来件方式 route"),
        (
            {
                "route": "fax",
                "submitted_at": "2025-03-03T08:00:00+08:00",
                "confirmed_on": "2025-03-02",
            },
            "确认日期 confirmed_on",
        ),
        (
            {
                "route": "signed_mail",
                "submitted_at": "2025-03-03T08:00:00+08:00",
                "signed_on": "2025-03-02",
            },
            "签收日期 signed_on",
        ),
    ],
)
def test_an_intake_that_cannot_be_is_refused(
    intake: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadHistory, match=field):
        read({"intake": intake})
