"""The trials of a body's ways to apply, by year."""

from datetime import date

from django.db.models import QuerySet

from gongkai.bodies.models import PublicBody
from gongkai.inforequests.models import ChannelTest


def channel_tests(
    body: PublicBody, year: int, *, until: date | None = None
) -> QuerySet[ChannelTest]:
    """Return the trials of ``year``, up to ``until`` if it is given, newest first."""
    end = date(year, 12, 31)
    return ChannelTest.objects.filter(
        body=body, on__range=(date(year, 1, 1), min(until or end, end))
    )
