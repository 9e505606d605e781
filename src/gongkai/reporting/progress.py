"""Where a report stands on its way: the six steps, and what is to do next by whom."""

from dataclasses import dataclass
from datetime import date

from gongkai.reporting import findings
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.states import ReportState

ORDER = tuple(ReportState)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the six steps: ``done``, ``now`` or still to come (empty)."""

    label: str
    standing: str


@dataclass(frozen=True, slots=True)
class Term:
    """The last day for publication and how far off it is."""

    due: date
    days: int
    met: bool

    @property
    def text(self) -> str:
        """Return the line for the reader."""
        due = f"{self.due.year}年{self.due.month}月{self.due.day}日"
        if self.met:
            return f"法定公布期限 {due}"
        if self.days < 0:
            return f"法定公布期限 {due}，已过 {-self.days} 天"
        return f"法定公布期限 {due}，还有 {self.days} 天"

    @property
    def tone(self) -> str:
        """Return how urgent it is: late, warn or empty."""
        if self.met:
            return ""
        return "late" if self.days < 0 else "warn" if self.days <= 31 else ""


def steps(report: AnnualReport) -> list[Step]:
    """Return 计算→核对→起草→签发→冻结→公布, each with its standing.

    That nothing is found wrong does not tick 核对: an officer has to say so, as the state does.
    """
    stage = ORDER.index(report.stage)
    passed = [
        ("计算", True),
        ("核对", stage >= 1),
        ("起草", stage >= 1),
        ("签发", stage >= 2),
        ("冻结", stage >= 3),
        ("公布", stage >= 4),
    ]
    current = next((label for label, done in passed if not done), "")
    return [
        Step(label, "done" if done else "now" if label == current else "")
        for label, done in passed
    ]


def term(report: AnnualReport, *, on: date) -> Term:
    """Return the last day for publication as seen on ``on``."""
    due = findings.deadline(report.body, report.year)
    return Term(due, (due - on).days, report.stage is ReportState.PUBLISHED)
