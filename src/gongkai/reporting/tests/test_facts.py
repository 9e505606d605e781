from datetime import UTC, date, datetime, timedelta

import pytest

from gongkai.annual.narrative import DEFAULT, Facts
from gongkai.bodies.models import Appointment, Office, PublicBody, SteeringSeat
from gongkai.bodies.roles import Role
from gongkai.catalogue import actions as catalogue
from gongkai.catalogue import policies
from gongkai.catalogue.models import Column, Item, Publication
from gongkai.catalogue.queries import freshness
from gongkai.reporting import actions, compute, facts
from gongkai.reporting.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> PublicBody:
    return make.body()


def of(body: PublicBody, until: date | None = None) -> Facts:
    return facts.of(body, compute.compute(body, make.YEAR, until=until), until=until)


def drafted(body: PublicBody) -> dict[str, str]:
    return compute.draft(body, make.YEAR, DEFAULT)


def column(body: PublicBody, interval: str = "two_weeks") -> Column:
    return Column.objects.create(
        body=body, key=interval, title="工作动态", interval=interval
    )


def publish(
    at: Column, on: date, *channels: str, kind: str = "news", text: str = ""
) -> None:
    moment = datetime(on.year, on.month, on.day, 2, tzinfo=UTC)
    item = Item.objects.create(
        body=at.body,
        column=at,
        kind=kind,
        title="信息",
        text=text,
        state="published",
        index_number=f"索引{next(make.numbers)}",
        published_at=moment,
        published_on=on,
        drafted_at=moment,
    )
    for channel in channels or ("portal",):
        Publication.objects.create(
            item=item,
            body=at.body,
            channel=channel,
            published_at=moment,
            published_on=on,
            link=f"https://example.invalid/{item.pk}",
            confirmed_at=moment,
            confirmed_on=on,
        )


def every(at: Column, days: int, *channels: str) -> int:
    day, number = date(2023, 12, 25), 0
    while day <= date(2024, 12, 31):
        publish(at, day, *channels)
        number += day.year == make.YEAR
        day += timedelta(days=days)
    return number


def test_each_channel_counts_what_was_confirmed_there(body: PublicBody) -> None:
    at = column(body)
    for day in range(1, 6):
        publish(at, date(2024, 3, day), "portal", "wechat")
    publish(at, date(2024, 4, 1), kind="powers")
    publish(at, date(2024, 4, 2), kind="budget")
    publish(at, date(2024, 4, 2), kind="three_expenses")

    found = of(body)

    assert [channel.number for channel in found.channels] == [5, 5]
    assert [(d.name, d.number) for d in found.documents] == [
        ("权力清单", 1),
        (policies.DEFAULT.groups[-1].label, 1),
    ]
    assert found.published == 12


def test_a_channel_nothing_was_pushed_on_is_no_channel(body: PublicBody) -> None:
    publish(column(body), date(2024, 3, 1))

    assert [channel.social for channel in of(body).channels] == [False]
    assert "双渠道" not in drafted(body)["one"]
    assert "公众号" not in drafted(body)["one"]


def test_a_column_kept_within_two_weeks_all_year_may_be_said_so(
    body: PublicBody,
) -> None:
    every(column(body), 14)

    assert of(body).freshness_weeks == 2
    assert of(body).stale_columns == 0


def test_one_lapse_in_the_year_takes_the_boast_away(body: PublicBody) -> None:
    every(column(body), 15)

    assert of(body).freshness_weeks is None
    assert of(body).stale_columns == 1


def test_a_body_without_such_a_column_says_nothing_of_weeks(body: PublicBody) -> None:
    publish(column(body, "one_year"), date(2024, 5, 1))

    assert of(body).freshness_weeks is None


def test_officers_are_counted_per_office_only_if_all_have_as_many(
    body: PublicBody,
) -> None:
    offices = [Office.objects.create(body=body, name=name) for name in "甲乙"]
    officers = [make.staff(body, Role.INFORMATION_OFFICER) for _ in offices]
    officers[0].office = offices[0]
    officers[0].save()

    assert of(body).officers_per_office is None
    officers[1].office = offices[1]
    officers[1].save()

    assert of(body).officers_per_office == 1


def test_people_are_those_in_office_at_the_years_end(body: PublicBody) -> None:
    make.staff(body, Role.REVIEWER)
    make.staff(body, Role.HOTLINE_CLERK)
    gone = make.staff(body, Role.REVIEWER)
    Appointment.objects.filter(staff=gone).update(until=date(2024, 12, 30))

    found = of(body)

    assert (found.reviewers, found.hotline_clerks) == (1, 1)
    assert of(body, date(2024, 6, 1)).reviewers == 2


def test_the_lead_official_leads_the_steering_group(body: PublicBody) -> None:
    leader = make.leader(body)
    SteeringSeat.objects.create(
        body=body, staff=leader, name="冯", seat="组长", since=date(2024, 1, 1)
    )

    assert of(body).steering_lead == "分管领导"


