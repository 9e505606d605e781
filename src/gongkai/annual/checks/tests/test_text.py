import json
from dataclasses import replace

import pytest

from gongkai.annual.checks import check
from gongkai.annual.checks.rule import Case
from gongkai.annual.checks.sentences import sentences_of
from gongkai.annual.checks.text import claims, compared
from gongkai.annual.report import Finding, Narrative, Report
from gongkai.annual.tests import golden, make

BASE = make.report(
    requests={
        **make.requests_leaves(person=3, business=1),
        ("carried_in", "person"): 2,
        ("repeated", "person"): 1,
        ("carried_out", "person"): 1,
    },
    disputes={
        ("cases", "reconsideration.upheld"): 1,
        ("cases", "reconsideration.pending"): 1,
        ("cases", "direct.other"): 1,
        ("cases", "after_reconsideration.upheld"): 2,
    },
    proactive={
        ("normative", "issued"): 3,
        ("normative", "repealed"): 1,
        ("normative", "in_force"): 12,
        ("licence", "decisions"): 7,
        ("charge", "amount"): make.yuan("0.04"),
    },
)
ASKED = "（二）依申请公开。"


def saying(text: str) -> Report:
    return replace(BASE, narrative=replace(make.WORDS, one=text))


def found(text: str) -> list[Finding]:
    return [each for each in check(saying(text)) if each.rule == "TX-1"]


def read(text: str) -> set[tuple[str, str]]:
    return {
        (each.quantity.name, str(each.value))
        for each in claims(sentences_of(Narrative(one=text)))
    }


@pytest.mark.parametrize(
    "text",
    [
        "2024年共收到政府信息公开申请4件，均已答复。",
        "2024 年，收到 4 件 政府信息公开申请。",
        "本年度收到公民、法人或其他组织提交的政府信息公开申请共计４件。",
        "全年收到信息公开申请四件。",
        "收到政府信息公开申请，共计4件。",
        "依申请公开收到申请4件。",
        "收到4宗依申请公开。",
        "受理政府信息公开申请4件。",
        "受理政府信息公开申请6件。",
        "收办政府信息公开申请6件。",
        "共收到政府信息公开申请6件（含上年结转2件）。",
        f"{ASKED}收到申请4件，上年结转2件，办结5件，结转下年度1件。",
        f"{ASKED}办理完毕，1件顺延到下一年度答复。",
        f"{ASKED}予以公开4件，不予公开0件，不予处理1件，其中重复申请1件。",
        "收到政府信息公开申请4件，其中网上申请3件，信函申请1件。",
        "2023年收到政府信息公开申请8件。",
        "上半年收到政府信息公开申请3件。",
        "收到政府信息公开申请10余件。",
        "收到政府信息公开申请约30件。",
        "通过网上收到政府信息公开申请3件。",
        "收到人大建议34件，办理34件，受理低保申请5件。",
        "12345热线收到公开申请类工单9件。",
        "依申请公开信息数59条，占比52.68%。",
        "无逾期未答复的政府信息公开申请。",
        "未发生因政府信息公开申请引起的投诉。",
        "因政府信息公开引起行政复议2件、行政诉讼3件。",
        "政府信息公开行政复议2件，其中结果维持1件，尚未审结1件。",
        "政府信息公开行政诉讼3件，其中结果维持2件，其他结果1件。",
        "因信息公开直接起诉1件，复议后提起行政诉讼2件。",
        "涉及政府信息公开的行政复议、行政诉讼共5件。",
        "有2件涉及政府信息公开工作的行政复议。",
        "政府信息公开行政复议未出现被纠错情形。",
        "审理行政复议案件120件，办理行政诉讼案件30件。",
        "制发行政规范性文件3件，废止规范性文件1件，现行有效规范性文件12件。",
        "出台3件行政规范性文件。",
        "公开规范性文件111件，备案审查制定规范性文件9件。",
        "作出行政许可决定7件。",
        "行政事业性收费共400元。",
        "行政事业性收费4000元左右。",
        "行政事业性收费项目5元档。",
    ],
)
def test_words_that_agree_or_say_something_else_are_no_faults(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "row", "column", "number", "table"),
    [
        ("2024年收到政府信息公开申请5件。", "received", "total", 5, 4),
        ("受理政府信息公开申请2件。", "received", "total", 2, 4),
        ("未收到政府信息公开申请。", "received", "total", 0, 4),
        ("今年无依申请公开事项。", "received", "total", 0, 4),
        ("全年处理政府信息公开申请3件。", "handled", "total", 3, 5),
        (f"{ASKED}上年结转3件。", "carried_in", "total", 3, 2),
        (f"{ASKED}上年度无结转。", "carried_in", "total", 0, 2),
        (f"{ASKED}没有结转下一年的申请。", "carried_out", "total", 0, 1),
        (f"{ASKED}予以公开5件。", "granted", "total", 5, 4),
        (f"{ASKED}不予处理2件。", None, "total", 2, 1),
        ("政府信息公开行政复议3件。", "cases", "reconsideration.total", 3, 2),
        (
            "未发生因政府信息公开引起的行政复议。",
            "cases",
            "reconsideration.total",
            0,
            2,
        ),
        ("因政府信息公开引起行政诉讼1件。", "cases", None, 1, 3),
        (
            "政府信息公开行政复议结果维持2件。",
            "cases",
            "reconsideration.upheld",
            2,
            1,
        ),
        ("出台规范性文件2件。", "normative", "issued", 2, 3),
        ("全年未制发行政规范性文件。", "normative", "issued", 0, 3),
        ("现行有效规范性文件11件。", "normative", "in_force", 11, 12),
        ("作出行政许可决定8件。", "licence", "decisions", 8, 7),
        ("行政事业性收费0.05万元。", "charge", "amount", "0.05", "0.04"),
    ],
)
def test_a_figure_that_differs_from_its_table_is_named(
    text: str, row: str | None, column: str | None, number: object, table: object
) -> None:
    (finding,) = found(text)

    assert (finding.row, finding.column) == (row, column)
    assert (finding.found, finding.expected) == (number, table)
    assert finding.severity.value == "warn"
    assert "应与表一致" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开行政复议、行政诉讼均为0件。",
        "未发生因政府信息公开引起的行政复议、行政诉讼。",
    ],
)
def test_neither_reconsideration_nor_suit_denies_both(text: str) -> None:
    assert {(each.row, each.column) for each in found(text)} == {
        ("cases", "reconsideration.total"),
        ("cases", None),
    }


