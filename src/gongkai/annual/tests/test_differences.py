from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual.cells import Cell
from gongkai.annual.differences import compare
from gongkai.annual.formats import FORMAT_2021
from gongkai.annual.tests import make


@given(st.data())
@settings(max_examples=20, deadline=None)
def test_a_changed_cell_is_the_only_difference(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(FORMAT_2021.tables))
    place = data.draw(st.sampled_from(table.places))
    report = make.report()

    (difference,) = compare(report, make.with_cell(report, table.key, *place, 3))

    assert (difference.table, difference.row, difference.column) == (table.key, *place)
    assert difference.message.endswith("由 0 变为 3。")


def test_equal_reports_do_not_differ() -> None:
    assert compare(make.report(), make.report()) == ()


def test_how_a_number_is_written_is_no_difference() -> None:
    report = make.report()

    again = make.with_cell(
        report, "requests", "granted", "person", Cell.printed(0, "零")
    )

    assert compare(report, again) == ()


def test_a_blank_differs_from_a_zero_and_from_a_slash() -> None:
    report = make.report()
    blank = make.with_cell(report, "requests", "granted", "person", Cell.blank())
    slash = make.with_cell(report, "requests", "granted", "person", Cell.slash())

    assert [each.message for each in compare(report, blank)] == [
        "表三“（一）予以公开”行“自然人”列由 0 变为 （空）。"
    ]
    assert len(compare(blank, slash)) == 1


def test_a_missing_table_differs_in_every_cell() -> None:
    report = make.report()

    differences = compare(report, replace(report, disputes=None))

    assert len(differences) == 15
    assert differences[0].message.endswith("由 0 变为 （无此格）。")
    assert {each.after for each in differences} == {None}