def test_three_reviews_are_claimed_only_if_the_bodys_rules_prescribe_them(
    body: PublicBody,
) -> None:
    at = column(body)
    publish(at, date(2024, 1, 5), kind="system", text="发布信息须经初审。")
    assert of(body).three_reviews is None
    publish(at, date(2024, 1, 6), kind="system", text="严格执行“三审三校”制度。")

    assert of(body).three_reviews is True


def test_the_fee_is_what_was_paid(body: PublicBody) -> None:
    paid = make.info_request(body, decided=date(2024, 4, 1))
    paid.fee_yuan, paid.fee_paid_on = 400, date(2024, 3, 20)
    paid.save()

    assert of(body).fee_yuan == 400
    assert of(make.body("xinqiao")).fee_yuan == 0


def test_a_late_reply_counts_as_one(body: PublicBody) -> None:
    late = make.info_request(body, decided=date(2024, 4, 1))
    late.in_time = False
    late.save()

    assert of(body).late_replies == 1


@pytest.mark.parametrize("decided", [None, date(2024, 6, 1), date(2025, 1, 3)])
def test_a_request_overdue_in_the_year_counts_whether_or_not_it_was_decided_since(
    body: PublicBody, decided: date | None
) -> None:
    late = make.info_request(body, decided=decided)
    late.due_on = date(2024, 4, 1)
    late.save()

    assert of(body).late_replies == 1
    assert "申请答复超期" not in drafted(body)["five"]
    assert "有1件申请的答复超过法定期限" in drafted(body)["five"]


@pytest.mark.parametrize(
    ("due", "decided", "until"),
    [
        (date(2024, 4, 1), date(2024, 4, 1), None),
        (date(2025, 1, 2), None, None),
        (date(2024, 6, 3), None, date(2024, 6, 3)),
        (date(2023, 4, 1), date(2023, 5, 1), None),
    ],
)
def test_a_request_that_was_not_overdue_by_then_is_none(
    body: PublicBody, due: date, decided: date | None, until: date | None
) -> None:
    made = make.info_request(body, received=date(2023, 3, 1), decided=decided)
    made.due_on = due
    made.save()

    assert of(body, until).late_replies == 0


def test_what_was_due_on_the_last_day_of_the_year_is_overdue_with_it(
    body: PublicBody,
) -> None:
    late = make.info_request(body)
    late.due_on = date(2024, 12, 31)
    late.save()

    assert of(body).late_replies == 1
    assert of(body, date(2024, 12, 31)).late_replies == 0


def test_an_empty_column_counts_as_stale_and_takes_the_boast_away(
    body: PublicBody,
) -> None:
    every(column(body), 14)
    Column.objects.create(body=body, key="new", title="通知", interval="two_weeks")

    found = of(body)

    assert found.stale_columns == 1
    assert found.freshness_weeks is None
    assert "未出现" not in drafted(body)["five"]
    assert "全年有1个栏目更新不及时" in drafted(body)["five"]


def test_the_columns_late_on_the_desk_at_the_years_end_are_those_of_the_report(
    body: PublicBody,
) -> None:
    publish(column(body), date(2024, 12, 1))
    publish(column(body, "one_year"), date(2024, 3, 1))
    column(body, "on_change")
    publish(column(body, "six_months"), date(1999, 3, 1))
    end = date(2024, 12, 31)

    late = [each for each in freshness([body], end) if each.standing == "late"]

    assert len(late) == 3
    assert of(body).stale_columns == 3


def test_a_column_added_after_the_year_was_not_empty_in_it(body: PublicBody) -> None:
    catalogue.add_column(
        actor=None,
        body=body,
        key="later",
        title="新栏目",
        interval="two_weeks",
        at=datetime(2025, 1, 5, tzinfo=UTC),
    )

    assert of(body).stale_columns == 0


@pytest.mark.parametrize(
    ("name", "kind", "short", "ours"),
    [
        ("高屯街道办事处", "street_office", "高屯街道", "我街道"),
        ("大坪镇人民政府", "town", "大坪镇", "我镇"),
        ("小寨乡人民政府", "town", "小寨乡", "我乡"),
        ("澄湖县自然资源局", "county_department", "澄湖县自然资源局", "我单位"),
    ],
)
def test_a_body_is_called_by_its_kind(
    name: str, kind: str, short: str, ours: str
) -> None:
    body = make.body("named", kind)
    PublicBody.objects.filter(pk=body.pk).update(name=name)
    body.refresh_from_db()

    found = of(body)

    assert (found.short_name, found.self_name) == (short, ours)
    assert found.portal_name == "县政府门户网站"


def test_the_office_names_its_account(body: PublicBody) -> None:
    publish(column(body), date(2024, 3, 1), "portal", "wechat")
    actions.name_channels(
        body=body, actor=make.handler(body), wechat_account="“水墨高屯”"
    )
    body.refresh_from_db()

    drafted = compute.draft(
        body,
        make.YEAR,
        ["proactive", "on_request", "management", "platform", "supervision"],
    )

    assert "“水墨高屯”微信公众号推送1条" in drafted["one"]
    assert "我街道" in drafted["one"]
