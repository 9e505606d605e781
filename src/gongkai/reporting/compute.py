"""A body's year as the annual report's tables: every number read from the records."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from django.db.models import QuerySet

from gongkai.annual import narrative
from gongkai.annual.cells import Amount, Cell
from gongkai.annual.formats import FORMATS, format_for
from gongkai.annual.report import Narrative, Report
from gongkai.annual.tables import Table
from gongkai.bodies.models import PublicBody
from gongkai.catalogue import queries as catalogue
from gongkai.disputes import queries as disputes
from gongkai.inforequests import queries as inforequests
from gongkai.law.errors import LawError
from gongkai.reporting import facts
from gongkai.reporting.models import AnnualReport

FORMAT = "2021"
"""The format computed from records; older years are only taken in as they were printed."""


def is_computed(year: int) -> bool:
    """Return whether the report on ``year`` is made from records here.

    >>> [is_computed(year) for year in (2018, 2020, 2024, 10_000)]
    [False, False, True, False]
    """
    try:
        return format_for(year).key == FORMAT
    except (LawError, ValueError):
        return False


class Counts(Protocol):
    """What an app says of a year: the numbers of its table, and the rows behind any cell."""

    @property
    def cells(self) -> Mapping[tuple[str, str], Amount]: ...

    def records(self, row: str, column: str) -> QuerySet[Any]: ...


COUNTING: Mapping[str, Callable[..., Counts]] = {
    "proactive": catalogue.counts,
    "requests": inforequests.counts,
    "disputes": disputes.counts,
}


def compute(
    body: PublicBody,
    year: int,
    *,
    until: date | None = None,
    text: Narrative | None = None,
) -> Report:
    """Return ``body``'s report for ``year`` as its records stand, read up to ``until``.

    The number of queries does not grow with the records.
    """
    form = FORMATS[FORMAT]
    tables = {
        table.key: filled(table, counted(body, year, table.key, until=until))
        for table in form.tables
    }
    return Report(
        body_code=body.code,
        body_name=body.name,
        year=year,
        format=form.key,
        proactive=tables["proactive"],
        requests=tables["requests"],
        disputes=tables["disputes"],
        narrative=text or Narrative(),
    )


def counted(
    body: PublicBody, year: int, table: str, *, until: date | None = None
) -> Counts:
    """Return what the records say of one table; its ``records`` are the rows behind a cell."""
    return COUNTING[table](body, year, until=until)


def filled(table: Table, counts: Counts) -> dict[tuple[str, str], Cell]:
    """Return every cell of ``table``, its sums from its own structure."""
    return table.complete({place: counts.cells[place] for place in table.leaves})


def report_of(report: AnnualReport) -> Report:
    """Return the report as it stands: from the records while open, the frozen bytes once closed."""
    if report.stage.is_closed:
        return frozen(report)
    return again(report)


def again(report: AnnualReport) -> Report:
    """Return the report computed from the records now, whether or not the year is closed."""
    return compute(report.body, report.year, text=narrated(report.parts))


def narrated(parts: Mapping[str, str]) -> Narrative:
    """Return the six parts as a narrative; an empty one is absent."""
    return Narrative(**{key: text or None for key, text in parts.items()})


def frozen(report: AnnualReport) -> Report:
    """Return the report that was frozen."""
    return Report.from_json(json.loads(report.frozen))


def before(body: PublicBody, year: int) -> Report | None:
    """Return the closed report of the year before, or ``None`` if it is not closed here."""
    last = AnnualReport.objects.filter(body=body, year=year - 1).first()
    return frozen(last) if last and last.stage.is_closed else None


def draft(
    body: PublicBody,
    year: int,
    order: Sequence[str],
    *,
    until: date | None = None,
) -> dict[str, str]:
    """Return the six parts written from the records, themes in ``order``."""
    found = facts.of(body, compute(body, year, until=until), until=until)
    drafted = narrative.draft(found, order)
    return {key: text or "" for key, text in drafted.parts()}
