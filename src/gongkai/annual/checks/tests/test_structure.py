from dataclasses import replace

import pytest

from gongkai.annual.cells import Cell
from gongkai.annual.checks import check
from gongkai.annual.report import Finding, Narrative, Report, Severity
from gongkai.annual.tests import make


def found(report: Report) -> list[Finding]:
    return [each for each in check(report) if each.rule == "ST-1"]


def test_a_whole_report_has_no_fault_of_form() -> None:
    assert check(make.report()) == ()


def test_a_missing_table_is_named() -> None:
    (finding,) = found(replace(make.report(), disputes=None))

    assert finding.table == "disputes"
    assert "缺少表四" in finding.message


def test_a_blank_form_is_one_fault_a_table() -> None:
    report = replace(make.report(), proactive={}, requests={}, disputes={})

    findings = found(report)

    assert [(each.table, each.row, each.column) for each in findings] == [
        ("proactive", "rule", "issued"),
        ("requests", "received", "person"),
        ("disputes", "cases", "reconsideration.upheld"),
    ]
    assert [each.message for each in findings] == [
        "表二没有填写任何数值（从表二“规章”行“本年制发件数”列起共 10 格），没有的请填 0。",
        "表三没有填写任何数值（从表三“一、本年新收政府信息公开申请数量”行“自然人”列起共 175 格），没有的请填 0。",
        "表四没有填写任何数值（从表四“行政复议”中“结果维持”列起共 15 格），没有的请填 0。",
    ]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (Cell.blank(), ""),
        (Cell.blank("　"), ""),
        (Cell.slash("-"), "-"),
        (Cell.slash(), "/"),
        (Cell.unreadable("若干"), "若干"),
    ],
)
def test_each_cell_without_a_number_is_named(cell: Cell, shown: str) -> None:
    report = make.with_cell(make.report(), "requests", "repeated", "person", cell)

    (finding,) = found(report)

    assert (finding.row, finding.column) == ("repeated", "person")
    assert (finding.found, finding.expected) == (shown, "数值")
    assert finding.severity is Severity.ERROR


def test_a_row_without_numbers_is_named_cell_by_cell() -> None:
    report = make.report()
    columns = [column.key for column in report.layout.requests.columns]
    for column in columns:
        report = make.with_cell(report, "requests", "repeated", column, Cell.blank())

    findings = found(report)

    assert [(each.row, each.column) for each in findings] == [
        ("repeated", column) for column in columns
    ]


def test_from_the_twenty_sixth_cell_on_one_fault_counts_the_rest() -> None:
    report = make.report()
    for row in ("granted", "state_secret", "repeated", "other"):
        for column in report.layout.requests.columns:
            report = make.with_cell(report, "requests", row, column.key, Cell.slash())

    *named, rest = found(report)

    assert len(named) == 25
    assert (rest.row, rest.column) == ("other", "legal_service")
    assert (rest.found, rest.expected) == ("/", "数值")
    assert "表三另有 3 格没有数值" in rest.message
    assert "3.其他" in rest.message


@pytest.mark.parametrize("part", ["one", "five", "six"])
def test_a_missing_part_says_what_should_stand_there(part: str) -> None:
    words = replace(make.WORDS, **{part: None})

    (finding,) = found(make.report(narrative=words))

    assert (finding.found, finding.expected) == ("", "文字")


def test_a_negative_count_is_named_in_any_table() -> None:
    report = make.with_cell(make.report(), "disputes", "cases", "direct.other", -1)

    assert [each.column for each in found(report)] == ["direct.other"]


def test_a_cell_whose_text_is_another_number_is_named_by_its_value() -> None:
    report = make.report(requests=make.requests_leaves(person=1))
    report = make.with_cell(
        report, "requests", "received", "person", Cell.printed(2, "1")
    )

    (finding,) = found(report)
    others = [each.message for each in check(report) if each.rule != "ST-1"]

    assert finding.severity is Severity.ERROR
    assert (finding.row, finding.column) == ("received", "person")
    assert (finding.found, finding.expected) == (2, "1")
    assert "数值为 2，原文“1”却是 1" in finding.message
    assert others
    assert all("为 2，" in message for message in others)


@pytest.mark.parametrize(
    "cell",
    [
        Cell.printed(1288, "1,288"),
        Cell.printed(3, " ３ "),
        Cell.noted(22, "22（其中修订16件）"),
        Cell.noted(22, "共22件"),
        Cell.inferred(3, "8"),
        Cell.printed(3),
    ],
)
def test_a_cell_that_reads_as_its_value_or_as_no_number_is_right(cell: Cell) -> None:
    report = make.with_cell(make.report(), "disputes", "cases", "direct.other", cell)

    assert found(report) == []


@pytest.mark.parametrize("tail", ["", "\n"])
def test_a_heading_alone_is_named(tail: str) -> None:
    text = (
        "总说。\n（一）主动公开。\n（二）依申请公开情况。收到0件。\n（三）政府信息管理。有序。\n"
        f"（四）平台建设。规范。\n（五）监督保障。{tail}"
    )

    findings = found(make.report(narrative=replace(make.WORDS, one=text)))

    assert [each.found for each in findings] == ["（一）主动公开", "（五）监督保障"]
    assert {each.severity for each in findings} == {Severity.WARN}
    assert "只有标题、没有内容" in findings[0].message


@pytest.mark.parametrize("part", ["one", "five", "six"])
@pytest.mark.parametrize("text", [None, "", " \n"])
def test_a_missing_part_is_named(part: str, text: str | None) -> None:
    words = replace(make.WORDS, **{part: text})

    findings = found(make.report(narrative=words))

    assert [(each.table, each.row) for each in findings] == [("narrative", part)]


@pytest.mark.parametrize(
    ("year", "layout"), [(2022, "2019"), (2020, "2021")], ids=["old", "early"]
)
def test_the_wrong_form_for_the_year_is_a_warning(year: int, layout: str) -> None:
    (finding,) = found(make.report(year=year, layout=layout))

    assert finding.found == layout
    assert finding.severity is Severity.WARN
    assert "国办公开办函〔" in finding.message


def test_a_year_without_a_national_form_is_an_error() -> None:
    (finding,) = found(make.report(year=2018, layout="2019"))

    assert finding.found == 2018
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("residue", ["（文字描述）", "该部分以表格形式报告", "××"])
def test_what_the_template_left_behind_is_named(residue: str) -> None:
    words = replace(make.WORDS, two=f"{residue}。表格如下：")

    (finding,) = found(make.report(narrative=words))

    assert (finding.row, finding.found) == ("two", residue)


def test_parts_two_to_four_need_no_words() -> None:
    words = replace(make.WORDS, two=None, three=None, four=None)

    assert found(make.report(narrative=words)) == []


def test_an_empty_report_is_told_everything_it_lacks() -> None:
    report = Report("gaotun", "高屯", 2024, "2021", None, None, None, Narrative())

    assert [each.table for each in found(report)] == [
        "narrative",
        "narrative",
        "narrative",
        "proactive",
        "requests",
        "disputes",
    ]
