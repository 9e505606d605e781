"""What the home page says of annual reports and of the bodies below."""

from collections import Counter
from collections.abc import Sequence
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
    due: date
    days: int

    @property
    def said(self) -> str:
        """Return where the report stands."""
        return self.report.stage.label if self.report else "尚未打开"

    @property
    def is_done(self) -> bool:
        """Return whether it is published, or came in closed."""
        return self.report is not None and (
            self.report.stage is ReportState.PUBLISHED
            or self.report.origin == "imported"
        )

    @property
    def tone(self) -> str:
        """Return how it stands: ok once published, late after the last day, warn before."""
        if self.is_done:
            return "ok"
        return "late" if self.days < 0 else "warn"

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
    year = report_year(on)
    report = AnnualReport.objects.filter(body=body, year=year).first()
    return _line(body, year, report, on)


def bodies(of: Sequence[PublicBody], on: date) -> list[BodyLine]:
    """Return each body's report state and what is late there; three queries for any number."""
    year = report_year(on)
    reports = {
        report.body_id: report
        for report in AnnualReport.objects.filter(body__in=of, year=year).defer(
            "frozen"
        )
    }
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
            _line(body, year, reports.get(body.pk), on),
            overdue.get(body.pk, 0),
            late[body.pk],
        )
        for body in of
    ]


def _line(
    body: PublicBody, year: int, report: AnnualReport | None, on: date
) -> ReportLine:
    due = deadline(body, year)
    return ReportLine(body, year, report, due, (due - on).days)
