"""Fees against a price list read off the measure of 2020, one item or page after the other."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.proofs.console import Console

from gongkai.law.fees import fee_by_item, fee_by_page

COUNTED = 3_000
PAGES = {30: 0, 100: 10, 200: 20, 10**9: 40}


def _item_price(nth: int) -> int:
    """Return the price of the nth item: free to 10, 100 to 30, then 100 more for each ten."""
    if nth <= 10:
        return 0
    if nth <= 30:
        return 100
    price, upto = 200, 40
    while nth > upto:
        price, upto = price + 100, upto + 10
    return price


def _page_price(nth: int) -> int:
    return next(price for upto, price in PAGES.items() if nth <= upto)


def test_the_fee_is_the_sum_of_the_prices_of_each_item_and_page() -> None:
    items = pages = 0

    for nth in range(1, COUNTED + 1):
        items += _item_price(nth)
        pages += _page_price(nth)

        assert (fee_by_item(nth), fee_by_page(nth)) == (items, pages)


@given(st.integers(0, 10**7))
def test_one_more_never_costs_less_than_the_one_before(number: int) -> None:
    for fee in (fee_by_item, fee_by_page):
        step = fee(number + 1) - fee(number)
        after = fee(number + 2) - fee(number + 1)

        assert 0 <= step <= after


@given(st.integers(0, 500), st.integers(0, 500))
def test_splitting_a_bill_never_makes_it_dearer(one: int, other: int) -> None:
    for fee in (fee_by_item, fee_by_page):
        assert fee(one) + fee(other) <= fee(one + other)


@pytest.mark.parametrize("what", ["items", "pages"])
def test_the_bands_shown_add_up_to_the_fee(what: str, console: Console) -> None:
    for number in (0, 10, 30, 41, 75, 260):
        bare = console.run("fee", what, str(number))
        explained = console.run("fee", what, str(number), "--explain")

        assert bare.out.strip() in explained.out
        assert (explained.status, explained.err) == (0, "")


def test_a_fee_is_printed_as_a_bare_integer(console: Console) -> None:
    assert json.loads(console.run("fee", "items", "10000").out) == fee_by_item(10_000)
