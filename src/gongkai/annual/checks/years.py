"""What last year's report carries over into this one: T3-4."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.addresses import where
from gongkai.annual.checks.rule import Case, Fault, Rule, told_amount
from gongkai.annual.report import Severity
from gongkai.law.sources import PROJECT


def _carried_over(case: Case) -> Iterator[Fault]:
    table = case.report.layout.requests
    for column in table.columns:
        carried = case.amount("requests", "carried_in", column.key)
        left = case.before("requests", "carried_out", column.key)
        if carried is None or left is None or carried == left:
            continue
        yield Fault(
            "requests",
            "carried_in",
            column.key,
            told_amount(carried),
            told_amount(left),
            f"{where(table, 'carried_in', column.key)}为 {carried}，应为 {left}"
            f"（上年报告“四、结转下年度继续办理”同列为 {left}）。",
            case.lenient,
        )


RULES = (
    Rule(
        "T3-4",
        Severity.ERROR,
        "每一列：上年结转等于上年报告的结转下年度。",
        PROJECT["T3-4"],
        _carried_over,
    ),
)
