import pytest

from gongkai.annual.formats import FORMAT_2019, FORMAT_2021
from gongkai.annual.grid import Slot, SlotKind, grid, size
from gongkai.annual.tables import Table

TABLES = (*FORMAT_2021.tables, *FORMAT_2019.tables)


def slot(table: Table, text: str) -> Slot:
    return next(each for each in grid(table) if each.text == text)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_the_slots_cover_the_grid_exactly_once(table: Table) -> None:
    rows, columns = size(table)

    covered = [
        (each.row + down, each.col + right)
        for each in grid(table)
        for down in range(each.rowspan)
        for right in range(each.colspan)
    ]

    assert sorted(covered) == [(r, c) for r in range(rows) for c in range(columns)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_every_cell_is_drawn_once(table: Table) -> None:
    drawn = [each.place for each in grid(table) if each.kind is SlotKind.VALUE]

    assert sorted(filter(None, drawn)) == sorted(table.places)


def test_the_sizes_are_those_of_the_official_template() -> None:
    assert [size(table) for table in FORMAT_2021.tables] == [(14, 4), (28, 10), (4, 15)]


def test_the_results_cell_spans_twenty_two_rows_and_twenty_in_2019() -> None:
    text = "三、本年度办理结果"

    assert slot(FORMAT_2021.requests, text).rowspan == 22
    assert slot(FORMAT_2019.requests, text).rowspan == 20


@pytest.mark.parametrize(
    ("group", "rows"),
    [
        ("（三）不予公开", 8),
        ("（四）无法提供", 3),
        ("（五）不予处理", 5),
        ("（六）其他处理", 3),
    ],
)
def test_each_group_spans_its_outcomes(group: str, rows: int) -> None:
    found = slot(FORMAT_2021.requests, group)

    assert (found.rowspan, found.colspan, found.col) == (rows, 1, 1)


def test_the_corner_states_the_identity_over_three_rows_and_columns() -> None:
    corner = grid(FORMAT_2021.requests)[0]

    assert (corner.rowspan, corner.colspan) == (3, 3)
    assert corner.text == (
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    )


def test_a_single_column_of_table_two_spans_the_three_of_the_first_block() -> None:
    assert slot(FORMAT_2021.proactive, "本年收费金额（单位：万元）").colspan == 3
    assert slot(FORMAT_2021.proactive, "第二十条第（八）项").colspan == 4


def test_litigation_spans_both_kinds_of_suit() -> None:
    table = FORMAT_2021.disputes

    assert slot(table, "行政诉讼").colspan == 10
    assert slot(table, "未经复议直接起诉").colspan == 5
    assert slot(table, "结果维持").rowspan == 2


def test_a_blank_form_shows_no_numbers_and_a_filled_one_its_own() -> None:
    table = FORMAT_2021.disputes
    cells = table.complete({("cases", "direct.other"): 3})

    blank = [each.text for each in grid(table) if each.kind is SlotKind.VALUE]
    filled = [each.text for each in grid(table, cells) if each.kind is SlotKind.VALUE]

    assert set(blank) == {""}
    assert filled == ["0"] * 7 + ["3", "0", "3"] + ["0"] * 5
