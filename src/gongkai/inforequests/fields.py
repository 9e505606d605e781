"""What each step records: the fields the clock reads, and the other facts kept with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.inforequests.errors import RequestRefused
from gongkai.law.service import ServiceRoute


@dataclass(frozen=True, slots=True)
class Fields:
    """The names a step may carry; ``needed`` ones must be given."""

    clock: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()


FIELDS: Mapping[str, Fields] = {
    "ask_correction": Fields(("until",), ("items",)),
    "take_correction": Fields((), ("content",)),
    "consult": Fields(("party", "received_on"), ("matter",), ("party",)),
    "consult_body": Fields(
        ("party", "kind", "received_on"), ("matter",), ("party", "kind")
    ),
    "end_consultation": Fields(("party",), ("answer",), ("party",)),
    "extend": Fields(("days",), ("reason", "approver"), ("days",)),
    "ask_fee": Fields(("received_on",), ("method", "quantity"), ("method", "quantity")),
    "take_fee": Fields((), ("yuan", "receipt_number")),
    "ask_reasons": Fields((), ("grounds",)),
    "take_reasons": Fields(("reasonable", "until"), ("given",), ("reasonable",)),
    "withdraw": Fields((), ("reason",)),
    "reply": Fields(
        ("route", "posted_on", "served_on"),
        ("outcome", "summary", "letter_number"),
        ("route", "outcome"),
    ),
}

LABELS: Mapping[str, str] = {
    "until": "期限",
    "items": "需要补正的事项",
    "content": "补正内容",
    "party": "被征求意见的一方",
    "received_on": "对方收到日期",
    "kind": "机关类别",
    "matter": "征求意见的事项",
    "answer": "答复意见",
    "days": "延长的工作日数",
    "reason": "理由",
    "approver": "批准人",
    "method": "计收方式",
    "quantity": "本件的件数或页数",
    "yuan": "缴费金额（元）",
    "receipt_number": "财政票据号",
    "grounds": "认为明显超过合理范围的事实",
    "reasonable": "理由是否合理",
    "given": "申请人说明的理由",
    "route": "送达方式",
    "posted_on": "交邮日期",
    "served_on": "送达日期",
    "outcome": "办理结果",
    "summary": "答复要点",
    "letter_number": "答复书文号",
    "fee_yuan": "应缴金额（元）",
}

INNER = ("received_on", "posted_on", "served_on")
ANSWERS = (("agree", "同意公开"), ("object", "不同意公开"), ("partly", "部分同意"))
BODY_KINDS = (("co_maker", "共同制作机关"), ("other", "其他机关"))
SERVICE_ROUTES = tuple((route.value, route.label) for route in ServiceRoute)


def split(
    step: str, details: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what ``details`` tells the clock and what it tells the file, ready for JSON.

    :raises RequestRefused: a needed field is missing, or one is given that the step has not.
    """
    fields = FIELDS[step]
    given = {name: value for name, value in details.items() if value not in (None, "")}
    for name in given:
        if name not in fields.clock + fields.facts:
            raise RequestRefused(
                f"“{LABELS.get(name, name)}”不是这一步骤登记的内容，请删去。"
            )
    for name in fields.needed:
        if name not in given:
            raise RequestRefused(f"请填写“{LABELS[name]}”。", field=name)
    clock = {name: _plain(given[name]) for name in fields.clock if name in given}
    facts = {name: _plain(given[name]) for name in fields.facts if name in given}
    return clock, facts


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
