from dataclasses import replace

import pytest

from gongkai.annual.checks import check
from gongkai.annual.report import Finding, Report
from gongkai.annual.tests import make
from gongkai.law.bodykinds import BodyKind


def found(report: Report, rule: str, **known: object) -> list[Finding]:
    return [each for each in check(report, **known) if each.rule == rule]  # type: ignore[arg-type]


def with_five(text: str | None, year: int = 2024) -> Report:
    return make.report(year=year, narrative=replace(make.WORDS, five=text))


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "无",
        "无。",
        "暂无问题",
        "主要问题：无。",
        "不存在主要问题",
        "（一）主要问题：没有",
    ],
)
def test_part_five_is_not_empty(text: str | None) -> None:
    (finding,) = found(with_five(text), "TX-3")

    assert (finding.table, finding.row) == ("narrative", "five")


@pytest.mark.parametrize(
    "text", ["无障碍浏览有待完善。", "更新不够及时，已建立预提醒机制。"]
)
def test_a_real_problem_is_accepted(text: str) -> None:
    assert found(with_five(text), "TX-3") == []


def test_last_years_words_are_recognised_whatever_the_figures() -> None:
    text = "主要问题：{}年有{}个栏目更新不及时。改进情况：建立信息发布预提醒机制。"
    before = with_five(text.format(2023, 3), 2023)

    (finding,) = found(with_five(text.format(2024, 5)), "TX-3", previous=before)

    assert finding.found == "100%"
    assert "相似 100%" in finding.message


def test_new_words_are_no_copy() -> None:
    before = with_five("主要问题：政策解读形式单一。改进情况：增加图解。", 2023)
    now = with_five("主要问题：部分栏目更新不及时。改进情况：建立预提醒。")

    assert found(now, "TX-3", previous=before) == []


BARE = replace(make.WORDS, one="2024年，依法公开，接受考核。")


@pytest.mark.parametrize("kind", [BodyKind.TOWN, BodyKind.COUNTY])
def test_a_government_reports_assessment_evaluation_and_accountability(
    kind: BodyKind,
) -> None:
    (finding,) = found(make.report(narrative=BARE), "TX-4", kind=kind)

    assert finding.expected == "社会评议、责任追究"


@pytest.mark.parametrize("kind", [BodyKind.STREET_OFFICE, BodyKind.COUNTY_DEPARTMENT])
def test_a_department_or_street_office_need_not(kind: BodyKind) -> None:
    assert found(make.report(narrative=BARE), "TX-4", kind=kind) == []


def test_a_body_whose_kind_is_unknown_is_not_asked() -> None:
    report = make.report(name="某开发区管理委员会", narrative=BARE)

    assert found(report, "TX-4") == []


def test_a_government_that_says_so_passes() -> None:
    assert found(make.report(), "TX-4", kind=BodyKind.TOWN) == []


@pytest.mark.parametrize(("five", "printed"), [(None, ""), ("无。", "无。")])
def test_an_empty_part_five_says_what_should_stand_there(
    five: str | None, printed: str
) -> None:
    words = replace(make.WORDS, five=five)

    (finding,) = [e for e in check(make.report(narrative=words)) if e.rule == "TX-3"]

    assert (finding.found, finding.expected) == (printed, "问题和改进措施")
