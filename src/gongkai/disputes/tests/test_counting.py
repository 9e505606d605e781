"""Table four from the records: fifteen cells, and the cases behind each."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.disputes import queries
from gongkai.disputes.models import Lawsuit, Reconsideration
from gongkai.disputes.results import CONCLUSIONS, Result, SuitRoute
from gongkai.disputes.tests import make
from gongkai.inforequests.tests import make as requests

pytestmark = pytest.mark.django_db


def test_a_case_counts_in_the_year_it_ended_and_is_pending_before() -> None:
    actor = requests.handler()
    make.reconsideration(
        actor=actor, filed_on=date(2023, 12, 1), ended=(Result.UPHELD, date(2024, 2, 1))
    )

    old, new, after = (
        queries.counts(actor.body, year).cells for year in (2023, 2024, 2025)
    )

    assert old["cases", "reconsideration.pending"] == 1
    assert (
        new["cases", "reconsideration.upheld"]
        == new["cases", "reconsideration.total"]
        == 1
    )
    assert set(after.values()) == {0}


def test_a_case_filed_after_the_day_looked_at_is_not_there_yet() -> None:
    actor = requests.handler()
    make.lawsuit(actor=actor, filed_on=date(2024, 10, 2))

    early = queries.counts(actor.body, 2024, until=date(2024, 10, 1)).cells
    whole = queries.counts(actor.body, 2024).cells

    assert early["cases", "direct.total"] == 0
    assert whole["cases", "direct.pending"] == 1


@pytest.mark.parametrize("seed", range(4))
def test_every_cell_equals_a_slow_count_and_its_own_records(seed: int) -> None:
    chance, actor = random.Random(seed), requests.handler()
    start, end = date(2024, 1, 1), date(2024, 12, 31)
    expected: Counter[str] = Counter()
    for _ in range(60):
        filed = date(2023, 1, 1) + timedelta(days=chance.randrange(3 * 365))
        ended = filed + timedelta(days=chance.choice([0, 40, 300]))
        result = chance.choice(["", *(each.value for each in CONCLUSIONS)])
        block = chance.choice(queries.BLOCKS)
        fields = {
            "body": actor.body,
            "filed_on": filed,
            "result": result,
            "concluded_on": ended if result else None,
        }
        if block == "reconsideration":
            Reconsideration.objects.create(**fields)
        else:
            before = None
            if block == SuitRoute.AFTER_RECONSIDERATION.value:
                before = Reconsideration.objects.create(
                    body=requests.handler().body, filed_on=filed
                )
            Lawsuit.objects.create(**fields, route=block, reconsideration=before)
        if filed > end or (result and ended < start):
            continue
        shown = result if result and ended <= end else "pending"
        expected[f"{block}.{shown}"] += 1
        expected[f"{block}.total"] += 1

    counted = queries.counts(actor.body, 2024)

    assert len(counted.cells) == 15
    assert {column: n for (_, column), n in counted.cells.items() if n} == expected
    assert all(counted.records(*cell).count() == n for cell, n in counted.cells.items())
    assert len(counted.leaves) == 12


def test_table_four_takes_two_queries() -> None:
    actor = requests.handler()
    for _ in range(5):
        make.lawsuit(actor=actor)

    with CaptureQueriesContext(connection) as asked:
        queries.counts(actor.body, 2024)

    assert len(asked) == 2


def test_a_cell_the_table_has_not_is_refused() -> None:
    with pytest.raises(KeyError):
        queries.counts(requests.handler().body, 2024).records("cases", "direct.lost")


@pytest.mark.parametrize(
    ("outcome", "decided_on", "found"),
    [
        ("deliberative", date(2024, 1, 2), ["T4-5"]),
        ("granted_in_part", date(2024, 1, 2), ["T4-5"]),
        ("deliberative", date(2023, 12, 29), []),
        ("not_held", date(2024, 1, 2), []),
        ("separate_inquiry", date(2024, 1, 2), []),
    ],
)
def test_a_direct_suit_over_a_refusal_since_2024_contradicts_reconsideration_first(
    outcome: str, decided_on: date, found: list[str]
) -> None:
    actor = requests.handler()
    replied = requests.info_request(
        ("reply", {"on": decided_on, "outcome": outcome}),
        actor=actor,
        on=date(2023, 12, 25),
    )
    make.lawsuit(actor=actor, info_request=replied, filed_on=date(2024, 2, 1))

    assert [each.rule for each in queries.record_findings(actor.body, 2024)] == found


def test_a_suit_after_reconsideration_contradicts_nothing() -> None:
    actor = requests.handler()
    refused = requests.info_request(("reply", {"outcome": "deliberative"}), actor=actor)
    before = make.reconsideration(actor=actor, info_request=refused)
    make.lawsuit(
        actor=actor,
        route=SuitRoute.AFTER_RECONSIDERATION,
        reconsideration=before,
        filed_on=date(2024, 6, 3),
    )

    assert queries.record_findings(actor.body, 2024) == ()
