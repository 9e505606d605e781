"""Table three of the annual report, counted from the requests of one body.

Every request of the year falls into one class: by requester, by whether it came in
this year or before, and by how it was decided up to the end. One grouped query
counts the classes; the cells are sums of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from django.db.models import Case, CharField, Count, F, Q, Sum, Value, When

from gongkai.bodies.models import PublicBody
from gongkai.inforequests.models import InfoRequest, InfoRequestQuerySet
from gongkai.law.outcomes import Outcome
from gongkai.law.requesters import RequesterKind

KINDS = tuple(kind.key for kind in RequesterKind)
LEAVES = tuple(outcome.key for outcome in Outcome)
ROWS = ("received", "carried_in", *LEAVES, "handled", "carried_out")
COLUMNS = (*KINDS, "total")
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Fees:
    """The processing fees of a year: yuan received, and the requests they were paid for."""

    yuan: int
    body: PublicBody
    start: date
    end: date

    def records(self) -> InfoRequestQuerySet:
        """Return the requests whose fee was paid in full within the year."""
        return _paid(self.body, self.start, self.end).order_by("fee_paid_on", "pk")


@dataclass(frozen=True, slots=True)
class Counts:
    """Table three of one body and year, and the requests behind each of its cells."""

    body: PublicBody
    year: int
    start: date
    end: date
    cells: Mapping[tuple[str, str], int] = field(repr=False)

    @property
    def leaves(self) -> dict[tuple[str, str], int]:
        """Return the cells that are counted, without the sums the table implies."""
        return {
            (row, column): number
            for (row, column), number in self.cells.items()
            if column != TOTAL and row != "handled"
        }

    def records(self, row: str, column: str) -> InfoRequestQuerySet:
        """Return the requests counted in one cell, sums included, oldest first.

        :raises KeyError: the table has no such row or column.
        """
        if (row, column) not in self.cells:
            raise KeyError(f"{row}/{column}")
        found = InfoRequestQuerySet(InfoRequest).filter(body=self.body)
        found = found.filter(self._row(row))
        if column != TOTAL:
            found = found.filter(requester_kind=column)
        return found.order_by("received_on", "pk")

    def fees(self) -> Fees:
        """Return the processing fees received in the year."""
        yuan = _paid(self.body, self.start, self.end).aggregate(yuan=Sum("fee_yuan"))[
            "yuan"
        ]
        return Fees(yuan or 0, self.body, self.start, self.end)

    def _row(self, row: str) -> Q:
        decided = Q(decided_on__range=(self.start, self.end), received_on__lte=self.end)
        rows = {
            "received": Q(received_on__range=(self.start, self.end)),
            "carried_in": Q(received_on__lt=self.start)
            & (Q(decided_on=None) | Q(decided_on__gte=self.start)),
            "carried_out": Q(received_on__lte=self.end)
            & (Q(decided_on=None) | Q(decided_on__gt=self.end)),
            "handled": decided,
        }
        return rows[row] if row in rows else decided & Q(outcome=row)


def counts(body: PublicBody, year: int, *, until: date | None = None) -> Counts:
    """Return table three for ``year``, or for the part of it up to ``until``.

    A request counts as new in the year of its day of receipt, as handled in the year
    of its decision, and is carried over while undecided; one not yet confirmed with
    the requester has not been received and is not counted (law.md §2.5).

    One query, whatever the number of requests.
    """
    start, end = date(year, 1, 1), date(year, 12, 31)
    if until is not None:
        end = min(end, until)
    tally: Counter[tuple[str, str]] = Counter()
    for kind, came, result, number in _classes(body, start, end):
        for row in _rows(came, result):
            tally[row, kind] += number
            tally[row, TOTAL] += number
    cells = {(row, column): tally[row, column] for row in ROWS for column in COLUMNS}
    return Counts(body, year, start, end, MappingProxyType(cells))


def counted_in(
    info_request: InfoRequest, outcome: Outcome, decided_on: date
) -> tuple[int, str, str]:
    """Return year, row and column that a decision of ``decided_on`` adds one to."""
    return decided_on.year, outcome.key, info_request.requester_kind


def _classes(
    body: PublicBody, start: date, end: date
) -> list[tuple[str, str, str, int]]:
    came = Case(
        When(received_on__gte=start, then=Value("received")),
        default=Value("carried_in"),
        output_field=CharField(),
    )
    result = Case(
        When(decided_on__lte=end, then=F("outcome")),
        default=Value("carried_out"),
        output_field=CharField(),
    )
    return list(
        InfoRequest.objects.filter(
            Q(decided_on=None) | Q(decided_on__gte=start),
            body=body,
            received_on__lte=end,
        )
        .order_by()
        .annotate(came=came, result=result)
        .values_list("requester_kind", "came", "result")
        .annotate(number=Count("pk"))
    )


def _rows(came: str, result: str) -> tuple[str, ...]:
    return (came, result) if result == "carried_out" else (came, result, "handled")


def _paid(body: PublicBody, start: date, end: date) -> InfoRequestQuerySet:
    return InfoRequestQuerySet(InfoRequest).filter(
        body=body, fee_paid_on__range=(start, end)
    )
