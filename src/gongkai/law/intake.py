"""How a request comes in, and on which day it counts as received (《条例》第三十一条)."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import NamedTuple

from gongkai.law.days import statutory_day
from gongkai.law.errors import BadHistory
from gongkai.law.sources import OGI, Cite


class Fixing(Enum):
    """What fixes the day of receipt."""

    SUBMITTED = "submitted_at"
    SIGNED = "signed_on"
    CONFIRMED = "confirmed_on"


class IntakeRoute(Enum):
    """The ways a request can reach the body, and what fixes its day of receipt.

    >>> IntakeRoute.ONLINE.label, IntakeRoute.ONLINE.fixing.value
    ('网络', 'confirmed_on')
    """

    HAND = "hand"
    SIGNED_MAIL = "signed_mail"
    ORDINARY_MAIL = "ordinary_mail"
    FAX = "fax"
    ONLINE = "online"

    @property
    def label(self) -> str:
        """Return the route in Chinese."""
        return _RULES[self].label

    @property
    def fixing(self) -> Fixing:
        """Return what fixes the day of receipt."""
        return _RULES[self].fixing

    @property
    def source(self) -> Cite:
        """Return the rule that says so."""
        return _RULES[self].source


class _Rule(NamedTuple):
    label: str
    fixing: Fixing
    source: Cite


_RULES = {
    IntakeRoute.HAND: _Rule("当面", Fixing.SUBMITTED, OGI["31(1)"]),
    IntakeRoute.SIGNED_MAIL: _Rule("邮寄（签收）", Fixing.SIGNED, OGI["31(2)"]),
    IntakeRoute.ORDINARY_MAIL: _Rule("平常信函", Fixing.CONFIRMED, OGI["31(2)"]),
    IntakeRoute.FAX: _Rule("传真", Fixing.CONFIRMED, OGI["31(3)"]),
    IntakeRoute.ONLINE: _Rule("网络", Fixing.CONFIRMED, OGI["31(3)"]),
}


def received_on(
    route: IntakeRoute,
    submitted_at: datetime | None,
    signed_on: date | None = None,
    confirmed_on: date | None = None,
) -> date | None:
    """Return the day of receipt, or ``None`` while it is not fixed yet.

    Handed in: that day. Signed mail: the day the body signed. Ordinary mail, fax
    and the internet: the day both sides confirmed.

    Source: 《条例》第三十一条.

    :raises BadHistory: the fixing day lies before the request was submitted, or a
        request handed in has no moment of submission.
    """
    submitted = None if submitted_at is None else statutory_day(submitted_at)
    if route.fixing is Fixing.SUBMITTED:
        return _required(submitted)
    field, label, day = (
        ("signed_on", "签收日期", signed_on)
        if route.fixing is Fixing.SIGNED
        else ("confirmed_on", "确认日期", confirmed_on)
    )
    if day is not None and submitted is not None and day < submitted:
        raise BadHistory(f"{label} {field}", day, f"不能早于提交日 {submitted}，请核对")
    return day


def _required(submitted: date | None) -> date:
    if submitted is None:
        raise BadHistory(
            "提交时间 submitted_at", "（未填）", "当面提交的申请必须填写提交时间"
        )
    return submitted
