"""Periods by the month: the corresponding day, else the month's end."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_YEAR = 12


def plus_months(day: date, months: int) -> date:
    """Return the corresponding day ``months`` later, or that month's last day.

    Source: 《民法典》第二百零二条.

    >>> plus_months(date(2024, 8, 31), 6), plus_months(date(2024, 2, 29), 12)
    (datetime.date(2025, 2, 28), datetime.date(2025, 2, 28))
    """
    years, month = divmod(day.month - 1 + months, _YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
