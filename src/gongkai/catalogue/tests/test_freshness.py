from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from gongkai.bodies.tests import make as bodies
from gongkai.catalogue import actions
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.queries import due, freshness, longest_gap
from gongkai.catalogue.tests import make
from gongkai.channels.keys import Channel
from gongkai.law.freshness import Interval

pytestmark = pytest.mark.django_db
MONDAY = make.MONDAY


@pytest.mark.parametrize(
    ("on", "standing", "label"),
    [
        (date(2024, 3, 4), "ok", "14天后到期"),
        (date(2024, 3, 14), "warn", "4天后到期"),
        (date(2024, 3, 18), "warn", "今天到期"),
        (date(2024, 3, 19), "late", "已逾期1天"),
    ],
)
def test_a_two_week_column_is_reminded_of_and_then_late(
    on: date, standing: str, label: str
) -> None:
    column = make.column()
    make.published(column, on=MONDAY)

    (state,) = freshness([column.body], on)

    assert (state.standing, state.label, state.last, state.items) == (
        standing,
        label,
        MONDAY,
        1,
    )


def test_an_empty_column_stands_out() -> None:
    column = make.column()

    (state,) = freshness([column.body], MONDAY)

    assert (state.standing, state.label, state.days) == ("late", "空栏目", None)


def test_a_column_kept_on_change_is_never_late() -> None:
    column = make.column(interval="on_change")
    make.published(column, on=date(2019, 6, 3))

    (state,) = freshness([column.body], MONDAY)

    assert (state.standing, state.label) == ("ok", "变更时")


def test_a_column_last_updated_before_the_first_standard_is_late() -> None:
    column = make.column()
    make.published(column, on=date(2018, 6, 3))

    (state,) = freshness([column.body], MONDAY)

    assert (state.standing, state.label) == ("late", "逾期未更新")


def test_a_push_a_draft_or_a_withdrawn_item_does_not_refresh_a_column() -> None:
    column = make.column()
    make.published(column, on=date(2024, 2, 1))
    make.published(column, on=MONDAY, channels=(Channel.WECHAT,))
    make.draft(column, on=MONDAY)
    actions.withdraw_item(
        actor=None, item=make.published(column, on=MONDAY), reason="内容有误"
    )

    (state,) = freshness([column.body], MONDAY)

    assert state.last == date(2024, 2, 1)


def test_the_worklist_puts_the_most_urgent_first_and_leaves_out_the_fresh() -> None:
    body = bodies.body()
    late, soon, empty, fresh = (
        make.column(body, title=title) for title in ("逾期", "将到期", "空白", "正常")
    )
    make.published(late, on=date(2024, 2, 1))
    make.published(soon, on=date(2024, 2, 20))
    make.published(fresh, on=MONDAY)

    assert [state.column for state in due([body], MONDAY)] == [late, empty, soon]


@pytest.mark.parametrize("times", [1, 10])
def test_freshness_is_one_query(
    times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    body = bodies.body()
    for _ in range(times):
        make.published(make.column(body))

    with django_assert_num_queries(1):
        freshness([body], MONDAY)


def test_the_longest_gap_reaches_over_both_ends_of_the_year() -> None:
    column = make.column()
    for day in (date(2023, 12, 25), date(2024, 1, 8), date(2024, 12, 20)):
        make.published(column, on=day)

    year = (date(2024, 1, 1), date(2024, 12, 31))
    assert longest_gap(column.body, *year, Interval.TWO_WEEKS) == date(
        2024, 12, 20
    ) - date(2024, 1, 8)
    assert longest_gap(column.body, *year, Interval.ONE_YEAR) is None


@pytest.mark.parametrize(
    "key", ["", "Work", "a b", "item", "report", "x" * 51, "1a", "工作"]
)
def test_a_column_key_must_fit_an_address(key: str) -> None:
    with pytest.raises(CatalogueRefused, match="栏目代码"):
        make.column(key=key)


def test_a_column_key_is_taken_once_a_body() -> None:
    body = bodies.body()
    make.column(body, key="dongtai")

    with pytest.raises(CatalogueRefused, match="已被使用"):
        make.column(body, key="dongtai")
    make.column(key="dongtai")


def test_an_unknown_interval_is_refused_with_the_known_ones() -> None:
    with pytest.raises(CatalogueRefused, match="two_weeks"):
        make.column(interval="weekly")


def test_the_responsible_person_is_one_of_the_body() -> None:
    column = make.column()
    own, foreign = bodies.staff(body=column.body), bodies.staff()

    changed = actions.change_column(
        actor=None, column=column, title="动态", interval="one_year", responsible=own
    )

    assert (changed.title, changed.interval, changed.responsible) == (
        "动态",
        "one_year",
        own,
    )
    with pytest.raises(CatalogueRefused, match="不是本机关人员"):
        actions.change_column(
            actor=None,
            column=column,
            title="动态",
            interval="one_year",
            responsible=foreign,
        )
