"""Table 2 by itself and against last year's stock: T2-1 to T2-4."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.addresses import where
from gongkai.annual.cells import Amount, Cell
from gongkai.annual.checks.rule import Case, Fault, Rule, shown, told, told_amount
from gongkai.annual.report import Severity
from gongkai.annual.tables import Measure, Place, Table
from gongkai.law.bodykinds import BodyKind
from gongkai.law.sources import PROJECT, REPORT_FORMAT

STOCK_ROWS = ("rule", "normative")


def impossible(table: Table, place: Place, cell: Cell) -> Fault | None:
    """Return the fault of a number that no column of its measure can hold."""
    measure = table.column(place[1]).measure
    value = cell.value
    if value is None or measure is Measure.CHANGE:
        return None
    if value >= 0 and (measure is Measure.MONEY or value == int(value)):
        return None
    wanted = "不小于 0 的金额" if measure is Measure.MONEY else "不小于 0 的整数"
    message = f"{where(table, *place)}为 {shown(cell)}，应为{wanted}。"
    return Fault(table.key, *place, told(cell), wanted, message)


def _impossible_numbers(case: Case) -> Iterator[Fault]:
    table = case.report.layout.proactive
    for place, cell in (case.report.proactive or {}).items():
        fault = impossible(table, place, cell)
        if fault:
            yield fault


def _stock(case: Case, row: str) -> tuple[Amount | None, ...]:
    return tuple(
        case.amount("proactive", row, column)
        for column in ("issued", "repealed", "in_force")
    )


def _stock_that_jumped(case: Case) -> Iterator[Fault]:
    table = case.report.layout.proactive
    for row in STOCK_ROWS:
        issued, repealed, in_force = _stock(case, row)
        before = case.before("proactive", row, "in_force")
        if issued is None or repealed is None or in_force is None or before is None:
            continue
        expected = before + issued - repealed
        if in_force == expected:
            continue
        yield Fault(
            "proactive",
            row,
            "in_force",
            told_amount(in_force),
            told_amount(expected),
            f"{where(table, row, 'in_force')}为 {in_force}，按上年现行有效 {before}"
            f"＋本年制发 {issued}－本年废止 {repealed} 应为 {expected}；"
            "如因失效、重新认定或机构调整，请说明。",
        )


def _more_than_there_were(case: Case) -> Iterator[Fault]:
    table = case.report.layout.proactive
    for row in STOCK_ROWS:
        issued, repealed, in_force = _stock(case, row)
        if issued is None or repealed is None:
            continue
        before = case.before("proactive", row, "in_force")
        if before is not None and repealed > before + issued:
            yield Fault(
                "proactive",
                row,
                "repealed",
                told_amount(repealed),
                f"≤{before + issued}",
                f"{where(table, row, 'repealed')}为 {repealed}，多于上年现行有效 {before}"
                f"＋本年制发 {issued}，请核对。",
                case.lenient,
            )
        if in_force is not None and issued > in_force + repealed:
            yield Fault(
                "proactive",
                row,
                "issued",
                told_amount(issued),
                f"≤{in_force + repealed}",
                f"{where(table, row, 'issued')}为 {issued}，多于现行有效 {in_force}"
                f"＋本年废止 {repealed}，请核对。",
                case.lenient,
            )


def _rules_without_power(case: Case) -> Iterator[Fault]:
    if case.kind is None:
        return
    certain = case.kind is not BodyKind.COUNTY_DEPARTMENT
    table = case.report.layout.proactive
    for column in table.columns_of(table.row("rule")):
        value = case.amount("proactive", "rule", column.key)
        if value:
            yield Fault(
                "proactive",
                "rule",
                column.key,
                told_amount(value),
                0,
                f"{where(table, 'rule', column.key)}为 {value}，应为 0："
                f"{case.kind.label}没有规章制定权，请核对是否应填入行政规范性文件。",
                None if certain else Severity.WARN,
            )


RULES = (
    Rule(
        "T2-1",
        Severity.ERROR,
        "件数为不小于 0 的整数；收费金额为不小于 0 的数。",
        REPORT_FORMAT["表二"],
        _impossible_numbers,
    ),
    Rule(
        "T2-2",
        Severity.WARN,
        "现行有效＝上年现行有效＋本年制发－本年废止。",
        PROJECT["T2-2"],
        _stock_that_jumped,
    ),
    Rule(
        "T2-3",
        Severity.ERROR,
        "本年废止不多于上年现行有效＋本年制发；本年制发不多于现行有效＋本年废止。",
        PROJECT["T2-3"],
        _more_than_there_were,
    ),
    Rule(
        "T2-4",
        Severity.ERROR,
        "没有规章制定权的机关，规章一行为 0（立法法）。",
        PROJECT["T2-4"],
        _rules_without_power,
    ),
)
