"""Fees: computed by the law, paid in full, counted in the year they came in."""

from datetime import date
from typing import Any

import pytest

from gongkai.inforequests import queries
from gongkai.inforequests.errors import RequestRefused
from gongkai.inforequests.tests import make

pytestmark = pytest.mark.django_db
PERSON = "522627190001019999"


def test_a_fee_by_page_depends_on_this_requests_pages() -> None:
    asked = make.info_request(("ask_fee", {"method": "page", "quantity": 260}))

    assert (asked.fee_method, asked.fee_asked_yuan, asked.fee_yuan) == (
        "page",
        5100,
        None,
    )


def test_a_fee_by_item_adds_to_the_requesters_month() -> None:
    actor = make.handler()
    for _ in range(40):
        make.received(actor=actor, identity_number=PERSON)

    asked = make.info_request(
        ("ask_fee", {"method": "item", "quantity": 1}),
        actor=actor,
        identity_number=PERSON,
    )

    assert asked.fee_asked_yuan == 300


def test_a_form_split_into_pieces_counts_for_each_of_them() -> None:
    asked = make.info_request(("ask_fee", {"method": "item", "quantity": 14}))

    assert asked.fee_asked_yuan == 400


def test_another_month_and_another_requester_do_not_add_up() -> None:
    actor = make.handler()
    for _ in range(10):
        make.received(actor=actor, on=date(2024, 1, 31), identity_number=PERSON)
        make.received(actor=actor, on=date(2024, 2, 1))
    made = make.received(actor=actor, on=date(2024, 2, 1), identity_number=PERSON)

    assert queries.pieces_before(made) == 0


@pytest.mark.parametrize(("method", "quantity"), [("page", 30), ("item", 10)])
def test_what_is_free_is_not_charged(method: str, quantity: int) -> None:
    with pytest.raises(RequestRefused, match="没有超出免费范围"):
        make.info_request(("ask_fee", {"method": method, "quantity": quantity}))


def test_without_an_identity_number_there_is_no_fee_by_item() -> None:
    with pytest.raises(RequestRefused, match="没有登记申请人的证件号码"):
        make.info_request(
            ("ask_fee", {"method": "item", "quantity": 14}), identity_number=""
        )


@pytest.mark.parametrize("quantity", [0, -1, True, "7", 10_000_000])
def test_a_quantity_is_a_whole_number(quantity: object) -> None:
    with pytest.raises(RequestRefused, match="大于零的整数"):
        make.info_request(("ask_fee", {"method": "page", "quantity": quantity}))


def test_a_payment_in_full_restarts_the_clock_and_is_kept() -> None:
    paid = make.info_request(
        ("ask_fee", {"on": date(2025, 9, 8), "quantity": 110}),
        ("take_fee", {"on": date(2025, 9, 25)}),
        on=date(2025, 9, 1),
    )

    assert (paid.fee_yuan, paid.fee_paid_on) == (900, date(2025, 9, 25))
    assert paid.due_on == date(2025, 10, 29)


def test_a_part_payment_is_not_a_payment() -> None:
    with pytest.raises(RequestRefused, match="不符。全部缴清后再登记"):
        make.info_request("ask_fee", ("take_fee", {"yuan": 1}))


def test_one_request_is_charged_once() -> None:
    with pytest.raises(RequestRefused, match="只收一次"):
        make.info_request("ask_fee", "take_fee", "ask_fee")


def test_the_years_fees_are_those_paid_in_it() -> None:
    actor = make.handler()
    walk: Any = [("ask_fee", {"quantity": 101}), ("take_fee", {"on": date(2025, 1, 3)})]
    make.info_request("ask_fee", "take_fee", actor=actor)
    make.info_request(*walk, actor=actor, on=date(2024, 12, 25))
    make.info_request("ask_fee", actor=actor)

    old = queries.counts(actor.body, 2024).fees()
    new = queries.counts(actor.body, 2025).fees()

    assert (old.yuan, old.records().count()) == (720, 1)
    assert (new.yuan, new.records().count()) == (720, 1)
