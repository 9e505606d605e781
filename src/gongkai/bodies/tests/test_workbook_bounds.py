"""A small file with a far cell must not end the process that reads it."""

from io import BytesIO

import pytest
import xlsxwriter

from gongkai.bodies import workbook
from gongkai.bodies.errors import PeopleRefused


def book(row: int, column: int) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        page = made.add_worksheet("机构")
        page.write(0, 0, "机构代码")
        page.write(row, column, "远")
    return out.getvalue()


@pytest.mark.parametrize(
    ("row", "column"), [(1_048_575, 16_383), (20_000, 0), (0, 200)]
)
def test_a_cell_far_outside_the_template_is_refused(row: int, column: int) -> None:
    content = book(row, column)

    with pytest.raises(PeopleRefused, match="机构"):
        workbook.read(content, ())


def test_bytes_that_are_no_workbook_are_refused() -> None:
    with pytest.raises(PeopleRefused):
        workbook.read(b"PK\x03\x04nothing", ())