def test_a_scope_word_makes_it_a_question() -> None:
    (finding,) = found("全区共收到政府信息公开申请100件。")

    assert finding.severity.value == "info"
    assert "口径可能不同（全区）" in finding.message


def test_a_second_figure_beside_a_right_one_is_a_question() -> None:
    (finding,) = found("收到政府信息公开申请4件。收到省厅交办的政府信息公开申请1件。")

    assert finding.severity.value == "info"


def test_the_same_words_twice_are_one_fault() -> None:
    assert len(found("收到政府信息公开申请5件。共收到政府信息公开申请5件。")) == 1


def test_a_blank_cell_is_not_compared() -> None:
    report = replace(saying("收到政府信息公开申请5件。"), requests={})

    assert list(compared(Case(report))) == []


def test_a_claim_in_part_four_needs_no_topic() -> None:
    report = replace(BASE, narrative=replace(make.WORDS, four="四、行政复议3件。"))

    assert [each.claim.value for each in compared(Case(report))] == [3]


def test_words_outside_disclosure_are_not_about_its_disputes() -> None:
    assert read("全年发生行政复议3件。") == set()
    assert read(f"{ASKED}办理行政复议案件3件。") == set()


@pytest.mark.parametrize(
    "text",
    [
        "2024年收到政府信息公开申请4件。",
        "本年度收到公民、法人或其他组织提交的政府信息公开申请共计４件。",
        "收到4宗依申请公开。",
        "接到四件信息公开申请。",
        "依申请公开收到申请4件。",
        "政府信息公开申请数量为4件。",
        f"{ASKED}全年共收到申请4件。",
    ],
)
def test_what_was_received_is_read_in_any_order_of_words(text: str) -> None:
    assert read(text) == {("收到申请", "4")}


