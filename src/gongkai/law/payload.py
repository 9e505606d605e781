"""Values read from JSON with care: each refusal names the field, the value and the remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from gongkai.law.days import statutory_day
from gongkai.law.errors import BadHistory

FIRST_DAY = date(2019, 5, 15)
"""《条例》 in its present form took effect on this day; nothing before it is replayed."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LAST_YEAR = 2100
_ZONE_SAFE_YEARS = range(2, 9999)
"""Years in which a moment can be told in any zone."""


def parse_day(field: str, text: object) -> date:
    """Return the day written as ``text``.

    :raises BadHistory: it is not written YYYY-MM-DD, or names no day.
    """
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        raise BadHistory(field, text, "请按 2024-03-05 的写法填写日期")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadHistory(field, text, "历法上没有这一天，请核对") from None


def statutory(field: str, day: date) -> date:
    """Return ``day`` if the Regulations were in force and the calendar reaches it.

    :raises BadHistory: it lies outside 2019-05-15 to 2100-12-31.
    """
    if day < FIRST_DAY:
        raise BadHistory(
            field, day, f"现行《条例》自 {FIRST_DAY} 起施行，请填写当日或之后的日期"
        )
    if day.year > _LAST_YEAR:
        raise BadHistory(field, day, f"工作日历只到 {_LAST_YEAR} 年，请核对年份")
    return day


def optional_day(source: Mapping[str, Any], key: str, label: str) -> date | None:
    """Return the day under ``key``, or ``None`` where it is absent or null."""
    value = source.get(key)
    field = f"{label} {key}"
    return None if value is None else statutory(field, parse_day(field, value))


def required_day(source: Mapping[str, Any], key: str, label: str) -> date:
    """Return the day under ``key``.

    :raises BadHistory: it is absent, malformed or out of range.
    """
    day = optional_day(source, key, label)
    if day is None:
        raise BadHistory(f"{label} {key}", "（未填）", "此项必填，请补上日期")
    return day


def optional_moment(source: Mapping[str, Any], key: str, label: str) -> datetime | None:
    """Return the moment under ``key`` with its zone, or ``None`` where it is absent.

    :raises BadHistory: it is malformed, naive or out of range.
    """
    text = source.get(key)
    if text is None:
        return None
    field = f"{label} {key}"
    remedy = "请写明日期、时间和时区，例如 2025-03-03T09:30:00+08:00"
    if not isinstance(text, str):
        raise BadHistory(field, text, remedy)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadHistory(field, text, remedy) from None
    if moment.utcoffset() is None:
        raise BadHistory(field, text, "缺少时区，" + remedy)
    if moment.year in _ZONE_SAFE_YEARS:
        statutory(field, statutory_day(moment))
    else:
        statutory(field, moment.date())
    return moment


def choice(
    source: Mapping[str, Any], key: str, label: str, allowed: tuple[str, ...]
) -> str:
    """Return the word under ``key``.

    :raises BadHistory: it is none of ``allowed``.
    """
    value = source.get(key)
    if not isinstance(value, str) or value not in allowed:
        shown = "（未填）" if value is None else value
        raise BadHistory(f"{label} {key}", shown, f"请填写 {'、'.join(allowed)} 之一")
    return value


def mapping(field: str, value: object) -> Mapping[str, Any]:
    """Return ``value`` if it is a JSON object.

    :raises BadHistory: it is anything else.
    """
    if not isinstance(value, Mapping):
        raise BadHistory(field, value, "应为 JSON 对象，请用花括号写成“名称: 值”")
    return value
