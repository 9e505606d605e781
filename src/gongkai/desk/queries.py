"""What the home page says of annual reports and of the bodies below."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from gongkai.bodies.models import PublicBody
from gongkai.catalogue.queries import freshness
from gongkai.inforequests.models import InfoRequest
from gongkai.reporting.findings import deadline
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.states import ReportState

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A year's report as one line: its year, its state and the days left."""

    body: PublicBody
    year: int
    report: AnnualReport | None
    on: date
    due: date

    @property
    def days(self) -> int:
        """Return how many days are left until it is due, negative once it is late."""
        return (self.due - self.on).days

    @property
    def said(self) -> str:
        """Return where the report stands."""
        return self.report.standing if self.report else "尚未打开"

    @property
    def is_done(self) -> bool:
        """Return whether it is published, or came in closed."""
        return self.report is not None and (
            self.report.stage is ReportState.PUBLISHED or self.report.is_imported
        )

    @property
    def is_running(self) -> bool:
        """Return whether the year it reports on has not ended yet."""
        return self.on.year <= self.year

    @property
    def tone(self) -> str:
        """Return how it stands: ok once published, late after the last day, warn once due.

        While its year still runs it is no more than information.
        """
        if self.is_done:
            return "ok"
        if self.days < 0:
            return "late"
        return "info" if self.is_running else "warn"

    @property
    def term(self) -> str:
        """Return the last day, and how far off it is while it still matters."""
        due = f"{self.due.year}年{self.due.month}月{self.due.day}日前公布"
        if self.is_done:
            return due
        return f"{due}，{f'还有 {self.days} 天' if self.days >= 0 else f'已过 {-self.days} 天'}"


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body below the county: its report and what is late."""

    body: PublicBody
    report: ReportLine
    overdue: int
    late_columns: int


def report_year(on: date) -> int:
    """Return the year whose report is on the table: last year's, from December this year's."""
    return on.year if on.month == DECEMBER else on.year - 1


def report_line(body: PublicBody, on: date) -> ReportLine:
    """Return the line of ``body``'s report that is due next."""
    return _line(body, _reports([body], on), on)


def bodies(of: Sequence[PublicBody], on: date) -> list[BodyLine]:
    """Return each body's report state and what is late there; three queries for any number."""
    reports = _reports(of, on)
    overdue = dict(
        InfoRequest.objects.filter(body__in=of, decided_on=None, due_on__lt=on)
        .order_by()
        .values_list("body")
        .annotate(number=Count("pk"))
    )
    late = Counter(
        state.column.body_id
        for state in freshness(list(of), on)
        if state.standing == "late"
    )
    return [
        BodyLine(
            body,
            _line(body, reports, on),
            overdue.get(body.pk, 0),
            late[body.pk],
        )
        for body in of
    ]


Reports = Mapping[tuple[int, int], AnnualReport]


def _reports(of: Sequence[PublicBody], on: date) -> Reports:
    """Return the reports that may be on the table, by body and year."""
    years = {report_year(on), on.year}
    found = AnnualReport.objects.filter(body__in=of, year__in=years).defer("frozen")
    return {(report.body_id, report.year): report for report in found}


def _line(body: PublicBody, reports: Reports, on: date) -> ReportLine:
    """Return the report that is due; this year's, where the one before is done and it is begun.

    An earlier report that only came in is nothing to work on, so it makes way at once.
    """
    year = report_year(on)
    last, this = (reports.get((body.pk, each)) for each in (year, on.year))
    line = ReportLine(body, year, last, on, deadline(body, year))
    if line.is_done and (this is not None or (last and last.is_imported)):
        return ReportLine(body, on.year, this, on, deadline(body, on.year))
    return line
