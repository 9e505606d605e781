"""Table 3 must balance: T3-1, T3-2 and T3-3."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gongkai.annual.checks.balance import faults
from gongkai.annual.checks.rule import Case, Fault, Rule
from gongkai.annual.report import Severity
from gongkai.law.sources import REPORT_FORMAT


def _unbalanced(kind: str, case: Case) -> Iterator[Fault]:
    for _, fault in faults(case.report.layout.requests, case.report.requests, kind):
        yield fault


def _rule(name: str, kind: str, statement: str) -> Rule:
    find: Callable[[Case], Iterator[Fault]] = partial(_unbalanced, kind)
    return Rule(name, Severity.ERROR, statement, REPORT_FORMAT["表三"], find)


RULES = (
    _rule(
        "T3-1",
        "identity",
        "每一列：本年新收＋上年结转＝办理结果总计＋结转下年度。",
    ),
    _rule("T3-2", "down", "每一列：（七）总计等于各办理结果之和。"),
    _rule("T3-3", "across", "每一行：总计列等于各类申请人之和。"),
)
