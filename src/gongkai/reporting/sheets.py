"""The sheet 上年年报 of the first-day workbook: one row for each number that is not zero."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from gongkai.annual import checks
from gongkai.annual.cells import Amount, Cell
from gongkai.annual.formats import Format, format_for
from gongkai.annual.report import Finding, Narrative, Report
from gongkai.annual.tables import Line, Measure, Table
from gongkai.bodies.importing import Fault, Field, Plan, Row, register
from gongkai.bodies.models import PublicBody, Staff
from gongkai.law.bodykinds import BodyKind
from gongkai.law.errors import LawError
from gongkai.reporting.actions import import_report
from gongkai.reporting.actions.importing import NOT_PAST, is_past
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.places import TABLES
from gongkai.trail import moment

PLAIN = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
Leaf = tuple[str, str]
Filled = dict[str, dict[Leaf, Amount]]
BALANCE = {"T3-1", "T3-2", "T3-3", "T4-1", "T4-2", "T4-3"}
"""The rules that a table adds up; what a report may lawfully have explained stays out."""
BODIES = "机构"
NAMES = {"表二": "proactive", "表三": "requests", "表四": "disputes"}


class LastYearSheet:
    """Reads last year's report row by row; what is not on the sheet was zero."""

    title = "上年年报"
    order = 50
    fields = (
        Field("body", "机构代码", required=True, example="gaotun"),
        Field("year", "报告年度", required=True, kind="whole", example="2023"),
        Field("table", "表", choices=tuple(NAMES), example="表三"),
        Field(
            "row",
            "行",
            hint="与公布的年报一致，如“四、结转下年度继续办理”；表四不填",
            example="四、结转下年度继续办理",
        ),
        Field(
            "column",
            "列",
            hint="如“自然人”；表二许可、处罚、强制、收费各行不填；表四填如“行政复议 尚未审结”",
            example="自然人",
        ),
        Field(
            "value",
            "数值",
            kind="number",
            hint="只填不为零的数；合计不用填",
            example="2",
        ),
    )

    def check(self, rows: Sequence[Row], plan: Plan) -> Iterator[Fault]:
        """Yield bodies, years, rows and columns that do not exist, and numbers given twice.

        Where the rows of a report have no such fault, yield where they do not add up.
        """
        kinds = _kinds(plan)
        seen: set[tuple[str, str, str, Leaf]] = set()
        wrong: set[tuple[str, str]] = set()
        for row in rows:
            problem = _problem(row, plan, kinds)
            if problem:
                wrong.add((row["body"], row["year"]))
                yield Fault(self.title, row.number, *problem)
                continue
            if row["table"] not in NAMES:
                continue
            leaf = _leaf(_table(row), row)
            mark = (row["body"], row["year"], row["table"], leaf or ("", ""))
            if mark in seen:
                wrong.add((row["body"], row["year"]))
                yield Fault(
                    self.title, row.number, "数值", "同一格填了两次，请只留一行"
                )
            seen.add(mark)
        whole = [row for row in rows if (row["body"], row["year"]) not in wrong]
        for number, message in _unbalanced(whole):
            yield Fault(self.title, number, "数值", message)

    def write(self, rows: Sequence[Row], *, actor: Staff, at: datetime | None) -> int:
        """Keep each body's report that is not there yet; return how many were new."""
        reports = _filled(rows)
        known = set(
            AnnualReport.objects.filter(
                body__code__in=[code for code, _ in reports]
            ).values_list("body__code", "year")
        )
        fresh = {key: filled for key, filled in reports.items() if key not in known}
        for (code, year), filled in fresh.items():
            body = PublicBody.objects.get(code=code)
            report = _report(code, body.name, year, filled)
            import_report(body=body, report=report, actor=actor, at=at)
        return len(fresh)


register(LastYearSheet())


def _filled(rows: Sequence[Row]) -> dict[tuple[str, int], Filled]:
    """Return the numbers on the sheet by body and year."""
    reports: dict[tuple[str, int], Filled] = defaultdict(
        lambda: {table: {} for table in TABLES}
    )
    for row in rows:
        filled = reports[row["body"], int(row["year"])]
        if row["table"] in NAMES:
            table = _table(row)
            leaf = _leaf(table, row)
            if leaf:
                filled[table.key][leaf] = _amount(table, leaf, row["value"])
    return reports


