import pytest

from gongkai.bodies.importing import Plan, Row, faults_of_fields, sheets
from gongkai.bodies.models import PublicBody
from gongkai.reporting import compute, findings
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.sheets import LastYearSheet
from gongkai.reporting.tests import make

pytestmark = pytest.mark.django_db
SHEET = LastYearSheet()


def row(
    table: str = "表三",
    line: str = "四、结转下年度继续办理",
    column: str = "自然人",
    value: str = "2",
    year: str = "2023",
    body: str = "gaotun",
) -> Row:
    values = {
        "body": body,
        "year": year,
        "table": table,
        "row": line,
        "column": column,
        "value": value,
    }
    return Row(next(make.numbers), values)


def faults(at: PublicBody, *rows: Row) -> list[str]:
    plan = Plan(at.county, {}, frozenset({at.code}))
    return [
        fault.message
        for found in (faults_of_fields(SHEET, rows), SHEET.check(rows, plan))
        for fault in found
    ]


def test_the_workbook_has_the_sheet() -> None:
    assert "上年年报" in [sheet.title for sheet in sheets()]


def test_last_years_numbers_become_a_closed_report() -> None:
    at = make.body()
    rows = [
        row(),
        row(line="一、本年新收政府信息公开申请数量"),
        row("表二", "行政规范性文件", "现行有效件数", "3"),
        row("表二", "行政事业性收费", "", "0.04"),
        row("表四", "", "行政复议 尚未审结", "1"),
    ]

    assert faults(at, *rows) == []
    assert SHEET.write(rows, actor=make.handler(at), at=make.JANUARY) == 1

    last = compute.before(at, 2024)
    assert last is not None
    assert (last.requests or {})["carried_out", "total"].value == 2
    assert (last.proactive or {})["normative", "in_force"].value == 3
    assert str((last.proactive or {})["charge", "amount"]) == "0.04"
    assert (last.disputes or {})["cases", "reconsideration.total"].value == 1


def test_a_year_of_zeros_needs_one_row() -> None:
    at = make.body()
    nothing = [row("", "", "", "")]

    assert faults(at, *nothing) == []
    assert SHEET.write(nothing, actor=make.handler(at), at=make.JANUARY) == 1


def test_the_same_workbook_twice_changes_nothing() -> None:
    at, by = make.body(), None
    by = make.handler(at)
    SHEET.write([row()], actor=by, at=make.JANUARY)
    before = AnnualReport.objects.get().digest

    assert SHEET.write([row(value="9")], actor=by, at=make.JANUARY) == 0
    assert AnnualReport.objects.get().digest == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (row(body="nowhere"), "没有这个机构"),
        (row(year="2018"), "没有对应的年报格式"),
        (row(year="99999"), "没有对应的年报格式"),
        (row(line="（七）总计"), "合计格不用填"),
        (row(column="总计"), "合计格不用填"),
        (row(line="不存在的行"), "没有"),
        (row(value=""), "此栏必填"),
        (row(value="-1"), "小于零"),
        (row(value="1.5"), "不是整数"),
        (row(value="1e9"), "普通的阿拉伯数字"),
        (row(value="９"), "普通的阿拉伯数字"),
        (row("表五"), "不在可选值内"),
    ],
)
def test_what_cannot_be_is_named_with_its_column(wrong: Row, said: str) -> None:
    assert any(said in message for message in faults(make.body(), wrong)[:1])


def test_a_cell_given_twice_is_a_fault() -> None:
    assert faults(make.body(), row(), row()) == ["同一格填了两次，请只留一行"]


def test_rows_of_the_older_format_are_read_by_its_own_names() -> None:
    rows = [row(year="2020"), row(year="2020", line="received")]

    assert faults(make.body(), *rows) == []


RECEIVED = "一、本年新收政府信息公开申请数量"
GRANTED = "（一）予以公开"


def test_figures_that_do_not_balance_are_refused_with_their_row() -> None:
    at = make.body()
    rows = [
        row("表四", "", "行政复议 尚未审结", "1"),
        row(line=RECEIVED, value="5"),
        row(line=GRANTED, value="3"),
        row(value="1"),
        row(line=RECEIVED, value="2", column="商业企业"),
        row(line=GRANTED, value="2", column="商业企业"),
    ]
    plan = Plan(at.county, {}, frozenset({at.code}))

    (fault,) = SHEET.check(rows, plan)

    assert (fault.sheet, fault.row, fault.column) == (
        "上年年报",
        rows[3].number,
        "数值",
    )
    assert "2023年：表三" in fault.message
    assert "本年新收5＋上年结转0≠办理结果总计3＋结转下年度1" in fault.message


def test_where_the_cell_named_has_no_row_another_of_its_column_is_named() -> None:
    at = make.body()
    alone = row(line=RECEIVED, value="5", column="商业企业")
    rows = [row(line=RECEIVED), row(), alone, row("", "", "", "")]

    (fault,) = SHEET.check(rows, Plan(at.county, {}, frozenset({at.code})))

    assert fault.row == alone.number


def test_each_report_balances_by_itself() -> None:
    rows = [row(line=RECEIVED, year="2022"), row(year="2023")]

    assert len(faults(make.body(), *rows)) == 2


def test_what_did_not_come_in_is_not_asked_for_on_a_locked_report() -> None:
    at = make.body()
    SHEET.write([row(), row(line=RECEIVED)], actor=make.handler(at), at=make.JANUARY)
    last = AnnualReport.objects.get()

    found = findings.of(last, compute.report_of(last), on=make.JANUARY.date())

    assert found == ()
    assert last.standing == "往年年报（导入）"
