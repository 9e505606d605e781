"""Table 4: each block adds up (T4-1 to T4-3); suits follow reconsiderations (T4-4, T4-6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gongkai.annual.addresses import where
from gongkai.annual.checks.balance import faults
from gongkai.annual.checks.rule import Case, Fault, Rule, told_amount
from gongkai.annual.report import Severity
from gongkai.law.sources import PROJECT, REPORT_FORMAT

BLOCKS = ("reconsideration", "direct", "after_reconsideration")


def _unbalanced(block: str, case: Case) -> Iterator[Fault]:
    for _, fault in faults(case.report.layout.disputes, case.report.disputes, "across"):
        if fault.column is not None and fault.column.startswith(f"{block}."):
            yield fault


def _suits_without_reconsideration(case: Case) -> Iterator[Fault]:
    suits = case.amount("disputes", "cases", "after_reconsideration.total")
    now = case.amount("disputes", "cases", "reconsideration.total")
    before = case.before("disputes", "cases", "reconsideration.total")
    if suits is None or now is None or before is None or suits <= now + before:
        return
    place = where(case.report.layout.disputes, "cases", "after_reconsideration.total")
    yield Fault(
        "disputes",
        "cases",
        "after_reconsideration.total",
        told_amount(suits),
        f"≤{now + before}",
        f"{place}为 {suits}，多于本年与上年行政复议之和（{now}＋{before}），"
        "请核对是否有未经复议直接起诉的案件误记。",
    )


def _pending_that_vanished(case: Case) -> Iterator[Fault]:
    for block in BLOCKS:
        pending = case.before("disputes", "cases", f"{block}.pending")
        total = case.amount("disputes", "cases", f"{block}.total")
        if pending is None or total is None or pending <= total:
            continue
        place = where(case.report.layout.disputes, "cases", f"{block}.total")
        yield Fault(
            "disputes",
            "cases",
            f"{block}.total",
            told_amount(total),
            f"≥{pending}",
            f"{place}为 {total}，少于上年报告的尚未审结 {pending} 件；"
            "上年未结案件应在本年审结或仍列尚未审结，请核对。",
        )


def _block(name: str, block: str, label: str) -> Rule:
    find: Callable[[Case], Iterator[Fault]] = partial(_unbalanced, block)
    return Rule(
        name,
        Severity.ERROR,
        f"{label}：结果维持＋结果纠正＋其他结果＋尚未审结＝总计。",
        REPORT_FORMAT["表四"],
        find,
    )


RULES = (
    _block("T4-1", "reconsideration", "行政复议"),
    _block("T4-2", "direct", "未经复议直接起诉"),
    _block("T4-3", "after_reconsideration", "复议后起诉"),
    Rule(
        "T4-4",
        Severity.WARN,
        "复议后起诉总计不多于本年与上年行政复议总计之和。",
        PROJECT["T4-4"],
        _suits_without_reconsideration,
    ),
    Rule(
        "T4-6",
        Severity.WARN,
        "上年尚未审结的案件应在本年报告中出现（审结或仍未审结）。",
        PROJECT["T4-6"],
        _pending_that_vanished,
    ),
)