@pytest.mark.parametrize(
    "text",
    [
        "未收到政府信息公开申请件。",
        "没有收到过公民、法人或其他组织的政府信息公开申请。",
        "未接到公众要求公开政府信息的申请。",
        "今年无依申请公开事项。",
        f"{ASKED}本年度未收到申请。",
    ],
)
def test_nothing_received_is_read_as_none(text: str) -> None:
    assert read(text) == {("收到申请", "0")}


@pytest.mark.parametrize(
    "text",
    [
        "出台规范性文件三大类。",
        "出台规范性文件5次会议讨论。",
        f"{ASKED}予以公开和部分公开共5件。",
        f"{ASKED}不予公开约3件。",
        "政府信息公开工作中结果维持3件。",
        "政府信息公开有3件在行政复议或行政诉讼中结果被纠正。",
        "政府信息公开行政复议结果维持约3件。",
    ],
)
def test_words_that_count_nothing_exact_claim_nothing(text: str) -> None:
    assert {value for _, value in read(text)} <= {"5"}
    assert found(text) == []


def test_no_reconsideration_overturned_is_no_denial_of_reconsiderations() -> None:
    assert read("政府信息公开无行政复议被纠正。") == set()


READ = {
    "收到申请": {"收到申请", "受理申请", "办理申请"},
    "上年结转": {"上年结转"},
    "结转下年": {"结转下年"},
    "行政复议": {"行政复议"},
    "复议后起诉": {"复议后起诉"},
}
LINES = [
    json.loads(line)
    for line in golden.text("narratives.jsonl").splitlines()
    if "縣" not in line
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["body"])
def test_published_figures_are_read_from_prose(line: dict[str, object]) -> None:
    told = read(str(line["text"]))
    figures = line["figures"]
    assert isinstance(figures, list)
    for figure in figures:
        names = READ.get(figure["what"], set())
        if names:
            assert told & {(name, str(figure["value"])) for name in names}
    if not any(figure["what"] in READ for figure in figures):
        assert told == set()


def suits(text: str) -> set[tuple[str, str]]:
    return {
        (each.quantity.name, str(each.value))
        for each in claims(sentences_of(Narrative(four=text)))
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("被提起行政诉讼2件。", {("行政诉讼", "2")}),
        ("因信息公开提起行政诉讼2件。", {("行政诉讼", "2")}),
        ("被申请人提起的行政诉讼2件。", {("行政诉讼", "2")}),
        ("收到2件申请人提起的行政诉讼。", {("行政诉讼", "2")}),
        ("未被提起行政诉讼。", {("行政诉讼", "0")}),
        ("复议后提起行政诉讼2件。", {("复议后起诉", "2")}),
        ("复议后又提起2件。", {("复议后起诉", "2")}),
        ("经复议后，提起行政诉讼2件。", {("复议后起诉", "2")}),
        ("不服复议决定提起行政诉讼2件。", {("复议后起诉", "2")}),
        ("未经复议直接提起行政诉讼2件。", {("未经复议直接起诉", "2")}),
        ("直接向法院提起行政诉讼2件。", {("未经复议直接起诉", "2")}),
        ("申请行政复议、提起行政诉讼2件。", set()),
        (
            "被提起行政诉讼3件，其中复议后提起行政诉讼1件，直接起诉2件。",
            {("行政诉讼", "3"), ("复议后起诉", "1"), ("未经复议直接起诉", "2")},
        ),
    ],
)
def test_suits_are_read_by_the_route_that_led_to_them(
    text: str, told: set[tuple[str, str]]
) -> None:
    assert suits(text) == told


def test_suits_that_were_filed_are_held_against_table_four() -> None:
    words = replace(make.WORDS, four="本年度被提起行政诉讼2件。")

    (finding,) = [e for e in check(make.report(narrative=words)) if e.rule == "TX-1"]

    assert (finding.table, finding.found, finding.expected) == ("disputes", 2, 0)
