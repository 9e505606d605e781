"""Who reviews a decision (《行政复议法》第二十四条; before 2024 the law of 1999, Art. 12 to 15)."""

from __future__ import annotations

from datetime import date

from gongkai.law.bodykinds import BodyKind
from gongkai.law.dated import Dated
from gongkai.law.sources import RECONSIDERATION

_COUNTY = "县（区）人民政府"
_ABOVE_COUNTY = "上一级（市）人民政府"
_OF_STREET = f"设立该街道办事处的{_COUNTY}"

REVIEW_BODIES = Dated(
    {
        date(1999, 10, 1): {
            BodyKind.COUNTY: _ABOVE_COUNTY,
            BodyKind.COUNTY_DEPARTMENT: f"{_COUNTY}或者上一级主管部门",
            BodyKind.TOWN: _COUNTY,
            BodyKind.STREET_OFFICE: _OF_STREET,
        },
        date(2024, 1, 1): {
            BodyKind.COUNTY: _ABOVE_COUNTY,
            BodyKind.COUNTY_DEPARTMENT: _COUNTY,
            BodyKind.TOWN: _COUNTY,
            BodyKind.STREET_OFFICE: _OF_STREET,
        },
    },
    source=RECONSIDERATION["24"],
    name="行政复议机关",
)


def review_body(kind: BodyKind, decided_on: date) -> str:
    """Return the body a reconsideration of a decision of ``decided_on`` is asked of.

    >>> review_body(BodyKind.COUNTY_DEPARTMENT, date(2023, 12, 31))
    '县（区）人民政府或者上一级主管部门'
    >>> review_body(BodyKind.COUNTY_DEPARTMENT, date(2024, 1, 1))
    '县（区）人民政府'
    """
    return REVIEW_BODIES.on(decided_on)[kind]
