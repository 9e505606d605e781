"""The check rules of an annual report: every one is data with a function that finds it broken."""

from __future__ import annotations

from gongkai.annual.bodynames import kind_of
from gongkai.annual.checks import (
    fees,
    sections,
    structure,
    sums,
    table2,
    table3,
    table4,
    text,
    years,
)
from gongkai.annual.checks.rule import Case, Rule
from gongkai.annual.report import Finding, Report
from gongkai.law.bodykinds import BodyKind

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *table2.RULES,
    *fees.RULES,
    *table3.RULES,
    *years.RULES,
    *table4.RULES,
    *text.RULES,
    *sums.RULES,
    *sections.RULES,
)


def check(
    report: Report,
    *,
    kind: BodyKind | None = None,
    previous: Report | None = None,
    own: bool = True,
) -> tuple[Finding, ...]:
    """Return every finding of every rule about ``report``, the errors of form first.

    ``kind`` is read from the body's name where it is not given; where the name
    does not tell, the rules that need it stay silent. ``previous`` counts only
    if it is the report on the year before. ``own`` is false for a report that
    was imported: what only its body can explain is then a warning.
    """
    if previous is not None and previous.year != report.year - 1:
        previous = None
    case = Case(report, kind or kind_of(report.body_name), previous, own)
    return tuple(finding for rule in RULES for finding in rule.findings(case))
