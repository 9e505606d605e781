from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from gongkai.bodies.models import PublicBody
from gongkai.bodies.tests import make as bodies
from gongkai.catalogue import actions, policies
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.queries import counts
from gongkai.catalogue.tests import make
from gongkai.channels.keys import Channel

pytestmark = pytest.mark.django_db


def fill(body: PublicBody, times: int = 1) -> None:
    column = make.column(body)
    for _ in range(times):
        make.published(column, on=date(2024, 1, 3), channels=make.BOTH)
        make.document(column, composed_on=date(2024, 5, 6))
        make.decision(body)
        make.charge(body, "1")


def test_an_empty_year_is_all_zero() -> None:
    found = counts(bodies.body(), 2024)

    assert set(found.cells.values()) == {0}
    assert len(found.cells) == 10
    assert (found.portal, found.wechat, found.documents, found.total) == (0, 0, 0, 0)


def test_the_policy_counts_portal_pushes_and_documents_apart() -> None:
    column = make.column()
    make.published(column, channels=make.BOTH)
    make.published(column, channels=(Channel.WECHAT,))
    for kind in ("system", "annual_report", "powers", "budget", "three_expenses"):
        make.published(column, kind=kind)

    found = counts(column.body, 2024)

    assert (found.portal, found.wechat, found.documents, found.total) == (1, 2, 4, 7)


def test_a_document_counts_once_whatever_its_channels() -> None:
    column = make.column()
    make.published(column, kind="system", channels=make.BOTH)

    found = counts(column.body, 2024)

    assert (found.portal, found.documents) == (0, 1)


def test_an_unconfirmed_push_does_not_count() -> None:
    column = make.column()
    make.published(column, channels=make.BOTH, confirm=False)

    found = counts(column.body, 2024)

    assert (found.portal, found.wechat) == (1, 0)


def test_a_push_counts_in_the_year_it_was_confirmed() -> None:
    column = make.column()
    make.published(column, on=date(2024, 12, 31), channels=make.BOTH)

    assert (counts(column.body, 2024).portal, counts(column.body, 2024).wechat) == (
        1,
        0,
    )
    assert (counts(column.body, 2025).portal, counts(column.body, 2025).wechat) == (
        0,
        1,
    )


def test_the_last_minute_of_the_year_in_shanghai_counts_in_it() -> None:
    column = make.column()
    item = make.draft(column, on=date(2024, 12, 31))
    last = make.moment(date(2024, 12, 31)).replace(hour=15, minute=59)

    actions.publish_item(actor=None, item=item, channels=["portal"], at=last)

    assert counts(column.body, 2024).portal == 1
    assert counts(column.body, 2025).portal == 0


def test_withdrawing_after_the_year_leaves_its_figures_alone() -> None:
    column = make.column()
    early, late = make.published(column), make.published(column)

    actions.withdraw_item(
        actor=None, item=early, reason="内容有误", at=make.moment(date(2024, 12, 31))
    )
    actions.withdraw_item(
        actor=None, item=late, reason="内容有误", at=make.moment(date(2025, 1, 1))
    )

    assert counts(column.body, 2024).portal == 1


def test_rules_count_when_made_when_repealed_and_while_in_force() -> None:
    column = make.column()
    old = make.document(column, composed_on=date(2019, 6, 10))
    make.document(column, composed_on=date(2023, 6, 10))
    new = make.document(column, composed_on=date(2024, 7, 31))
    actions.repeal_item(
        actor=None,
        item=old,
        on=date(2024, 7, 31),
        by=new,
        at=make.moment(date(2024, 8, 1)),
    )
    make.draft(column, kind="normative", composed_on=date(2024, 2, 1))

    cells = counts(column.body, 2024).cells

    assert [cells["normative", key] for key in ("issued", "repealed", "in_force")] == [
        1,
        1,
        2,
    ]
    assert [cells["rule", key] for key in ("issued", "repealed", "in_force")] == [
        0,
        0,
        0,
    ]


def test_what_was_made_but_not_disclosed_still_counts_as_made() -> None:
    column = make.column()
    item = make.draft(
        column, kind="normative", attribute="withheld", composed_on=make.MONDAY
    )
    actions.file_item(actor=None, item=item)

    assert counts(column.body, 2024).cells["normative", "issued"] == 1


def test_the_stock_of_one_year_carries_into_the_next() -> None:
    column = make.column()
    old = [make.document(column, composed_on=date(2020, 1, nth)) for nth in range(1, 6)]
    for item in old[:2]:
        actions.repeal_item(
            actor=None,
            item=item,
            on=date(2024, 5, 1),
            validity="lapsed",
            at=make.moment(date(2024, 6, 1)),
        )
    make.document(column, composed_on=date(2024, 4, 1))

    before, after = counts(column.body, 2023).cells, counts(column.body, 2024).cells

    assert after["normative", "in_force"] == (
        before["normative", "in_force"]
        + after["normative", "issued"]
        - after["normative", "repealed"]
    )


