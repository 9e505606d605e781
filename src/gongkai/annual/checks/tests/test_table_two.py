from dataclasses import replace

import pytest

from gongkai.annual.checks import check
from gongkai.annual.report import Finding, Report, Severity
from gongkai.annual.tests import make
from gongkai.law.bodykinds import BodyKind


def found(report: Report, rule: str, **known: object) -> list[Finding]:
    return [each for each in check(report, **known) if each.rule == rule]  # type: ignore[arg-type]


def stock(year: int, issued: int, repealed: int, in_force: int) -> Report:
    return make.report(
        year=year,
        proactive={
            ("normative", "issued"): issued,
            ("normative", "repealed"): repealed,
            ("normative", "in_force"): in_force,
        },
    )


@pytest.mark.parametrize(
    ("row", "column", "value", "wanted"),
    [
        ("licence", "decisions", -1, "不小于 0 的整数"),
        ("rule", "issued", make.yuan("1.5"), "不小于 0 的整数"),
        ("charge", "amount", make.yuan("-0.01"), "不小于 0 的金额"),
    ],
)
def test_a_number_the_column_cannot_hold_is_an_error(
    row: str, column: str, value: int, wanted: str
) -> None:
    report = make.with_cell(make.report(), "proactive", row, column, value)

    (finding,) = found(report, "T2-1")

    assert (finding.row, finding.column, finding.expected) == (row, column, wanted)
    assert finding.severity is Severity.ERROR


def test_a_charge_may_have_decimals() -> None:
    report = make.report(proactive={("charge", "amount"): make.yuan("0.04")})

    assert check(report) == ()


def test_a_decrease_in_the_2019_form_is_no_fault() -> None:
    report = make.report(
        year=2020, layout="2019", proactive={("licence", "change"): -3}
    )

    assert check(report) == ()


def test_the_stock_follows_from_last_years() -> None:
    assert found(stock(2024, 2, 1, 6), "T2-2", previous=stock(2023, 0, 0, 5)) == []

    (finding,) = found(stock(2024, 2, 1, 9), "T2-2", previous=stock(2023, 0, 0, 5))

    assert (finding.row, finding.column) == ("normative", "in_force")
    assert (finding.found, finding.expected) == (9, 6)
    assert finding.severity is Severity.WARN
    assert "上年现行有效 5＋本年制发 2－本年废止 1" in finding.message


def test_the_golden_stock_of_2024_must_be_4605() -> None:
    now = stock(2025, 564, 984, 4185)

    assert found(now, "T2-2", previous=stock(2024, 0, 0, 4605)) == []
    assert found(now, "T2-2", previous=stock(2024, 0, 0, 4604))


def test_a_report_of_another_year_is_no_previous_one() -> None:
    assert found(stock(2024, 2, 1, 9), "T2-2", previous=stock(2022, 0, 0, 5)) == []


def test_more_repealed_than_there_were_is_an_error() -> None:
    now, before = stock(2024, 1, 9, 0), stock(2023, 0, 0, 5)

    (finding,) = found(now, "T2-3", previous=before)

    assert (finding.column, finding.found, finding.expected) == ("repealed", 9, "≤6")
    assert finding.severity is Severity.ERROR


def test_more_issued_than_remain_is_an_error_and_imported_a_warning() -> None:
    now = stock(2024, 5, 1, 3)

    (own,) = found(now, "T2-3")
    (imported,) = found(now, "T2-3", own=False)

    assert (own.column, own.expected, own.severity) == ("issued", "≤4", Severity.ERROR)
    assert imported.severity is Severity.WARN


def test_blank_counts_are_not_compared() -> None:
    report = replace(stock(2024, 5, 1, 3), proactive={})

    rules = {each.rule for each in check(report, previous=stock(2023, 0, 0, 9))}

    assert not rules & {"T2-1", "T2-2", "T2-3", "T2-4", "T2-5"}


@pytest.mark.parametrize(
    ("kind", "severity"),
    [
        (BodyKind.TOWN, Severity.ERROR),
        (BodyKind.STREET_OFFICE, Severity.ERROR),
        (BodyKind.COUNTY, Severity.ERROR),
        (BodyKind.COUNTY_DEPARTMENT, Severity.WARN),
    ],
)
def test_a_body_without_the_power_has_no_rules(
    kind: BodyKind, severity: Severity
) -> None:
    report = make.report(proactive={("rule", "in_force"): 6})

    (finding,) = found(report, "T2-4", kind=kind)

    assert (finding.column, finding.found, finding.expected) == ("in_force", 6, 0)
    assert finding.severity is severity
    assert kind.label in finding.message


def test_a_body_whose_name_does_not_tell_may_have_rules() -> None:
    report = make.report(name="测试市人民政府", proactive={("rule", "in_force"): 6})

    assert found(report, "T2-4") == []


@pytest.mark.parametrize(
    ("six", "expected"),
    [
        ("2024年收取信息处理费共计500元。", "≥0.05"),
        ("2024年共收取500元信息处理费。", "≥0.05"),
        ("2024年实际收取信息处理费0.06万元。", "≥0.06"),
        ("2024年收取信息处理费400元。", None),
        ("2024年收取信息处理费约500元。", None),
        ("2024年未收取信息处理费。", None),
        ("信息处理费一元。", None),
    ],
)
def test_a_processing_fee_is_within_the_charges(six: str, expected: str | None) -> None:
    report = make.report(
        proactive={("charge", "amount"): make.yuan("0.04")},
        narrative=replace(make.WORDS, six=six),
    )

    findings = found(report, "T2-5")

    assert [each.expected for each in findings] == ([expected] if expected else [])
    assert all(each.found == "0.04" for each in findings)


def test_the_2019_form_has_no_charge_to_compare_a_fee_with() -> None:
    words = replace(make.WORDS, six="收取信息处理费500元。")
    report = make.report(year=2020, layout="2019", narrative=words)

    assert found(report, "T2-5") == []
