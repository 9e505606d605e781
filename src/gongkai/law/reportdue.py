"""The day by which an annual report must be out (《条例》第四十九条)."""

from __future__ import annotations

from datetime import date

from gongkai.law.dated import Dated
from gongkai.law.sources import OGI

_FIRST = date(2019, 5, 15)

DEPARTMENT_REPORT = Dated(
    {date(2008, 5, 1): (3, 31), _FIRST: (1, 31)},
    source=OGI["49.1"],
    name="部门年度报告截止月日",
)
GOVERNMENT_REPORT = Dated(
    {date(2008, 5, 1): (3, 31), _FIRST: (3, 31)},
    source=OGI["49.2"],
    name="政府年度报告截止月日",
)


def reports_by(year: int, deadline: Dated[tuple[int, int]]) -> date:
    """Return the last day for the report on ``year``: a fixed date, never moved by a holiday.

    :raises NotInForce: the rule is younger than that year's end.

    >>> reports_by(2024, DEPARTMENT_REPORT), reports_by(2024, GOVERNMENT_REPORT)
    (datetime.date(2025, 1, 31), datetime.date(2025, 3, 31))
    """
    month, day = deadline.on(date(year, 12, 31))
    return date(year + 1, month, day)
