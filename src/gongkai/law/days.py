"""The statutory day of a moment: Asia/Shanghai, whatever the machine's own zone."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from gongkai.law.errors import BadHistory

SHANGHAI = ZoneInfo("Asia/Shanghai")


def statutory_day(moment: datetime) -> date:
    """Return the day on which ``moment`` falls in Beijing time.

    :raises BadHistory: the moment names no zone.

    >>> from datetime import timezone
    >>> statutory_day(datetime(2024, 12, 31, 16, 0, tzinfo=timezone.utc))
    datetime.date(2025, 1, 1)
    """
    if moment.utcoffset() is None:
        raise BadHistory(
            "时间", moment.isoformat(), "请注明时区，例如 2025-01-01T09:00:00+08:00"
        )
    return moment.astimezone(SHANGHAI).date()
