import pytest

from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.importing import Plan, Row, sheets
from gongkai.bodies.tests import make as bodies
from gongkai.catalogue.models import Column
from gongkai.catalogue.sheets import ColumnSheet
from gongkai.catalogue.tests import make

pytestmark = pytest.mark.django_db
SHEET = ColumnSheet()


def row(number: int = 2, **changes: str) -> Row:
    return Row(
        number,
        {
            "body": "gaotun",
            "key": "dongtai",
            "title": "工作动态",
            "interval": "两周",
            **changes,
        },
    )


def test_the_sheet_stands_in_the_first_workbook() -> None:
    assert "栏目" in [sheet.title for sheet in sheets()]


def test_columns_are_written_once_in_the_order_of_the_rows() -> None:
    body = bodies.body("gaotun")
    officer = bodies.staff(body=body)
    rows = [
        row(responsible=officer.username),
        row(3, key="gonggao", title="通知公告", interval="六个月"),
    ]

    written = [SHEET.write(rows, actor=officer, at=None) for _ in range(2)]

    assert written == [2, 0]
    assert [(c.key, c.interval, c.responsible) for c in Column.objects.all()] == [
        ("dongtai", "two_weeks", officer),
        ("gonggao", "six_months", None),
    ]


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ([row(body="other")], "机构代码"),
        ([row(key="工作")], "栏目代码"),
        ([row(key="report")], "栏目代码"),
        ([row(), row(3)], "栏目代码"),
        ([row(responsible="nobody")], "责任人账号"),
    ],
)
def test_a_faulty_row_is_named(rows: list[Row], column: str) -> None:
    county = bodies.county()
    plan = Plan(county=county, rows={"栏目": rows}, codes=frozenset({"gaotun"}))

    faults = list(SHEET.check(rows, plan))

    assert [(fault.row, fault.column) for fault in faults] == [
        (rows[-1].number, column)
    ]


def test_a_column_that_is_refused_undoes_the_workbook() -> None:
    bodies.body("gaotun")

    with pytest.raises(PeopleRefused, match="第2行"):
        SHEET.write([row(key="BAD")], actor=make.column().body.staff.first(), at=None)  # type: ignore[arg-type]
