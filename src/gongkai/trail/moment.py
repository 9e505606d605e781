"""The present moment; the only module that reads the clock."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)


def now() -> datetime:
    """Return the present moment, aware.

    Where the installation is frozen on a day (``GONGKAI_TODAY``: demonstration,
    training), it is that day at the real time of day, so that acts keep their order.
    """
    real = timezone.now()
    if settings.TODAY is None:
        return real
    return datetime.combine(settings.TODAY, real.astimezone(SHANGHAI).timetz())


def today() -> date:
    """Return the statutory day it is now: the date in Shanghai."""
    return now().astimezone(SHANGHAI).date()


def written() -> datetime:
    """Return the real moment, whatever day the installation is frozen on."""
    return timezone.now()
