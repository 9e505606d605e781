from datetime import date
from decimal import Decimal
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.annual.formats import FORMATS
from gongkai.bodies.models import PublicBody
from gongkai.law.outcomes import Outcome
from gongkai.reporting import compute
from gongkai.reporting.tests import make

pytestmark = pytest.mark.django_db
PLACES = [(t.key, *place) for t in FORMATS["2021"].tables for place in t.places]


@pytest.fixture
def rich() -> PublicBody:
    body, random = make.body(), Random(20240101)
    make.requests(body, random, 1800)
    make.disputes(body, random, 160)
    make.ledger(body, random, 120)
    return body


def test_there_are_two_hundred_cells() -> None:
    assert len(PLACES) == 200


def test_every_cell_opens_as_many_records_as_its_number_says(rich: PublicBody) -> None:
    report = compute.compute(rich, make.YEAR)

    for table, row, column in PLACES:
        shown = (report.cells(table) or {})[row, column].value
        behind = compute.counted(rich, make.YEAR, table).records(row, column)
        counted = (
            Decimal(sum(charge.fen for charge in behind)) / 1_000_000
            if row == "charge"
            else behind.count()
        )
        assert counted == shown, (table, row, column)


def test_no_cell_of_the_rich_year_is_empty(rich: PublicBody) -> None:
    report = compute.compute(rich, make.YEAR)

    empty = [
        (table, row, column)
        for table, row, column in PLACES
        if not (report.cells(table) or {})[row, column].value
    ]

    assert empty == []


def test_another_bodys_records_are_not_counted(rich: PublicBody) -> None:
    other = make.body("xinqiao")

    report = compute.compute(other, make.YEAR)

    assert not any(
        cell.value for _, cells in report.tables() for cell in (cells or {}).values()
    )


def test_the_number_of_queries_does_not_grow_with_the_records() -> None:
    body = make.body()
    with CaptureQueriesContext(connection) as few:
        compute.compute(body, make.YEAR)
    make.requests(body, Random(1), 300)
    make.disputes(body, Random(1), 60)
    make.ledger(body, Random(1), 60)

    with CaptureQueriesContext(connection) as many:
        compute.compute(body, make.YEAR)

    assert len(many) <= len(few) <= 12


def test_a_request_received_on_the_last_day_counts_in_both_years() -> None:
    body = make.body()
    make.info_request(
        body, received=date(2024, 12, 31), decided=date(2025, 1, 20)
    ).save()

    first, second = (
        compute.compute(body, year).requests or {} for year in (2024, 2025)
    )

    assert first["received", "person"].value == 1
    assert first["carried_out", "total"].value == 1
    assert first["handled", "total"].value == 0
    assert second["received", "total"].value == 0
    assert second["carried_in", "person"].value == 1
    assert second[Outcome.GRANTED.key, "person"].value == 1


def test_four_hundred_yuan_are_four_hundredths_of_ten_thousand() -> None:
    body = make.body()
    body.charges.create(
        on=date(2024, 5, 1), item="复制费", fen=40_000, receipt_number="1"
    )

    report = compute.compute(body, 2024)

    assert str((report.proactive or {})["charge", "amount"]) == "0.04"


def test_a_year_cut_short_sees_nothing_after_its_last_day() -> None:
    body = make.body()
    make.info_request(body, received=date(2024, 3, 1), decided=date(2024, 10, 2)).save()
    make.info_request(body, received=date(2024, 11, 1)).save()

    cells = compute.compute(body, 2024, until=date(2024, 10, 1)).requests or {}

    assert cells["received", "total"].value == 1
    assert cells["handled", "total"].value == 0
    assert cells["carried_out", "total"].value == 1
