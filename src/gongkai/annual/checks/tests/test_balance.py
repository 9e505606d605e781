import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual.cells import Amount, Cell
from gongkai.annual.checks import check
from gongkai.annual.formats import FORMAT_2021
from gongkai.annual.report import Finding, Report
from gongkai.annual.tables import Place
from gongkai.annual.tests import make

ARITHMETIC = {"T3-1", "T3-2", "T3-3", "T4-1", "T4-2", "T4-3"}
FOUR = make.requests_leaves(person=1, business=3)


def arithmetic(report: Report) -> list[Finding]:
    return [each for each in check(report) if each.rule in ARITHMETIC]


def places(report: Report) -> set[tuple[str | None, str | None]]:
    return {(each.row, each.column) for each in arithmetic(report)}


@given(make.balanced_requests(), st.lists(st.integers(0, 9), min_size=12, max_size=12))
@settings(max_examples=30, deadline=None)
def test_a_balanced_report_has_no_arithmetic_fault(
    requests: dict[Place, Amount], cases: list[int]
) -> None:
    leaves = dict(zip(FORMAT_2021.disputes.leaves, cases, strict=True))

    assert arithmetic(make.report(requests=requests, disputes=leaves)) == []


@given(make.balanced_requests(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_corrupted_cell_of_table_three_is_always_found_and_named(
    requests: dict[Place, Amount], data: st.DataObject
) -> None:
    report = make.report(requests=requests)
    place = data.draw(st.sampled_from(FORMAT_2021.requests.places))
    right = (report.requests or {})[place].value or 0
    wrong = data.draw(st.integers(0, 99).filter(lambda number: number != right))

    found = arithmetic(make.with_cell(report, "requests", *place, wrong))

    assert found
    assert {(each.row, each.column) for each in found} == {place}
    assert {(each.found, each.expected) for each in found} == {(wrong, right)}


@given(st.lists(st.integers(0, 9), min_size=12, max_size=12), st.data())
@settings(max_examples=40, deadline=None)
def test_a_corrupted_cell_of_table_four_is_always_found_in_its_block(
    cases: list[int], data: st.DataObject
) -> None:
    report = make.report(
        disputes=dict(zip(FORMAT_2021.disputes.leaves, cases, strict=True))
    )
    row, column = data.draw(st.sampled_from(FORMAT_2021.disputes.places))
    right = (report.disputes or {})[row, column].value or 0
    wrong = data.draw(st.integers(0, 99).filter(lambda number: number != right))

    (found,) = arithmetic(make.with_cell(report, "disputes", row, column, wrong))

    block = column.split(".")[0]
    rules = dict(
        zip(
            ("reconsideration", "direct", "after_reconsideration"),
            ("T4-1", "T4-2", "T4-3"),
            strict=True,
        )
    )
    assert (found.rule, found.column) == (rules[block], f"{block}.total")


def test_the_message_tells_the_clerk_the_cell_and_the_sum() -> None:
    report = make.with_cell(
        make.report(requests=FOUR), "requests", "received", "total", 3
    )

    (found,) = (each for each in arithmetic(report) if each.rule == "T3-3")

    assert found.message == (
        "表三“一、本年新收政府信息公开申请数量”行“总计”列为 3，"
        "应为 4（自然人1＋商业企业3）。"
    )


def test_a_wrong_part_is_named_with_the_total_it_misses() -> None:
    report = make.with_cell(
        make.report(requests=FOUR), "requests", "granted", "person", 2
    )

    by_rule = {each.rule: each.message for each in arithmetic(report)}

    assert by_rule["T3-3"] == (
        "表三“（一）予以公开”行“自然人”列为 2，应为 1"
        "（“（一）予以公开”自然人2＋商业企业3，而总计为 4）。"
    )
    assert by_rule["T3-2"] == (
        "表三“（一）予以公开”行“自然人”列为 2，应为 1"
        "（“自然人”各分项之和为 2，而（七）总计为 1）。"
    )


def test_a_total_left_at_zero_is_found() -> None:
    report = make.report(disputes={("cases", "reconsideration.upheld"): 10})

    (found,) = arithmetic(
        make.with_cell(report, "disputes", "cases", "reconsideration.total", 0)
    )

    assert (found.rule, found.found, found.expected) == ("T4-1", 0, 10)
    assert "表四“行政复议”中“总计”列为 0，应为 10（结果维持10）" in found.message


def test_a_total_over_nothing_is_found() -> None:
    report = make.with_cell(make.report(), "disputes", "cases", "direct.total", 2)

    (found,) = arithmetic(report)

    assert "应为 0（各分项均为 0）" in found.message


def test_an_identity_broken_in_whole_rows_names_what_is_carried_out() -> None:
    leaves = {**FOUR, ("received", "person"): 2}

    found = arithmetic(make.report(requests=leaves))

    assert [(each.rule, each.row, each.column) for each in found] == [
        ("T3-1", "carried_out", "person"),
        ("T3-1", "carried_out", "total"),
    ]
    assert [(each.found, each.expected) for each in found] == [(0, 1), (0, 1)]
    assert "本年新收2＋上年结转0≠办理结果总计1＋结转下年度0" in found[0].message


def test_more_results_than_requests_name_the_results() -> None:
    leaves = {**FOUR, ("granted", "person"): 5}

    found = arithmetic(make.report(requests=leaves))

    assert {(each.row, each.column, each.expected) for each in found} == {
        ("handled", "person", 1),
        ("handled", "total", 4),
    }


def test_a_group_total_that_misses_its_leaves_is_named() -> None:
    report = make.report(
        requests={**FOUR, ("carried_in", "person"): 1, ("carried_out", "person"): 1}
    )
    for column, number in (("person", 2), ("total", 5)):
        report = make.with_cell(report, "requests", "handled", column, number)
    for column in ("person", "total"):
        report = make.with_cell(report, "requests", "carried_out", column, 0)

    found = arithmetic(report)

    assert {(each.rule, each.row, each.column) for each in found} == {
        ("T3-2", "handled", "person"),
        ("T3-2", "handled", "total"),
    }


def test_two_wrong_cells_are_both_named() -> None:
    report = make.report(requests=FOUR)
    report = make.with_cell(report, "requests", "granted", "person", 3)
    report = make.with_cell(report, "requests", "repeated", "charity", 7)

    assert places(report) == {("granted", "person"), ("repeated", "charity")}


def test_equal_errors_that_cross_name_the_sums_they_break() -> None:
    crossing = {
        (row, column): number
        for row, number in (("received", 2), ("granted", 1), ("repeated", 1))
        for column in ("person", "charity")
    }
    report = make.report(requests=crossing)
    report = make.with_cell(report, "requests", "granted", "person", 2)
    report = make.with_cell(report, "requests", "repeated", "charity", 2)

    assert places(report) == {
        ("granted", "total"),
        ("repeated", "total"),
        ("handled", "person"),
        ("handled", "charity"),
    }


UNKNOWN = (Cell.blank(), Cell.slash(), Cell.slash("-"), Cell.unreadable("若干"))


@pytest.mark.parametrize("cell", UNKNOWN)
def test_a_part_without_a_number_stops_the_comparison(cell: Cell) -> None:
    report = make.report(requests=FOUR)
    report = make.with_cell(report, "requests", "granted", "person", cell)

    assert arithmetic(report) == []


@pytest.mark.parametrize("cell", UNKNOWN)
def test_known_parts_above_the_total_are_a_fault_whatever_the_rest_holds(
    cell: Cell,
) -> None:
    report = make.report(requests=FOUR)
    report = make.with_cell(report, "requests", "received", "other", cell)
    report = make.with_cell(report, "requests", "received", "total", 3)

    assert ("received", "total") in places(report)


def test_a_slash_in_an_identity_says_nothing() -> None:
    report = make.report(requests={("received", "person"): 4})
    for column in ("person", "total"):
        for row in ("handled", "carried_out"):
            report = make.with_cell(report, "requests", row, column, Cell.slash())

    assert arithmetic(report) == []


def test_a_missing_table_has_no_sums_to_check() -> None:
    report = Report("gaotun", "高屯", 2024, "2021", None, None, None)

    assert arithmetic(report) == []


def test_the_2019_form_is_held_to_the_same_sums() -> None:
    report = make.report(year=2020, layout="2019", requests=FOUR)
    report = make.with_cell(report, "requests", "other", "person", 1)

    assert places(report) == {("other", "person")}
