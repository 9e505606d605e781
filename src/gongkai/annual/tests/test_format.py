import pytest

from gongkai.annual.formats import FORMAT_2019, FORMAT_2021, format_for
from gongkai.annual.tables import Table
from gongkai.law.errors import NotInForce
from gongkai.law.outcomes import Outcome


def test_the_2021_form_has_two_hundred_cells() -> None:
    assert [len(table.places) for table in FORMAT_2021.tables] == [10, 175, 15]


def test_request_rows_stand_in_the_official_order() -> None:
    rows = [row.key for row in FORMAT_2021.requests.rows]

    assert rows == [
        "received",
        "carried_in",
        *(outcome.key for outcome in Outcome),
        "handled",
        "carried_out",
    ]


def test_request_columns_stand_in_the_official_order() -> None:
    columns = [column.key for column in FORMAT_2021.requests.columns]

    assert columns == [
        "person",
        "business",
        "research",
        "charity",
        "legal_service",
        "other",
        "total",
    ]


def test_the_2019_form_has_nineteen_outcomes_in_twenty_three_rows() -> None:
    table = FORMAT_2019.requests

    assert len(table.rows) == 23
    assert len(table.row("handled").parts) == 19
    assert table.row("other").label == "（六）其他处理"


def test_the_2019_form_asks_for_changes_and_procurement() -> None:
    table = FORMAT_2019.proactive
    widths = {row.key: len(table.columns_of(row)) for row in table.rows}

    assert widths == {
        "rule": 3,
        "normative": 3,
        "licence": 3,
        "service": 3,
        "penalty": 3,
        "coercion": 3,
        "charge": 2,
        "procurement": 2,
    }


@pytest.mark.parametrize("year", range(2019, 2031))
def test_every_report_year_since_2019_has_a_format(year: int) -> None:
    assert format_for(year) is (FORMAT_2019 if year < 2021 else FORMAT_2021)


def test_a_year_before_2019_has_no_format() -> None:
    with pytest.raises(NotInForce, match="2019"):
        format_for(2018)


def test_a_format_finds_its_tables_by_key() -> None:
    assert FORMAT_2021.table("disputes") is FORMAT_2021.disputes


@pytest.mark.parametrize("table", FORMAT_2021.tables, ids=lambda table: table.key)
def test_an_unknown_line_is_refused(table: Table) -> None:
    with pytest.raises(KeyError):
        table.row("nobody")
    with pytest.raises(KeyError):
        table.column("nobody")


def test_disputes_columns_stand_in_the_order_of_table_four() -> None:
    columns = [column.key for column in FORMAT_2021.disputes.columns]

    assert columns[:5] == [
        "reconsideration.upheld",
        "reconsideration.overturned",
        "reconsideration.other",
        "reconsideration.pending",
        "reconsideration.total",
    ]
    assert columns[5] == "direct.upheld"
    assert columns[-1] == "after_reconsideration.total"
