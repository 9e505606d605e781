from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.annual.formats import format_for
from gongkai.annual.report import Narrative, Report
from gongkai.bodies.models import PublicBody
from gongkai.bodies.roles import Role
from gongkai.catalogue.tests import make as catalogue
from gongkai.desk.queries import report_line, report_year
from gongkai.desk.worklists import WORKLISTS
from gongkai.disputes.models import Reconsideration
from gongkai.reporting.actions import import_report, open_report
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.states import ReportState
from gongkai.reporting.tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2025, 1, 20)
HOME = "/desk/"


@pytest.fixture(autouse=True)
def on_20_january(settings: Any) -> None:
    settings.TODAY = TODAY


@pytest.fixture
def body() -> PublicBody:
    return make.body()


def enter(at: PublicBody, *roles: Role) -> Client:
    client = Client()
    client.force_login(
        make.staff(at, *roles),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def due(at: PublicBody, on: date | None, **more: object) -> None:
    request = make.info_request(at, received=date(2024, 12, 2))
    request.due_on = on
    for name, value in more.items():
        setattr(request, name, value)
    request.save()


def fill(at: PublicBody) -> None:
    due(at, date(2025, 1, 10))
    due(at, date(2025, 1, 22))
    due(at, None, state="awaiting_confirmation", received_on=None)
    catalogue.draft(catalogue.column(at, key="news", title="动态"))
    Reconsideration.objects.create(body=at, filed_on=date(2025, 1, 3))


def test_each_number_opens_a_list_that_long(body: PublicBody) -> None:
    fill(body)
    client = enter(body, Role.REQUEST_HANDLER)
    home = text(client, HOME)

    for each in WORKLISTS:
        number = each.count(body, TODAY)
        listed = text(client, reverse("desk:worklist", args=[each.key]))
        assert reverse("desk:worklist", args=[each.key]) in home
        assert f"{each.title}：{number} {each.unit}" in listed
        assert listed.count("item-line") == number


def test_an_overdue_request_says_by_how_many_days(body: PublicBody) -> None:
    fill(body)
    client = enter(body, Role.REQUEST_HANDLER)

    assert "已逾期 10 天" in text(client, reverse("desk:worklist", args=["overdue"]))


def test_where_nothing_is_due_the_list_says_so(body: PublicBody) -> None:
    client = enter(body, Role.REQUEST_HANDLER)

    for each in WORKLISTS:
        listed = text(client, reverse("desk:worklist", args=[each.key]))
        assert each.done in listed


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2024, 11, 30), 2023),
        (date(2024, 12, 1), 2024),
        (date(2025, 1, 31), 2024),
        (date(2024, 2, 29), 2023),
    ],
)
def test_the_deadline_is_shown_since_december(today: date, year: int) -> None:
    assert report_year(today) == year


def test_the_report_line_counts_the_days_to_its_last(body: PublicBody) -> None:
    assert report_line(body, TODAY).days == 11
    assert report_line(make.body(kind="county"), TODAY).days == 70


def test_a_published_report_is_done(body: PublicBody) -> None:
    make.report(body, ReportState.PUBLISHED)

    line = report_line(body, date(2025, 3, 1))

    assert line.is_done
    assert line.tone == "ok"


def imported(at: PublicBody, year: int) -> AnnualReport:
    form = format_for(year)
    report = Report(
        body_code=at.code,
        body_name=at.name,
        year=year,
        format=form.key,
        proactive=form.proactive.complete({}),
        requests=form.requests.complete({}),
        disputes=form.disputes.complete({}),
        narrative=Narrative(),
    )
    due = datetime(year + 1, 4, 1, 2, tzinfo=UTC)
    return import_report(body=at, report=report, actor=make.handler(at), at=due)


def test_an_imported_report_makes_way_for_this_years(body: PublicBody) -> None:
    imported(body, 2024)

    line = report_line(body, TODAY)

    assert (line.year, line.report, line.tone) == (2025, None, "info")
    assert "2026年1月31日前公布" in line.term


def test_neither_home_nor_supervisor_calls_an_imported_report_frozen(
    body: PublicBody,
) -> None:
    imported(body, 2024)
    open_report(body=body, year=2025, actor=make.handler(body), at=make.JANUARY)

    home = text(enter(body, Role.REQUEST_HANDLER), HOME)
    above = text(enter(body.county, Role.COUNTY_SUPERVISOR), HOME)

    for page in (home, above):
        assert "已冻结，待公布" not in page
        assert "起草中" in page
    assert "2025年度报告" in home
    assert "2025年 <a" in above


def test_this_years_opened_report_follows_the_published_one(body: PublicBody) -> None:
    make.report(body, ReportState.PUBLISHED)
    opened = open_report(body=body, year=2025, actor=make.handler(body))

    assert report_line(body, TODAY).report == opened


