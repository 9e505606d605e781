"""The calendar against the published facts and against a plain walk over the days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.errors import BadHistory, NotGazetted
from gongkai.law.gazette import notices, regions
from gongkai.law.workdays import FIRST, LAST, Reason, national, regional

ONE = timedelta(days=1)
DAYS = st.dates(FIRST, date(2028, 12, 31))


@pytest.mark.parametrize(
    ("year", "number"), [(2023, 249), (2024, 251), (2025, 248), (2026, 248)]
)
def test_a_year_has_as_many_working_days_as_published(year: int, number: int) -> None:
    assert national().between(date(year - 1, 12, 31), date(year, 12, 31)) == number


def test_every_published_exception_is_kept() -> None:
    for notice in notices().values():
        assert notice.links
        assert not set(notice.off) & set(notice.worked)
        assert all(day not in national() for day in notice.off if day >= FIRST)
        assert all(day in national() for day in notice.worked if day >= FIRST)


@pytest.mark.parametrize(
    ("day", "reason", "name"),
    [
        (date(2024, 2, 4), Reason.WORKED_WEEKEND, "春节"),
        (date(2024, 5, 11), Reason.WORKED_WEEKEND, "劳动节"),  # a Saturday
        (date(2024, 2, 12), Reason.HOLIDAY, "春节"),
        (date(2020, 2, 3), Reason.WORKDAY, "春节"),
        (date(2025, 3, 8), Reason.WEEKEND, ""),
        (date(2025, 3, 10), Reason.WORKDAY, ""),
        (date(2027, 10, 1), Reason.HOLIDAY, "国庆节"),
        (date(2027, 10, 4), Reason.WORKDAY, ""),
        (date(2025, 7, 23), Reason.WORKDAY, ""),
    ],
)
def test_a_day_says_why_it_counts(day: date, reason: Reason, name: str) -> None:
    assert national().reason(day) is reason
    assert national().name(day) == name
    assert (day in national()) is reason.works
    assert reason.label


def test_a_regional_holiday_is_off_only_there() -> None:
    there = regional("黔东南")

    assert there.reason(date(2025, 7, 24)) is Reason.REGIONAL_HOLIDAY
    assert there.name(date(2025, 7, 24)) == "州庆"
    assert date(2025, 7, 24) not in there
    assert date(2025, 7, 25) in there
    assert there.reason(date(2022, 7, 23)) is Reason.WEEKEND


def test_every_alias_of_a_region_gives_the_same_calendar() -> None:
    calendars = {id(regional(alias)) for alias in regions()}

    assert len(calendars) == len({region.name for region in regions().values()})
    assert regions()["522600"].source == "《黔东南苗族侗族自治州自治条例》第六十一条"


def test_an_unknown_region_is_refused() -> None:
    with pytest.raises(BadHistory, match="地区 region“火星”"):
        regional("火星")


def test_the_calendar_reaches_from_2019_to_2100() -> None:
    assert national().between(date(2019, 1, 1), date(2019, 1, 2)) == 1
    assert national().add(date(2019, 1, 1), 0) == date(2019, 1, 1)
    assert date(2100, 12, 31) in national()


def test_only_unpublished_years_are_provisional() -> None:
    assert not national().is_provisional(date(2026, 12, 31))
    assert national().is_provisional(date(2027, 1, 1))


@pytest.mark.parametrize("day", [FIRST - ONE, LAST + ONE])
def test_beyond_the_calendar_nothing_is_answered(day: date) -> None:
    for ask in (
        lambda: day in national(),
        lambda: national().add(day, 1),
        lambda: national().add(day, 0),
        lambda: national().between(min(day, FIRST), max(day, FIRST)),
    ):
        with pytest.raises(NotGazetted, match="超出工作日历"):
            ask()


@pytest.mark.parametrize("number", [30_000, 10**12, 10**18])
def test_an_answer_beyond_the_calendar_is_refused(number: int) -> None:
    with pytest.raises(NotGazetted, match="超出工作日历"):
        national().add(date(2025, 3, 3), number)


def test_a_negative_number_and_a_reversed_period_are_refused() -> None:
    with pytest.raises(BadHistory, match="工作日数“-1”"):
        national().add(date(2025, 3, 3), -1)
    with pytest.raises(BadHistory, match="结束日期"):
        national().between(date(2025, 3, 3), date(2025, 3, 2))


@given(DAYS, st.integers(0, 80))
def test_adding_is_walking(day: date, number: int) -> None:
    walked, left = day, number
    while left:
        walked += ONE
        left -= walked in national()

    assert national().add(day, number) == walked


@given(DAYS, DAYS)
def test_counting_is_walking(one: date, other: date) -> None:
    start, end = sorted((one, other))
    days = (end - start).days

    assert national().between(start, end) == sum(
        start + ONE * step in national() for step in range(1, days + 1)
    )


@given(DAYS, st.integers(1, 300))
def test_counting_undoes_adding(day: date, number: int) -> None:
    assert national().between(day, national().add(day, number)) == number


@given(DAYS)
def test_rolling_finds_the_first_working_day_not_before(day: date) -> None:
    rolled = national().roll(day)

    assert rolled >= day
    assert rolled in national()
    assert all(
        day + ONE * step not in national() for step in range((rolled - day).days)
    )