def test_decisions_count_whether_published_or_lawfully_not() -> None:
    body = bodies.body()
    make.decision(body)
    make.decision(body, published=False, withheld_reason="涉及国家秘密")
    make.decision(body, kind="penalty")
    make.decision(body, on=date(2023, 12, 31))

    cells = counts(body, 2024).cells

    assert [
        cells[kind, "decisions"] for kind in ("licence", "penalty", "coercion")
    ] == [2, 1, 0]


def test_charges_are_an_exact_decimal_of_ten_thousand_yuan() -> None:
    body = bodies.body()
    for yuan in ("128650.50", "96400", "352000", "87320.25"):
        make.charge(body, yuan)

    assert counts(body, 2024).cells["charge", "amount"] == Decimal("66.437075")


@given(fens=st.lists(st.integers(0, 10**13), max_size=5))
def test_no_sum_of_fen_is_ever_rounded(fens: list[int]) -> None:
    assert sum((Decimal(fen).scaleb(-2) for fen in fens), Decimal(0)) * 100 == sum(fens)


def test_a_rehearsal_sees_nothing_after_its_day() -> None:
    body = bodies.body()
    fill(body)

    part = counts(body, 2024, until=date(2024, 3, 3))

    assert (part.portal, part.wechat) == (1, 1)
    assert part.cells["licence", "decisions"] == 0
    assert part.cells["normative", "in_force"] == 0


def test_every_figure_opens_as_many_records_as_it_says() -> None:
    body = bodies.body()
    fill(body, 2)
    found = counts(body, 2024)

    for (row, column), number in found.cells.items():
        records = found.records(row, column)
        said = (
            sum(each.fen for each in records) / Decimal(1_000_000)
            if row == "charge"
            else records.count()
        )
        assert said == number, (row, column)
    assert found.records("publications", "portal").count() == found.portal
    assert found.records("publications", "wechat").count() == found.wechat
    assert found.records("publications", "documents").count() == found.documents


@pytest.mark.parametrize(
    "cell",
    [
        ("rule", "decisions"),
        ("charge", "issued"),
        ("licence", "amount"),
        ("publications", "radio"),
        ("x", "y"),
    ],
)
def test_there_are_no_records_behind_a_cell_that_does_not_exist(
    cell: tuple[str, str],
) -> None:
    with pytest.raises(KeyError):
        counts(bodies.body(), 2024).records(*cell)


def test_another_body_never_counts() -> None:
    fill(bodies.body())

    found = counts(bodies.body(), 2024)

    assert found.total == 0
    assert set(found.cells.values()) == {0}


@pytest.mark.parametrize("times", [1, 10])
def test_counting_takes_as_many_queries_for_ten_times_the_records(
    times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    body = bodies.body()
    fill(body, times)

    with django_assert_num_queries(6):
        counts(body, 2024)


def test_a_body_may_count_its_own_way() -> None:
    column = make.column()
    make.published(column, kind="budget")
    make.published(column, kind="budget")
    actions.set_counting_policy(
        actor=None,
        body=column.body,
        name="逐件计",
        groups=[{"label": "财政预决算", "kinds": ["budget"], "as_one": False}],
    )

    found = counts(column.body, 2024)

    assert (found.policy.name, found.documents) == ("逐件计", 2)


@pytest.mark.parametrize(
    "groups",
    [
        [{"label": "甲", "kinds": ["poem"], "as_one": False}],
        [{"label": "甲"}],
        [{"label": "甲", "kinds": ["budget"], "as_one": False}] * 2,
        [3],
    ],
)
def test_a_policy_that_would_count_twice_or_nothing_is_refused(
    groups: list[Any],
) -> None:
    with pytest.raises(CatalogueRefused):
        actions.set_counting_policy(
            actor=None, body=bodies.body(), name="口径", groups=groups
        )


def test_the_shipped_policy_survives_being_stored() -> None:
    assert (
        policies.from_json(policies.DEFAULT.name, policies.DEFAULT.as_json())
        == policies.DEFAULT
    )


def test_the_year_of_gaotun_counts_fifty_four_fifty_and_four() -> None:
    column = make.column()
    for nth in range(54):
        both = nth < 50
        make.published(
            column,
            on=date(2024, 1, 2) + timedelta(days=6 * nth),
            channels=make.BOTH if both else (Channel.PORTAL,),
        )
    for kind in ("system", "annual_report", "powers", "budget"):
        make.published(column, kind=kind)

    found = counts(column.body, 2024)

    assert (found.portal, found.wechat, found.documents, found.total) == (
        54,
        50,
        4,
        108,
    )
