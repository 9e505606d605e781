"""How a request comes in, and on which day it counts as received (《条例》第三十一条)."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

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

    label: str
    fixing: Fixing
    source: Cite

    HAND = "hand", "当面", Fixing.SUBMITTED, OGI["31(1)"]
    SIGNED_MAIL = "signed_mail", "邮寄（签收）", Fixing.SIGNED, OGI["31(2)"]
    ORDINARY_MAIL = "ordinary_mail", "平常信函", Fixing.CONFIRMED, OGI["31(2)"]
    FAX = "fax", "传真", Fixing.CONFIRMED, OGI["31(3)"]
    ONLINE = "online", "网络", Fixing.CONFIRMED, OGI["31(3)"]

    def __new__(
        cls, value: str, label: str, fixing: Fixing, source: Cite
    ) -> IntakeRoute:
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        member.fixing = fixing
        member.source = source
        return member


def received_on(
    route: IntakeRoute,
    submitted_at: datetime,
    signed_on: date | None = None,
    confirmed_on: date | None = None,
) -> date | None:
    """Return the day of receipt, or ``None`` while it is not fixed yet.

    Handed in: that day. Signed mail: the day the body signed. Ordinary mail, fax
    and the internet: the day both sides confirmed.

    Source: 《条例》第三十一条.

    :raises BadHistory: the fixing day lies before the request was submitted.
    """
    submitted = statutory_day(submitted_at)
    if route.fixing is Fixing.SUBMITTED:
        return submitted
    field, label, day = (
        ("signed_on", "签收日期", signed_on)
        if route.fixing is Fixing.SIGNED
        else ("confirmed_on", "确认日期", confirmed_on)
    )
    if day is not None and day < submitted:
        raise BadHistory(f"{label} {field}", day, f"不能早于提交日 {submitted}，请核对")
    return day