def _unbalanced(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield the number of a row and the words for each equation its report breaks."""
    for (code, year), filled in _filled(rows).items():
        own = [r for r in rows if (r["body"], int(r["year"])) == (code, year)]
        for found in checks.check(_report(code, code, year, filled), own=False):
            if found.rule in BALANCE and found.column != "total":
                said = f"{year}年：{found.message}"
                yield _named(own, found).number, f"{said}请照年报原文核对该列各行。"


def _named(rows: Sequence[Row], found: Finding) -> Row:
    """Return the row of the cell a finding names, else the last row of its column or table."""

    def closeness(row: Row) -> int:
        if row["table"] not in NAMES or _table(row).key != found.table:
            return 0
        line, column = _leaf(_table(row), row) or ("", "")
        return 1 + 2 * (column == found.column) + (line == found.row)

    return max(reversed(rows), key=closeness)


def _kinds(plan: Plan) -> dict[str, BodyKind]:
    """Return what each body is, as the sheet 机构 says or as it stands here."""
    known = PublicBody.objects.filter(code__in=plan.codes)
    kinds = {code: BodyKind(kind) for code, kind in known.values_list("code", "kind")}
    named = {kind.label: kind for kind in BodyKind}
    for row in plan.rows.get(BODIES, ()):
        if row["kind"] in named:
            kinds.setdefault(row["code"], named[row["kind"]])
    return kinds


def _problem(
    row: Row, plan: Plan, kinds: Mapping[str, BodyKind]
) -> tuple[str, str] | None:
    if row["body"] not in plan.codes:
        return "机构代码", "没有这个机构，请先在“机构”表中填写"
    try:
        format_for(int(row["year"]))
    except (LawError, ValueError):
        return (
            "报告年度",
            f"“{row['year']}”没有对应的年报格式，请填写2019年及以后的年度",
        )
    kind = kinds.get(row["body"], BodyKind.COUNTY_DEPARTMENT)
    if not is_past(kind, int(row["year"]), moment.today()):
        return "报告年度", NOT_PAST.format(row["year"])
    if row["table"] not in NAMES:
        return None
    table = _table(row)
    leaf = _leaf(table, row)
    if leaf is None:
        return (
            "行",
            f"{row['table']}没有“{row['row']}”“{row['column']}”这一格，请照年报原文填写；合计格不用填",
        )
    return _bad_value(table, leaf, row["value"])


def _bad_value(table: Table, leaf: Leaf, value: str) -> tuple[str, str] | None:
    if not value:
        return "数值", "此栏必填"
    if not PLAIN.fullmatch(value):
        return (
            "数值",
            f"“{value[:20]}”不能用，请写普通的阿拉伯数字，最多12位整数、6位小数",
        )
    measure = _measure(table, leaf)
    number = Decimal(value)
    if number < 0 and measure is not Measure.CHANGE:
        return "数值", f"“{value}”小于零，请核对"
    if number != number.to_integral_value() and measure is not Measure.MONEY:
        return "数值", f"“{value}”不是整数，件数应为整数"
    return None


def _form(row: Row) -> Format:
    return format_for(int(row["year"]))


def _table(row: Row) -> Table:
    return _form(row).table(NAMES[row["table"]])


def _leaf(table: Table, row: Row) -> Leaf | None:
    wanted = _plain(row["row"]), _plain(row["column"])
    for place in table.leaves:
        line, column = table.row(place[0]), table.column(place[1])
        rows = _spoken(line) | ({""} if len(table.rows) == 1 else set())
        alone = {""} if len(table.columns_of(line)) == 1 else set()
        if wanted[0] in rows and wanted[1] in _spoken(column) | alone:
            return place
    return None


def _spoken(line: Line) -> set[str]:
    label, group = _plain(line.label), _plain(line.group or "")
    return {label, group + label, line.key} if group else {label, line.key}


def _plain(text: str) -> str:
    return "".join(text.split()).replace("(", "（").replace(")", "）")


def _measure(table: Table, leaf: Leaf) -> Measure:
    return table.column(leaf[1]).measure


def _amount(table: Table, leaf: Leaf, value: str) -> Amount:
    number = Decimal(value)
    return number if _measure(table, leaf) is Measure.MONEY else int(number)


def _report(code: str, name: str, year: int, filled: Filled) -> Report:
    form = format_for(year)
    tables: Mapping[str, dict[Leaf, Cell]] = {
        table: form.table(table).complete(filled[table]) for table in TABLES
    }
    return Report(
        body_code=code,
        body_name=name,
        year=year,
        format=form.key,
        proactive=tables["proactive"],
        requests=tables["requests"],
        disputes=tables["disputes"],
        narrative=Narrative(),
        findings=(),
    )
