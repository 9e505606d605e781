"""What the pages say of a request: whose move, which date, what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gongkai.inforequests import fields
from gongkai.inforequests.kinds import FeeMethod
from gongkai.inforequests.models import Event, InfoRequest
from gongkai.inforequests.queries import WARNING_DAYS
from gongkai.law.clock import Reading
from gongkai.law.outcomes import Outcome
from gongkai.law.procedure import STEPS, State
from gongkai.law.workdays import national

TONES: Mapping[State, str] = {
    State.AWAITING_CONFIRMATION: "warn",
    State.RECEIVED: "info",
    State.REASONS_ASKED: "quiet",
    State.AWAITING_CORRECTION: "quiet",
    State.CONSULTING: "quiet",
    State.AWAITING_PAYMENT: "quiet",
    State.LAPSED_UNCORRECTED: "warn",
    State.LAPSED_UNPAID: "warn",
    State.REPLIED: "ok",
    State.WITHDRAWN: "ok",
}
OWN_STEPS: Mapping[str, str] = {
    "receive": "登记申请",
    "confirm": "双方确认收到",
    "deliver": "登记对方收到日期",
    "serve": "登记送达",
    "close": "办结归档",
}
EFFECTS: Mapping[str, str] = {
    "body_decides": "第三方逾期未答复，由本机关决定是否公开",
    "consent": "共同制作机关逾期未答复，视为同意公开",
    "uncorrected": "申请人逾期未补正",
    "unpaid": "申请人逾期未缴费",
}
BREACHES: Mapping[str, str] = {
    "correction_late": "补正告知超过法定期限，时限不因此中止",
    "correction_repeated": "重复告知补正，时限不因此中止",
    "extension_late": "延期告知超过答复期限，延期无效",
    "extension_repeated": "重复延期，不再增加期限",
    "extension_too_long": "延期超过法定上限，超出部分不计",
    "consultation_late": "征求意见在答复期限届满之后，不中止时限",
    "fee_notice_late": "收费通知在答复期限届满之后",
    "reply_late": "答复逾期",
}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "kind": dict(fields.BODY_KINDS),
    "answer": dict(fields.ANSWERS),
    "route": dict(fields.SERVICE_ROUTES),
    "method": {method.value: method.label for method in FeeMethod},
    "outcome": {
        outcome.key: f"{outcome.group or ''} {outcome.label}".strip()
        for outcome in Outcome
    },
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A word with its tone: ok, warn, late, info or quiet."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the timeline."""

    seq: int
    label: str
    on: date
    lines: tuple[tuple[str, str], ...]
    by: str
    at: datetime


def state_tag(state: str) -> Tag:
    """Return whose move it is."""
    known = State(state)
    return Tag(known.label, TONES[known])


def due_tag(info_request: InfoRequest, *, on: date) -> Tag | None:
    """Return how far the request's next date is, or None where it has none.

    A decided request is never late here: whether its answer was in time is another word.
    """
    if info_request.decided_on:
        return _answered(info_request)
    if info_request.due_on:
        return _left(info_request.due_on, on, "答复")
    if (
        info_request.state == State.AWAITING_CORRECTION.value
        and info_request.correct_by
    ):
        return _left(info_request.correct_by, on, "补正", theirs=True)
    if info_request.state == State.AWAITING_PAYMENT.value and info_request.pay_by:
        return _left(info_request.pay_by, on, "缴费", theirs=True)
    if info_request.state == State.AWAITING_PAYMENT.value:
        return Tag("待登记通知收到日期", "warn")
    if info_request.alarm_due_on:
        return _left(info_request.alarm_due_on, on, "确认并答复")
    return None


def _answered(info_request: InfoRequest) -> Tag | None:
    if info_request.in_time is None:
        waiting = info_request.state == State.REPLIED.value
        return Tag("待送达", "warn") if waiting else None
    return Tag("按期答复", "ok") if info_request.in_time else Tag("逾期答复", "late")


def _left(due: date, on: date, what: str, *, theirs: bool = False) -> Tag:
    if due < on:
        if theirs:
            return Tag(f"{what}期限已过", "warn")
        return Tag(f"{what}已逾期{national().between(due, on)}个工作日", "late")
    if due == on:
        return Tag(f"今天是{what}最后一天", "quiet" if theirs else "late")
    left = national().between(on, due)
    tone = "quiet" if theirs else ("warn" if left <= WARNING_DAYS else "info")
    return Tag(f"{what}还有{left}个工作日", tone)


def timeline(events: Iterable[Event]) -> list[Happened]:
    """Return what happened, in order, in words."""
    seen = list(events)
    labels = {event.seq: label(event.step) for event in seen}
    return [
        Happened(
            event.seq,
            label(event.step),
            event.on,
            tuple(_lines(event, labels)),
            str(event.actor),
            event.at,
        )
        for event in seen
    ]


def label(step: str) -> str:
    """Return the Chinese name of a step, the register's own ones included."""
    return OWN_STEPS[step] if step in OWN_STEPS else STEPS[step].label


def done(step: str, moved: InfoRequest) -> str:
    """Return what to tell the officer after a step: its name, and what follows from it."""
    said = f"已登记：{label(step)}。"
    if step == "ask_fee":
        return f"{said}应缴信息处理费{moved.fee_asked_yuan}元。"
    if moved.due_on and not moved.decided_on:
        return f"{said}答复期限为{moved.due_on:%Y年%-m月%-d日}。"
    return said


def _lines(event: Event, labels: Mapping[int, str]) -> Iterable[tuple[str, str]]:
    for name, value in {**event.data, **event.facts}.items():
        if name == "of":
            yield "所补登的文书", f"{labels.get(value, '')}（第{value}项）"
        elif name == "how":
            yield "确认方式", str(value)
        else:
            yield fields.LABELS.get(name, name), _shown(name, value)


def _shown(name: str, value: Any) -> str:
    if name == "reasonable":
        return "合理" if value else "不合理"
    return CHOICES.get(name, {}).get(str(value), str(value))


def lapses(reading: Reading) -> list[tuple[date, str]]:
    """Return the terms that passed in silence, each with what the silence means."""
    return [
        (
            lapse.on,
            f"{lapse.party}：{EFFECTS[lapse.effect]}"
            if lapse.party
            else EFFECTS[lapse.effect],
        )
        for lapse in reading.lapses
    ]


def breaches(reading: Reading) -> list[tuple[date, str, str]]:
    """Return the body's own faults with the text each offends."""
    return [
        (fault.on, BREACHES[fault.code], fault.source) for fault in reading.breaches
    ]


def outcome_name(key: str) -> str:
    """Return an outcome with the group it stands in, empty where there is none yet."""
    return CHOICES["outcome"].get(key, "")


def cell_name(outcome: Outcome, kind_label: str, year: int) -> str:
    """Return the cell of table three that a decision counts in."""
    return f"{year}年年度报告表三：“{outcome_name(outcome.key)}”行，“{kind_label}”列，1 件。"


def masked(number: str) -> str:
    """Return an identity number with its middle hidden."""
    if len(number) <= 4:
        return "*" * len(number)
    return f"{number[:2]}{'*' * (len(number) - 4)}{number[-2:]}"
