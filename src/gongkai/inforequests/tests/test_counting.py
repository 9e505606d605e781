"""Table three from the records: every cell, the records behind it, one query."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.bodies.models import PublicBody
from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import InfoRequest
from gongkai.inforequests.tests import make
from gongkai.law.intake import IntakeRoute
from gongkai.law.outcomes import Outcome
from gongkai.law.procedure import State
from gongkai.law.requesters import RequesterKind

pytestmark = pytest.mark.django_db
KINDS = [kind.key for kind in RequesterKind]
OUTCOMES = [outcome.key for outcome in Outcome]


def scattered(body: PublicBody, seed: int, number: int = 300) -> list[InfoRequest]:
    """Lay requests over three years, decided or not, confirmed or not, at random."""
    chance = random.Random(seed)
    rows = []
    for nth in range(number):
        received = date(2023, 1, 1) + timedelta(days=chance.randrange(3 * 365))
        decided = received + timedelta(days=chance.choice([0, 5, 30, 200, 400]))
        undecided, unconfirmed = chance.random() < 0.25, chance.random() < 0.1
        rows.append(
            InfoRequest(
                body=body,
                number=f"r{seed}-{nth}",
                requester_kind=chance.choice(KINDS),
                requester_name="甲",
                identity_type="other",
                contact="无",
                subject="无",
                supply="paper",
                route=IntakeRoute.ONLINE.value,
                submitted_at=make.noon(received),
                received_on=None if unconfirmed else received,
                state=State.RECEIVED.value,
                outcome="" if undecided or unconfirmed else chance.choice(OUTCOMES),
                decided_on=None if undecided or unconfirmed else decided,
            )
        )
    return InfoRequest.objects.bulk_create(rows)


def slowly_counted(
    requests: list[InfoRequest], start: date, end: date
) -> Iterator[tuple[str, str]]:
    """Give the cells each request stands in, told one by one from the definitions."""
    for each in requests:
        came, went = each.received_on, each.decided_on
        if came is None or came > end:
            continue
        rows = []
        if came >= start:
            rows.append("received")
        elif went is None or went >= start:
            rows.append("carried_in")
        if went is None or went > end:
            rows.append("carried_out")
        elif went >= start:
            rows += [each.outcome, "handled"]
        for row in rows:
            yield row, each.requester_kind
            yield row, "total"


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("until", [None, date(2024, 10, 1), date(2024, 2, 29)])
def test_every_cell_equals_an_independent_count_and_its_own_records(
    seed: int, until: date | None
) -> None:
    body = make.handler().body
    requests = scattered(body, seed)
    scattered(make.handler().body, seed + 100)
    expected: dict[tuple[str, str], int] = {}
    for cell in slowly_counted(requests, date(2024, 1, 1), until or date(2024, 12, 31)):
        expected[cell] = expected.get(cell, 0) + 1

    counted = queries.counts(body, 2024, until=until)

    assert len(counted.cells) == 25 * 7
    assert {cell: n for cell, n in counted.cells.items() if n} == expected
    assert all(counted.records(*cell).count() == n for cell, n in counted.cells.items())


@pytest.mark.parametrize("seed", range(5))
def test_new_and_carried_in_equal_handled_and_carried_out_in_every_column(
    seed: int,
) -> None:
    body = make.handler().body
    scattered(body, seed)

    cells = queries.counts(body, 2024).cells

    for column in queries.COLUMNS:
        assert (
            cells["received", column] + cells["carried_in", column]
            == cells["handled", column] + cells["carried_out", column]
        )


def test_what_one_year_carries_out_the_next_carries_in() -> None:
    body = make.handler().body
    scattered(body, 7)

    old, new = queries.counts(body, 2023).cells, queries.counts(body, 2024).cells

    for column in queries.COLUMNS:
        assert old["carried_out", column] == new["carried_in", column]


def test_a_request_of_the_last_day_is_new_and_carried_over() -> None:
    actor = make.handler()
    made = make.received(actor=actor, on=date(2025, 12, 31))
    make.advance(made, "reply", actor=actor, on=date(2026, 1, 20))

    old = queries.counts(actor.body, 2025).cells
    new = queries.counts(actor.body, 2026).cells

    assert made.due_on == date(2026, 1, 29)
    assert (
        old["received", "total"],
        old["handled", "total"],
        old["carried_out", "total"],
    ) == (1, 0, 1)
    assert (
        new["carried_in", "total"],
        new["granted", "person"],
        new["received", "total"],
    ) == (1, 1, 0)


def test_an_unconfirmed_request_is_not_counted_until_both_sides_confirm() -> None:
    actor = make.handler()
    made = make.received(actor=actor, on=date(2024, 12, 31), route=IntakeRoute.ONLINE)
    before = queries.counts(actor.body, 2024).cells["received", "total"]

    actions.confirm(
        info_request=made,
        on=date(2025, 1, 2),
        actor=actor,
        expected_seq=1,
        at=make.LATER,
    )

    assert before == 0
    assert queries.counts(actor.body, 2024).cells["received", "total"] == 0
    assert queries.counts(actor.body, 2025).cells["received", "total"] == 1


def test_a_withdrawn_request_counts_under_other() -> None:
    actor = make.handler()
    make.info_request("withdraw", actor=actor)

    cells = queries.counts(actor.body, 2024).cells

    assert cells["other", "person"] == cells["handled", "total"] == 1


def test_the_whole_table_takes_one_query_however_many_requests_there_are() -> None:
    body = make.handler().body
    scattered(body, 1)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        queries.counts(body, 2024)

    assert len(asked) == 1


def test_the_leaves_hold_no_sums() -> None:
    body = make.handler().body
    leaves = queries.counts(body, 2024).leaves

    assert len(leaves) == 24 * 6
    assert not any(row == "handled" or column == "total" for row, column in leaves)


def test_a_cell_the_table_has_not_is_refused() -> None:
    with pytest.raises(KeyError):
        queries.counts(make.handler().body, 2024).records("received", "robots")
