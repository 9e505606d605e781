from gongkai.annual.checks import check
from gongkai.annual.report import Finding, Report, Severity
from gongkai.annual.tests import make


def found(report: Report, previous: Report, rule: str) -> list[Finding]:
    return [each for each in check(report, previous=previous) if each.rule == rule]


def carried(year: int, **leaves: int) -> Report:
    rows = {("received", "person"): 9, ("granted", "person"): 9}
    for name, number in leaves.items():
        row, _, column = name.partition("__")
        rows[row, column] = number
    return make.report(year=year, requests=rows)


def test_what_was_carried_out_is_carried_in_column_by_column() -> None:
    before = carried(2023, carried_out__person=2, carried_out__charity=1)
    now = carried(2024, carried_in__person=1, carried_in__charity=2)

    findings = found(now, before, "T3-4")

    assert [(each.column, each.found, each.expected) for each in findings] == [
        ("person", 1, 2),
        ("charity", 2, 1),
    ]
    assert findings[0].severity is Severity.ERROR


def test_in_an_imported_report_a_carry_over_is_to_be_explained() -> None:
    before = carried(2023, carried_out__person=2)

    findings = check(carried(2024), previous=before, own=False)

    assert {each.severity for each in findings if each.rule == "T3-4"} == {
        Severity.WARN
    }


def test_carry_over_holds_across_the_change_of_format() -> None:
    before = make.report(
        year=2020, layout="2019", requests={("carried_out", "person"): 1}
    )
    now = make.report(year=2021, requests={("carried_in", "person"): 1})

    assert found(now, before, "T3-4") == []


def test_suits_after_reconsideration_need_reconsiderations() -> None:
    suits = {("cases", "after_reconsideration.upheld"): 3}
    one = {("cases", "reconsideration.upheld"): 1}
    before = make.report(year=2023, disputes=one)

    (finding,) = found(make.report(disputes={**suits, **one}), before, "T4-4")

    assert (finding.column, finding.found) == ("after_reconsideration.total", 3)
    assert finding.expected == "≤2"
    assert finding.severity is Severity.WARN


def test_suits_are_not_counted_without_last_year() -> None:
    suits = make.report(disputes={("cases", "after_reconsideration.upheld"): 3})

    assert "T4-4" not in {each.rule for each in check(suits)}


def test_pending_cases_do_not_vanish() -> None:
    before = make.report(year=2023, disputes={("cases", "direct.pending"): 2})
    gone = make.report(disputes={("cases", "direct.upheld"): 1})
    there = make.report(disputes={("cases", "direct.upheld"): 2})

    (finding,) = found(gone, before, "T4-6")

    assert (finding.column, finding.found, finding.expected) == (
        "direct.total",
        1,
        "≥2",
    )
    assert found(there, before, "T4-6") == []


def test_a_year_before_without_tables_says_nothing() -> None:
    before = Report("gaotun", "高屯", 2023, "2021", None, None, None)

    assert check(make.report(), previous=before) == ()
