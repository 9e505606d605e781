"""Table four of the annual report, and what the records say against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When

from gongkai.annual.report import Finding, Severity
from gongkai.bodies.models import PublicBody
from gongkai.disputes.models import Lawsuit, Reconsideration
from gongkai.disputes.results import Result, SuitRoute
from gongkai.law.outcomes import Outcome, RemedyClass
from gongkai.law.remedies import remedy_class

ROW = "cases"
BLOCKS = (
    "reconsideration",
    SuitRoute.DIRECT.value,
    SuitRoute.AFTER_RECONSIDERATION.value,
)
RESULTS = tuple(result.value for result in Result)
TOTAL = "total"
COLUMNS = tuple(f"{block}.{result}" for block in BLOCKS for result in (*RESULTS, TOTAL))


@dataclass(frozen=True, slots=True)
class Counts:
    """Table four of one body and year, and the cases behind each of its cells."""

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
            if not column.endswith(f".{TOTAL}")
        }

    def records(
        self, row: str, column: str
    ) -> QuerySet[Reconsideration] | QuerySet[Lawsuit]:
        """Return the cases counted in one cell, sums included, oldest first.

        :raises KeyError: the table has no such row or column.
        """
        if (row, column) not in self.cells:
            raise KeyError(f"{row}/{column}")
        block, result = column.split(".")
        if block == BLOCKS[0]:
            return self.reconsiderations(result)
        return self.lawsuits(block, result)

    def reconsiderations(self, result: str) -> QuerySet[Reconsideration]:
        """Return the reconsiderations with that result, ``total`` for all, oldest first."""
        counted = Reconsideration.objects.filter(self._result(result), body=self.body)
        return counted.order_by("filed_on", "pk")

    def lawsuits(self, route: str, result: str) -> QuerySet[Lawsuit]:
        """Return the lawsuits of one route with that result, ``total`` for all, oldest first."""
        counted = Lawsuit.objects.filter(
            self._result(result), body=self.body, route=route
        )
        return counted.order_by("filed_on", "pk")

    def _result(self, result: str) -> Q:
        pending = Q(filed_on__lte=self.end) & (
            Q(concluded_on=None) | Q(concluded_on__gt=self.end)
        )
        concluded = Q(concluded_on__range=(self.start, self.end))
        if result == Result.PENDING.value:
            return pending
        if result == TOTAL:
            return pending | concluded
        return concluded & Q(result=result)


def counts(body: PublicBody, year: int, *, until: date | None = None) -> Counts:
    """Return table four for ``year``, or for the part of it up to ``until``.

    A case counts where it ended in the year, by its result; one filed by the end and
    not concluded by then is pending. One query for each kind of case.
    """
    start, end = date(year, 1, 1), date(year, 12, 31)
    if until is not None:
        end = min(end, until)
    tally: Counter[str] = Counter()
    for block, result, number in _classes(body, start, end):
        tally[f"{block}.{result}"] += number
        tally[f"{block}.{TOTAL}"] += number
    cells = {(ROW, column): tally[column] for column in COLUMNS}
    return Counts(body, year, start, end, MappingProxyType(cells))


def record_findings(
    body: PublicBody, year: int, *, until: date | None = None
) -> tuple[Finding, ...]:
    """Return the direct suits of the year that should have gone to reconsideration first (T4-5).

    Source: 行政复议法 §23.1(4), for decisions from 2024-01-01 on.
    """
    counted = counts(body, year, until=until)
    return tuple(_premature(counted))


def needs_reconsideration_first(outcome: str, decided_on: date | None) -> bool:
    """Return whether a decision may only be sued over after a reconsideration (行政复议法 §23.1(4))."""
    if not outcome or decided_on is None:
        return False
    first = RemedyClass.RECONSIDERATION_FIRST
    return remedy_class(Outcome.from_key(outcome), decided_on) is first


def is_premature(lawsuit: Lawsuit) -> bool:
    """Return whether a direct suit is about a decision that needs a reconsideration first."""
    about = lawsuit.info_request
    return (
        lawsuit.route == SuitRoute.DIRECT.value
        and about is not None
        and needs_reconsideration_first(about.outcome, about.decided_on)
    )


def _premature(counted: Counts) -> Iterator[Finding]:
    column = f"{SuitRoute.DIRECT.value}.{TOTAL}"
    suits = counted.lawsuits(SuitRoute.DIRECT.value, TOTAL)
    about = suits.filter(info_request__isnull=False)
    numbers = [
        number
        for number, outcome, decided_on in about.values_list(
            "info_request__number", "info_request__outcome", "info_request__decided_on"
        )
        if needs_reconsideration_first(outcome, decided_on)
    ]
    if numbers:
        yield Finding(
            rule="T4-5",
            severity=Severity.WARN,
            table="disputes",
            row=ROW,
            column=column,
            found=counted.cells[ROW, column],
            expected=counted.cells[ROW, column] - len(numbers),
            message=(
                f"有{len(numbers)}件未经复议直接起诉的案件针对不予公开（含部分公开）决定，"
                f"与复议前置不符（涉及申请{'、'.join(numbers[:10])}）。"
                "请核对起诉方式和所针对的答复。"
            ),
        )


def _classes(
    body: PublicBody, start: date, end: date
) -> Iterator[tuple[str, str, int]]:
    result = Case(
        When(concluded_on__lte=end, then=F("result")),
        default=Value(Result.PENDING.value),
        output_field=CharField(),
    )
    within = Q(
        Q(concluded_on=None) | Q(concluded_on__gte=start), body=body, filed_on__lte=end
    )
    reconsiderations = (
        Reconsideration.objects.filter(within).order_by().annotate(end=result)
    )
    for end_value, number in reconsiderations.values_list("end").annotate(
        number=Count("pk")
    ):
        yield BLOCKS[0], end_value, number
    lawsuits = Lawsuit.objects.filter(within).order_by().annotate(end=result)
    yield from lawsuits.values_list("route", "end").annotate(number=Count("pk"))
