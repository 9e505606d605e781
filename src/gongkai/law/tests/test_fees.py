"""Fees against a price list walked piece by piece."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.errors import BadHistory, NotInForce
from gongkai.law.fees import FeeMethod, bands, fee_by_item, fee_by_page


def price_of_item(nth: int) -> int:
    return 0 if nth <= 10 else 100 if nth <= 30 else 200 + 100 * ((nth - 31) // 10)


def price_of_page(nth: int) -> int:
    return 0 if nth <= 30 else 10 if nth <= 100 else 20 if nth <= 200 else 40


@given(st.integers(0, 700))
def test_the_fee_is_the_sum_of_the_prices(number: int) -> None:
    assert fee_by_item(number) == sum(map(price_of_item, range(1, number + 1)))
    assert fee_by_page(number) == sum(map(price_of_page, range(1, number + 1)))


@given(st.integers(0, 10**9), st.sampled_from(FeeMethod))
def test_the_bands_cover_every_piece_and_add_up(number: int, method: FeeMethod) -> None:
    found = bands(method, number)

    assert sum(band.count for band in found) == number
    assert all(
        later.first == band.last + 1 for band, later in itertools.pairwise(found)
    )
    assert all(
        band.yuan == band.rate * band.count for band in found if band.rate is not None
    )
    assert len(found) < 30


def test_t17_the_forty_first_request_costs_three_hundred() -> None:
    assert fee_by_item(41) == 4300
    assert fee_by_item(41) - fee_by_item(40) == 300


def test_two_small_applications_cost_nothing() -> None:
    assert fee_by_page(20) + fee_by_page(20) == 0
    assert fee_by_item(10) + fee_by_item(10) == 0


@pytest.mark.parametrize("fee", [fee_by_item, fee_by_page])
def test_less_than_nothing_and_a_day_before_the_rules_are_refused(fee: object) -> None:
    assert callable(fee)
    with pytest.raises(BadHistory, match="数量“-1”"):
        fee(-1)
    with pytest.raises(NotInForce, match="2021-01-01"):
        fee(1, date(2020, 12, 31))


def test_a_method_has_its_unit() -> None:
    assert [(method.label, method.unit) for method in FeeMethod] == [
        ("按件", "件"),
        ("按量", "页"),
    ]
