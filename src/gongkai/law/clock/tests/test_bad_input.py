"""Input that cannot be is refused: field, value and remedy in Chinese."""

from typing import Any

import pytest

from gongkai.law.clock import read
from gongkai.law.clock.tests.make import reading, step
from gongkai.law.errors import BadHistory


@pytest.mark.parametrize(
    ("payload", "field"),
    [
        ([], "输入"),
        ({}, "受理信息"),
        ({"received_on": None}, "受理信息"),
        ({"received_on": "2025-03-03", "intake": {}}, "受理信息"),
        ({"received_on": 20250303}, "收到日期"),
        ({"received_on": "20250303"}, "收到日期"),
        ({"received_on": "２０２５-03-03"}, "收到日期"),
        ({"received_on": "2025-02-29"}, "历法上没有这一天"),
        ({"received_on": "2019-05-14"}, "2019-05-15"),
        ({"received_on": "2101-01-01"}, "2100"),
        ({"intake": "hand"}, "来件信息 intake"),
        ({"received_on": "2025-03-03", "events": {}}, "经过 events"),
        ({"received_on": "2025-03-03", "events": ["reply"]}, "第 1 项经过"),
        ({"received_on": "2025-03-03", "events": [{}]}, "第 1 项步骤 step"),
        ({"received_on": "2025-03-03", "region": 5}, "地区 region"),
        ({"received_on": "2025-03-03", "as_of": "2025-03-02"}, "截止日期 as_of"),
        (
            {"intake": {"route": "fax"}, "events": [step("withdraw", "2025-03-03")]},
            "收到日期",
        ),
    ],
)
def test_a_payload_that_cannot_be_is_refused(payload: Any, field: str) -> None:
    with pytest.raises(BadHistory, match=field):
        read(payload)


@pytest.mark.parametrize("name", ["bribe", 7, None, ["reply"], "serve", "close"])
def test_only_the_steps_of_the_clock_are_replayed(name: Any) -> None:
    with pytest.raises(BadHistory, match="步骤 step"):
        reading("2025-03-03", step(name, "2025-03-04"))


@pytest.mark.parametrize(
    ("event", "field"),
    [
        ({"step": "withdraw"}, "“申请人撤回”的日期 on"),
        (step("withdraw", "2025-03-02"), "早于上一步的 2025-03-03"),
        (step("consult", "2025-03-04"), "被征求意见方 party"),
        (step("consult", "2025-03-04", party=" "), "被征求意见方 party"),
        (step("consult", "2025-03-04", party=1), "被征求意见方 party"),
        (
            step("consult", "2025-03-04", party="甲", received_on="2025-03-03"),
            "对方收到日期",
        ),
        (step("consult_body", "2025-03-04", party="甲"), "机关类别 kind"),
        (step("ask_correction", "2025-03-04", until="2025-03-03"), "期限 until"),
    ],
)
def test_an_event_that_cannot_be_is_refused(event: dict[str, Any], field: str) -> None:
    with pytest.raises(BadHistory, match=field):
        reading("2025-03-03", event)


def test_what_is_missing_is_said_to_be_missing() -> None:
    with pytest.raises(BadHistory, match="机关类别 kind“（未填）”不可用"):
        reading("2025-03-03", step("consult_body", "2025-03-04", party="甲"))
    with pytest.raises(BadHistory, match="机关类别 kind“朋友”不可用"):
        reading(
            "2025-03-03", step("consult_body", "2025-03-04", party="甲", kind="朋友")
        )


def test_what_lies_after_the_day_looked_at_must_be_sound_too() -> None:
    with pytest.raises(BadHistory, match="步骤 step"):
        reading("2025-03-03", step("bribe", "2025-05-06"), as_of="2025-03-04")


def test_what_is_not_the_clocks_is_left_alone() -> None:
    found = reading("2025-03-03", step("extend", "2025-03-05", days=5, approver="王某"))

    assert found.due_on is not None
