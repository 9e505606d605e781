"""The demonstration year: what 高屯 published, and a department that leaves no cell at nought."""

import json
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from gongkai.annual.formats import format_for
from gongkai.annual.report import Report
from gongkai.bodies.models import PublicBody
from gongkai.catalogue import queries as catalogue
from gongkai.catalogue.models import Column, Publication
from gongkai.config import demo
from gongkai.inforequests.models import InfoRequest
from gongkai.law import freshness
from gongkai.reporting import compute, findings
from gongkai.reporting.models import AnnualReport

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parent / "golden"
FORM = format_for(2024)
TABLES = {table.key: table for table in FORM.tables}


class Rolled(Exception):
    pass


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Load the demonstration once, and take it back when the module is done."""
    quick = override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        DATA=tmp_path_factory.mktemp("data"),
        TODAY=date(2025, 1, 20),
        DEMO=True,
    )
    with django_db_blocker.unblock(), quick:
        outer = transaction.atomic()
        outer.__enter__()
        demo.load(say=lambda line: None)
        yield
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def gaotun(loaded: None) -> PublicBody:
    return PublicBody.objects.get(code="gaotun")


@pytest.fixture
def department(loaded: None) -> PublicBody:
    return PublicBody.objects.get(code="chenghu-zrzy")


def published(body: PublicBody) -> Report:
    return compute.report_of(AnnualReport.objects.get(body=body, year=2024))


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def golden(name: str) -> Any:
    return json.loads((GOLDEN / name).read_text())


def test_the_two_hundred_cells_are_the_published_ones(gaotun: PublicBody) -> None:
    truth = golden("gaotun2024.expected.json")

    report = published(gaotun)
    values = {
        key: [cell.value for cell in cells.values()]
        for key, cells in (
            ("proactive", report.proactive or {}),
            ("requests", report.requests or {}),
            ("disputes", report.disputes or {}),
        )
    }

    two = truth["table2"]
    assert values["proactive"] == [
        *two["regulations"].values(),
        *two["normative_documents"].values(),
        two["licensing"],
        two["penalty"],
        two["coercion"],
        Decimal(two["fees_wan_yuan"]),
    ]
    assert values["requests"] == [n for row in truth["table3"]["rows"] for n in row]
    assert values["disputes"] == truth["table4"]
    assert sum(map(len, values.values())) == 200


@pytest.mark.parametrize(
    "fact", golden("gaotun2024.facts.json")["facts"], ids=lambda fact: str(fact["id"])
)
def test_every_figure_of_the_published_text_stands_in_ours(
    gaotun: PublicBody, fact: dict[str, Any]
) -> None:
    narrative = published(gaotun).narrative
    text = folded("".join(part or "" for _, part in narrative.parts()))

    assert folded(fact["quote"]) in text


def test_the_hundred_and_eight_are_counted_from_confirmed_publications(
    gaotun: PublicBody,
) -> None:
    counts = catalogue.counts(gaotun, 2024)

    assert (counts.portal, counts.wechat, counts.documents) == (54, 50, 4)
    assert counts.total == 108
    assert not Publication.objects.filter(
        item__body=gaotun, confirmed_on__isnull=True
    ).exists()


def test_the_two_week_columns_never_lapse(gaotun: PublicBody) -> None:
    for column in Column.objects.filter(body=gaotun, interval="two_weeks"):
        days = sorted(
            Publication.objects.filter(
                item__column=column, channel="portal"
            ).values_list("published_on", flat=True)
        )
        interval = freshness.Interval(column.interval)
        stale = [
            day
            for day in (date(2024, 1, 1) + timedelta(n) for n in range(366))
            if freshness.is_stale(
                max(d for d in days if d <= day), on=day, interval=interval
            )
        ]

        assert stale == []


def test_the_report_is_published_and_without_findings_that_block(
    gaotun: PublicBody,
) -> None:
    report = AnnualReport.objects.get(body=gaotun, year=2024)

    found = findings.of(report, published(gaotun), on=date(2025, 1, 20))

    assert report.state == "published"
    assert [each for each in found if each.severity != "info"] == []


def test_the_department_balances_and_carries_over(department: PublicBody) -> None:
    report = AnnualReport.objects.get(body=department, year=2024)

    found = findings.of(report, published(department), on=date(2025, 1, 20))

    assert [each.message for each in found if each.severity == "error"] == []


def test_no_cell_of_the_department_is_nought_but_the_rules_it_may_not_make(
    department: PublicBody,
) -> None:
    report = published(department)
    zeros = {
        (key, *place)
        for key in TABLES
        for place, cell in (getattr(report, key) or {}).items()
        if not cell.value
    }

    assert zeros == {
        ("proactive", "rule", column) for column in ("issued", "repealed", "in_force")
    }


@pytest.mark.parametrize("key", ["proactive", "requests", "disputes"])
def test_every_cell_of_the_department_opens_as_many_records_as_it_counts(
    department: PublicBody, key: str
) -> None:
    cells = getattr(published(department), key)
    counts = compute.counted(department, 2024, key)

    wrong = {
        place: (cell.value, counts.records(*place).count())
        for place, cell in cells.items()
        if place[0] != "charge" and counts.records(*place).count() != cell.value
    }

    assert wrong == {}


def test_the_charges_behind_the_amount_add_up_to_it(department: PublicBody) -> None:
    cells = published(department).proactive
    charges = compute.counted(department, 2024, "proactive").records("charge", "amount")

    assert cells is not None
    assert (
        sum(charge.yuan for charge in charges) / 10_000
        == cells["charge", "amount"].value
    )


def test_every_request_stands_where_its_history_says(department: PublicBody) -> None:
    from gongkai.inforequests import replay

    requests = InfoRequest.objects.filter(body=department)

    assert requests.count() >= 60
    assert [r.number for r in requests if replay.differences(r)] == []


def test_identity_numbers_cannot_exist(department: PublicBody) -> None:
    persons = InfoRequest.objects.filter(requester_kind="person")

    assert [
        r.identity_number for r in persons if r.identity_number[6:12] != "190001"
    ] == []
