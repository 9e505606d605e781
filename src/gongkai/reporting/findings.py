"""What the checks say of a report: those that need only reports, and those that need records."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from gongkai.annual import checks
from gongkai.annual.report import Finding, Report, Severity
from gongkai.bodies.models import PublicBody
from gongkai.disputes import queries as disputes
from gongkai.inforequests import queries as inforequests
from gongkai.law.bodykinds import BodyKind
from gongkai.law.days import statutory_day
from gongkai.law.sources import OGI
from gongkai.reporting import compute, themes
from gongkai.reporting.models import AnnualReport

LATE = "DL-1"
ABSENT, EMPTY = "ST-1", "TX-3"
"""A part that is absent is also empty: one of the two words is enough."""


def of(report: AnnualReport, content: Report, *, on: date) -> tuple[Finding, ...]:
    """Return every finding on ``content``, as of the day ``on``, worst first.

    An imported report has no records here: only its own numbers are checked.
    """
    body, year = report.body, report.year
    found = list(of_content(body, content, own=not report.is_imported))
    if report.is_imported:
        return _ordered(_readable(found, content))
    found += themes.missing(content.narrative.one or "")
    found += of_records(body, year)
    found += _lateness(report, on)
    return _ordered(found)


def _readable(found: Iterable[Finding], content: Report) -> Iterator[Finding]:
    """Yield what helps the reader of a locked report, whose words nobody can mend any more.

    Parts that did not come in are not asked for; what is said of the others is for reference.
    """
    present = {key for key, text in content.narrative.parts() if text}
    for each in found:
        if each.table != "narrative":
            yield each
        elif each.row in present:
            yield replace(each, severity=Severity.INFO)


def of_content(
    body: PublicBody, content: Report, *, own: bool = True
) -> tuple[Finding, ...]:
    """Return the findings that need only this report, the one before it and the kind of body."""
    previous = compute.before(body, content.year)
    return checks.check(content, kind=BodyKind(body.kind), previous=previous, own=own)


def of_records(
    body: PublicBody, year: int, *, until: date | None = None
) -> tuple[Finding, ...]:
    """Return the findings that need the records: T3-5, T3-6 and T4-5."""
    return (
        *inforequests.record_findings(body, year, until=until),
        *disputes.record_findings(body, year, until=until),
    )


def rehearsed(body: PublicBody, content: Report, *, until: date) -> tuple[Finding, ...]:
    """Return what would be found if the year ended on ``until``."""
    records = of_records(body, content.year, until=until)
    told = themes.missing(content.narrative.one or "")
    return _ordered([*of_content(body, content), *told, *records])


def blocking(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the errors that forbid signing; that a report is late would not mend by waiting."""
    return tuple(
        each for each in found if each.severity == Severity.ERROR and each.rule != LATE
    )


def warnings(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what needs a written explanation before signing."""
    return tuple(each for each in found if each.severity == Severity.WARN)


def unexplained(report: AnnualReport, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the warnings nobody has explained in their present words."""
    said = explained(report)
    return tuple(each for each in warnings(found) if key_of(each) not in said)


def explained(report: AnnualReport) -> dict[tuple[str, str], str]:
    """Return the explanations, each by the rule and the words it answers."""
    rows = report.explanations.values_list("rule", "message", "text")
    return {(rule, message): text for rule, message, text in rows}


def key_of(finding: Finding) -> tuple[str, str]:
    """Return what an explanation is bound to: the rule and its exact words."""
    return finding.rule[:20], finding.message[:500]


def deadline(body: PublicBody, year: int) -> date:
    """Return the last day for publication (《条例》第四十九条)."""
    return BodyKind(body.kind).reports_by(year)


def _lateness(report: AnnualReport, on: date) -> Iterator[Finding]:
    due = deadline(report.body, report.year)
    published = statutory_day(report.published_at) if report.published_at else None
    if (published or on) <= due:
        return
    said = (
        f"报告于{published}公布，晚于法定期限{due}"
        if published
        else f"报告尚未公布，已过法定期限{due}，请尽快签发并公布"
    )
    yield Finding(
        rule=LATE,
        severity=Severity.ERROR,
        table=None,
        row=None,
        column=None,
        found=published.isoformat() if published else None,
        expected=due.isoformat(),
        message=f"{said}（{OGI['49']}）。",
    )


def _is_of_part(finding: Finding) -> bool:
    return finding.table == "narrative" and finding.severity == Severity.ERROR


def _ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    found = tuple(found)
    absent = {each.row for each in found if each.rule == ABSENT and _is_of_part(each)}
    told = (each for each in found if each.rule != EMPTY or each.row not in absent)
    weight = {Severity.ERROR: 0, Severity.WARN: 1, Severity.INFO: 2}
    return tuple(sorted(told, key=lambda each: weight[Severity(each.severity)]))
