"""The desk's pages about disputes: the list, a cell's cases, filing and concluding."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai.bodies.models import Staff
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make as people
from gongkai.disputes import queries
from gongkai.disputes.models import Lawsuit, Reconsideration
from gongkai.disputes.results import Result, SuitRoute
from gongkai.disputes.tests import make
from gongkai.inforequests.tests import make as requests

pytestmark = pytest.mark.django_db
LIST = "/desk/disputes/"


@pytest.fixture(autouse=True)
def on_a_day(settings: Settings) -> None:
    settings.TODAY = date(2025, 1, 20)


@pytest.fixture
def actor(client: Client) -> Staff:
    staff = requests.handler()
    client.force_login(staff)
    return staff


def page(client: Client, url: str, **query: Any) -> str:
    answer = client.get(url, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_shows_both_kinds_with_their_results(
    client: Client, actor: Staff
) -> None:
    make.reconsideration(
        actor=actor,
        case_number="云府复〔2024〕3号",
        ended=(Result.UPHELD, date(2024, 6, 3)),
    )
    make.lawsuit(actor=actor)

    shown = page(client, LIST)

    assert "云府复〔2024〕3号" in shown
    assert "结果维持" in shown
    assert "尚未审结" in shown


def test_a_cell_of_the_report_opens_its_cases(client: Client, actor: Staff) -> None:
    before = make.reconsideration(actor=actor, case_number="甲案")
    make.lawsuit(
        actor=actor, case_number="乙案", ended=(Result.OTHER, date(2024, 6, 3))
    )
    make.lawsuit(
        actor=actor,
        case_number="丙案",
        route=SuitRoute.AFTER_RECONSIDERATION,
        reconsideration=before,
        filed_on=date(2024, 12, 2),
    )
    cells = queries.counts(actor.body, 2024).cells

    for (_, column), number in cells.items():
        shown = page(client, LIST, column=column, report=2024)
        assert (
            sum(shown.count(f">{name}</a>") for name in ("甲案", "乙案", "丙案"))
            == number
        )


@pytest.mark.parametrize(
    "query",
    [
        {"column": "direct.lost", "report": "2024"},
        {"column": "direct", "report": "2024"},
        {"column": "direct.total"},
        {"column": "direct.total", "report": "2024", "until": "heute"},
    ],
)
def test_a_cell_the_report_has_not_is_not_found(
    client: Client, actor: Staff, query: dict[str, str]
) -> None:
    assert client.get(LIST, query).status_code == 404


def test_a_reconsideration_is_filed_from_the_request_it_is_about(
    client: Client, actor: Staff
) -> None:
    replied = requests.info_request("reply", actor=actor)
    url = reverse("disputes:file_reconsideration")
    shown = page(client, url, request=replied.uuid)
    assert replied.number in shown

    answer = client.post(
        url,
        {
            "number": replied.number,
            "filed_on": "2024-04-08",
            "case_number": "云府复〔2024〕3号",
        },
    )

    made = Reconsideration.objects.get()
    assert answer.headers["location"] == made.get_absolute_url()
    assert made.info_request == replied
    assert "云府复〔2024〕3号" in page(client, replied.get_absolute_url())


def test_a_suit_after_reconsideration_is_filed_with_it(
    client: Client, actor: Staff
) -> None:
    before = make.reconsideration(actor=actor)

    client.post(
        reverse("disputes:file_lawsuit"),
        {
            "route": "after_reconsideration",
            "reconsideration": before.pk,
            "filed_on": "2024-06-03",
        },
    )

    assert Lawsuit.objects.get().reconsideration == before


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"number": "2024-9999"}, "登记簿里没有编号为"),
        ({"filed_on": "neulich"}, "请按 2024-03-05 的写法"),
        ({"filed_on": "2025-01-21"}, "晚于今天"),
        ({"route": "after_reconsideration"}, "请选择此前的复议"),
        ({"reconsideration": "77"}, "有效"),
        ({"route": "sideways"}, "sideways"),
    ],
)
def test_a_filing_that_cannot_be_is_shown_with_its_reason(
    client: Client, actor: Staff, wrong: dict[str, str], message: str
) -> None:
    given = {"route": "direct", "filed_on": "2024-06-03", **wrong}

    answer = client.post(reverse("disputes:file_lawsuit"), given)

    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert not Lawsuit.objects.exists()


@pytest.mark.parametrize("kind", ["reconsideration", "lawsuit"])
def test_a_case_is_concluded_on_its_page_once(
    client: Client, actor: Staff, kind: str
) -> None:
    made = getattr(make, kind)(actor=actor)
    given = {"result": "overturned", "concluded_on": "2024-06-03"}
    assert "登记审结" in page(client, made.get_absolute_url())

    first = client.post(made.get_absolute_url(), given, follow=True)
    second = client.post(made.get_absolute_url(), given)

    assert "结果纠正" in first.content.decode()
    assert second.status_code == 422
    assert "登记审结</button>" not in page(client, made.get_absolute_url())


def test_a_direct_suit_over_a_refusal_is_flagged(client: Client, actor: Staff) -> None:
    refused = requests.info_request(("reply", {"outcome": "deliberative"}), actor=actor)
    suit = make.lawsuit(actor=actor, info_request=refused)

    assert "与复议前置不符" in page(client, LIST)
    assert "与复议前置不符" in page(client, suit.get_absolute_url())


@pytest.mark.parametrize("kind", ["reconsideration", "lawsuit"])
def test_another_bodys_case_is_not_there(
    client: Client, actor: Staff, kind: str
) -> None:
    foreign = getattr(make, kind)(actor=requests.handler())
    given = {"result": "upheld", "concluded_on": "2024-06-03"}

    assert client.get(foreign.get_absolute_url()).status_code == 404
    assert client.post(foreign.get_absolute_url(), given).status_code == 404
    assert type(foreign).objects.get().result == ""


def test_another_bodys_request_and_reconsideration_cannot_be_named(
    client: Client, actor: Staff
) -> None:
    other = requests.handler()
    foreign = requests.received(actor=other)
    before = make.reconsideration(actor=other)
    given = {
        "number": foreign.number,
        "route": "after_reconsideration",
        "reconsideration": before.pk,
        "filed_on": "2024-06-03",
    }

    assert client.post(reverse("disputes:file_lawsuit"), given).status_code == 422
    assert foreign.subject not in page(
        client, reverse("disputes:file_lawsuit"), request=foreign.uuid
    )


def test_who_may_not_record_disputes_may_read_them(
    client: Client, actor: Staff
) -> None:
    made = make.lawsuit(actor=actor)
    client.force_login(people.staff(Role.REVIEWER, body=actor.body))

    assert "登记审结" not in page(client, made.get_absolute_url())
    answer = client.post(made.get_absolute_url(), {"result": "upheld"})
    assert answer.status_code == 403
    assert client.get(reverse("disputes:file_lawsuit")).status_code == 403