def test_this_years_opened_report_waits_for_last_years(body: PublicBody) -> None:
    open_report(body=body, year=2025, actor=make.handler(body))

    assert report_line(body, TODAY).year == 2024


def test_in_december_an_imported_report_of_the_year_is_named_so(
    body: PublicBody,
) -> None:
    imported(body, 2024)

    assert report_line(body, date(2024, 12, 5)).said == "往年年报（导入）"


def test_a_report_past_its_day_is_late(body: PublicBody) -> None:
    line = report_line(body, date(2025, 2, 1))

    assert line.tone == "late"
    assert "已过 1 天" in line.term


def test_the_lead_official_finds_the_report_to_sign_on_top(body: PublicBody) -> None:
    make.report(body, ReportState.CHECKED)
    client = enter(body, Role.LEAD_OFFICIAL)

    assert "2024年度报告待您签发" in text(client, HOME)


def test_the_supervisor_sees_each_body_below_and_what_is_late_there(
    body: PublicBody,
) -> None:
    fill(body)
    make.report(body, ReportState.CHECKED)
    client = enter(body.county, Role.COUNTY_SUPERVISOR)

    home = text(client, HOME)
    listed = text(client, f"{reverse('desk:worklist', args=['overdue'])}?body=gaotun")

    assert "所辖机关" in home
    assert "已核对，待分管领导签发" in home
    assert f"{reverse('desk:worklist', args=['overdue'])}?body=gaotun" in home
    assert "已逾期的申请：1 件" in listed


def test_the_supervisors_page_asks_no_more_for_more_bodies(body: PublicBody) -> None:
    client = enter(body.county, Role.COUNTY_SUPERVISOR)
    with CaptureQueriesContext(connection) as one:
        text(client, HOME)
    for number in range(8):
        make.body(f"more{number}")

    with CaptureQueriesContext(connection) as many:
        text(client, HOME)

    assert len(many) == len(one)


@pytest.mark.parametrize("query", ["?body=xinqiao", "?body=nowhere", "?body=%00"])
def test_another_bodys_list_cannot_be_reached(body: PublicBody, query: str) -> None:
    make.body("xinqiao")
    client = enter(body, Role.REQUEST_HANDLER)

    address = reverse("desk:worklist", args=["overdue"]) + query

    assert client.get(address).status_code == 404


def test_a_list_that_does_not_exist_is_not_found(body: PublicBody) -> None:
    client = enter(body, Role.REQUEST_HANDLER)

    assert client.get("/desk/work/nothing/").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999"])
def test_a_page_that_does_not_exist_is_the_nearest(body: PublicBody, page: str) -> None:
    client = enter(body, Role.REQUEST_HANDLER)

    text(client, f"{reverse('desk:worklist', args=['overdue'])}?page={page}")


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        ((), "您还没有角色"),
        ((Role.SYSTEM_ADMIN,), "可以维护机构与人员"),
        ((Role.SECURITY_ADMIN,), "可以授予和终止角色"),
        ((Role.AUDIT_ADMIN,), "可以查阅操作留痕"),
    ],
)
def test_who_has_no_work_here_is_told_what_to_do(
    body: PublicBody, roles: tuple[Role, ...], said: str
) -> None:
    client = enter(body.county, *roles)

    home = text(client, HOME)

    assert said in home
    assert 'id="due"' not in home


def test_without_the_right_a_list_is_refused(body: PublicBody) -> None:
    client = enter(body.county, Role.AUDIT_ADMIN)

    assert client.get(reverse("desk:worklist", args=["overdue"])).status_code == 403


def test_a_stranger_is_sent_to_the_login() -> None:
    assert Client().get(HOME).status_code == 302


def test_drafts_for_the_public_wait_on_the_desk_of_who_may_publish(
    body: PublicBody,
) -> None:
    column = catalogue.column(body)
    waiting = catalogue.draft(column, title="待发的一条", on=date(2025, 1, 19))
    catalogue.draft(column, title="内部的一条", attribute="withheld")
    catalogue.published(column, title="已发的一条")
    catalogue.draft(title="别处的一条")
    reviewer = enter(body, Role.REVIEWER)

    listed = text(reviewer, reverse("desk:worklist", args=["drafts"]))

    assert "待发布的信息：1 条" in listed
    assert waiting.get_absolute_url() in listed
    assert "2025-01-19起草" in listed
    assert "待发布的信息" in text(reviewer, HOME)
    officer = enter(body, Role.INFORMATION_OFFICER)
    assert "待发布的信息" not in text(officer, HOME)
    assert officer.get(reverse("desk:worklist", args=["drafts"])).status_code == 404
