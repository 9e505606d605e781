"""The further fields of each step, by its name: one reader for each kind of field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from gongkai.law.errors import BadHistory
from gongkai.law.payload import choice, optional_day
from gongkai.law.procedure import Step
from gongkai.law.service import ServiceRoute

Reader = Callable[[Mapping[str, Any], date], Any]

SERVICE_ROUTES = tuple(str(route.value) for route in ServiceRoute)
BODY_KINDS = ("co_maker", "other")


def details(step: Step, on: date, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of ``row`` that belong to ``step``; what else is there is not the clock's.

    :raises BadHistory: a field is missing, malformed or dated before ``on``.
    """
    return {key: reader(row, on) for key, reader in _FIELDS.get(step.name, {}).items()}


def _day(key: str, label: str) -> Reader:
    def read(row: Mapping[str, Any], on: date) -> date | None:
        day = optional_day(row, key, label)
        if day is not None and day < on:
            raise BadHistory(
                f"{label} {key}", day, f"不能早于该步骤的日期 {on}，请核对"
            )
        return day

    return read


def _word(key: str, label: str, allowed: tuple[str, ...]) -> Reader:
    return lambda row, _on: choice(row, key, label, allowed)


def _party(row: Mapping[str, Any], _on: date) -> str:
    party = row.get("party")
    if not isinstance(party, str) or not party.strip():
        raise BadHistory("被征求意见方 party", party, "请填写名称")
    return party


def _days(row: Mapping[str, Any], _on: date) -> int:
    days = row.get("days")
    if not isinstance(days, int) or isinstance(days, bool) or days < 1:
        raise BadHistory("延长天数 days", days, "请填写不小于 1 的整数（工作日）")
    return days


def _reasonable(row: Mapping[str, Any], _on: date) -> bool:
    reasonable = row.get("reasonable")
    if not isinstance(reasonable, bool):
        raise BadHistory("理由是否合理 reasonable", reasonable, "请填写 true 或 false")
    return reasonable


_UNTIL = _day("until", "期限")
_DELIVERED = _day("received_on", "对方收到日期")

_FIELDS: Mapping[str, Mapping[str, Reader]] = {
    "ask_correction": {"until": _UNTIL},
    "consult": {"party": _party, "received_on": _DELIVERED},
    "consult_body": {
        "party": _party,
        "received_on": _DELIVERED,
        "kind": _word("kind", "机关类别", BODY_KINDS),
    },
    "end_consultation": {"party": _party},
    "extend": {"days": _days},
    "ask_fee": {"received_on": _DELIVERED},
    "take_reasons": {"reasonable": _reasonable, "until": _UNTIL},
    "reply": {
        "route": _word("route", "送达方式", SERVICE_ROUTES),
        "posted_on": _day("posted_on", "交邮日期"),
        "served_on": _day("served_on", "送达日期"),
    },
}
