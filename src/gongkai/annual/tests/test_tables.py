import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.cells import Amount, Cell
from gongkai.annual.formats import FORMAT_2019, FORMAT_2021
from gongkai.annual.tables import Place, Table

TABLES = (*FORMAT_2021.tables, *FORMAT_2019.tables)


def leaves_of(table: Table) -> st.SearchStrategy[dict[Place, Amount]]:
    return st.fixed_dictionaries(
        {}, optional={place: st.integers(0, 10**6) for place in table.leaves}
    )


@given(st.data())
def test_a_completed_table_adds_up_in_every_sum(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(TABLES))

    cells = table.complete(data.draw(leaves_of(table)))

    for equation in table.equations():
        if equation.kind != "identity":
            (total,) = equation.left
            assert cells[total].value == sum(
                cells[part].value or 0 for part in equation.right
            )


def test_completing_keeps_the_leaves_and_fills_the_rest() -> None:
    table = FORMAT_2021.requests

    cells = table.complete({("granted", "person"): 2, ("repeated", "business"): 3})

    assert cells["granted", "total"].value == 2
    assert cells["handled", "person"].value == 2
    assert cells["handled", "total"].value == 5
    assert cells["received", "total"] == Cell.printed(0)


@pytest.mark.parametrize("place", [("handled", "person"), ("granted", "total")])
def test_a_sum_cannot_be_filled_by_hand(place: Place) -> None:
    with pytest.raises(KeyError, match=place[0]):
        FORMAT_2021.requests.complete({place: 1})


def test_the_identity_is_asked_of_all_seven_columns() -> None:
    identities = [
        each for each in FORMAT_2021.requests.equations() if each.kind == "identity"
    ]

    assert [each.left[0][1] for each in identities] == [
        column.key for column in FORMAT_2021.requests.columns
    ]
    assert len(identities[0].places) == 4


def test_missing_cells_are_filled_as_blanks_not_zeros() -> None:
    table = FORMAT_2021.disputes

    cells = table.filled({("cases", "direct.other"): Cell.printed(1)})

    assert cells["cases", "direct.upheld"] == Cell.blank()
    assert list(cells) == list(table.places)


def test_a_cell_outside_the_table_is_refused() -> None:
    with pytest.raises(KeyError, match="nobody"):
        FORMAT_2021.disputes.filled({("cases", "nobody"): Cell.blank()})
