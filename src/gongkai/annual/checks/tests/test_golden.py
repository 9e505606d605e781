import re

import pytest

from gongkai.annual.checks import RULES, check
from gongkai.annual.report import Narrative
from gongkai.annual.tests import golden

TABLE_RULES = {
    "T2-1", "T2-2", "T2-3", "T3-1", "T3-2", "T3-3", "T4-1", "T4-2", "T4-3",
}  # fmt: skip


@pytest.mark.parametrize("name", golden.NAMES)
def test_published_tables_have_exactly_their_true_arithmetic_faults(name: str) -> None:
    findings = check(golden.report(name))

    found = [each for each in findings if each.rule in TABLE_RULES]

    assert len(found) == len(golden.expected(name)["arithmetic_violations"])


def words(name: str) -> list[str]:
    published = golden.narrative(golden.text(f"{name}.txt"))
    findings = check(golden.report(name, Narrative(one=published.one)))
    return [each.rule for each in findings if each.rule in {"TX-1", "TX-2", "T2-4"}]


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("gaotun2024", []),
        ("partial_longgang2024", []),
        ("partial_slash_finance2024", []),
        ("partial_oldform_fengshou2022", []),
        ("partial_proseVStable_changchun2023", ["TX-1"]),
        ("partial_pipe_ownline_nilka2023", ["T2-4"]),
    ],
)
def test_published_words_have_exactly_their_true_faults(
    name: str, rules: list[str]
) -> None:
    assert words(name) == rules


def test_the_parts_of_kewei_exceed_their_total_and_nothing_else_is_wrong() -> None:
    text = golden.text("kewei2024.md")
    one = text[text.index("一、总体情况") : text.index("一、主动公开政府信息情况")]
    five = text[text.index("（一）主要问题") : text.index("五、其他需要报告的事项")]
    six = text[text.index("五、其他需要报告的事项") :]

    findings = check(golden.report("kewei2024", Narrative(one=one, five=five, six=six)))

    assert [(each.rule, each.found, each.expected) for each in findings] == [
        ("TX-2", 2139, 2160)
    ]


def test_the_city_whose_year_is_whole_has_no_fault() -> None:
    text = re.sub(r"<[^>]+>", "\n", golden.text("hangzhoustyle2025.html"))
    five, six = text.index("五、存在问题"), text.index("六、其他需要")
    one = text[text.index("一、总体情况") : text.index("二、主动公开")]
    parts = Narrative(one=one, five=text[five:six], six=text[six:])

    assert check(golden.report("hangzhoustyle2025", parts)) == ()


def test_an_old_form_in_a_later_year_is_named() -> None:
    findings = check(golden.report("partial_oldform_fengshou2022"))

    assert [each.expected for each in findings if each.found == "2019"] == ["2021"]


def test_every_rule_has_its_own_name_a_statement_and_a_source() -> None:
    names = [rule.id for rule in RULES]

    assert len(names) == len(set(names))
    assert all(
        rule.statement.endswith(("。", "。）")) and rule.source for rule in RULES
    )


def test_the_rules_are_those_that_need_only_reports_and_the_kind_of_body() -> None:
    assert {rule.id for rule in RULES} == {
        "ST-1",
        *(f"T2-{n}" for n in range(1, 6)),
        *(f"T3-{n}" for n in range(1, 5)),
        *(f"T4-{n}" for n in (1, 2, 3, 4, 6)),
        *(f"TX-{n}" for n in range(1, 5)),
    }
