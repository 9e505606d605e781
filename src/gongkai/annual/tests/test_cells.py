from decimal import Decimal

import pytest

from gongkai.annual.cells import Cell, CellState


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell.printed(5), "5"),
        (Cell.printed(Decimal("0.0400")), "0.04"),
        (Cell.printed(Decimal("-0.0")), "0"),
        (Cell.printed(7, "7件"), "7件"),
        (Cell.noted(22, "22（其中修订16件）"), "22（其中修订16件）"),
        (Cell.inferred(3), "3"),
        (Cell.blank(), ""),
        (Cell.blank("　"), "　"),
        (Cell.slash("—"), "—"),
        (Cell.unreadable("若干"), "若干"),
        (Cell(None, CellState.BLANK), ""),
    ],
)
def test_a_cell_prints_as_it_stood(cell: Cell, text: str) -> None:
    assert str(cell) == text


def test_a_blank_is_not_a_zero() -> None:
    assert Cell.blank() != Cell.printed(0)
    assert Cell.blank().value is None


@pytest.mark.parametrize(
    ("value", "state"), [(None, CellState.PRINTED), (0, CellState.BLANK)]
)
def test_a_value_and_its_state_must_agree(value: int | None, state: CellState) -> None:
    with pytest.raises(ValueError, match="不相符"):
        Cell(value, state)
