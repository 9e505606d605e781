"""Registering at the desk: one form, one case, and a reason for every refusal."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai.bodies.models import Staff
from gongkai.inforequests.models import InfoRequest
from gongkai.inforequests.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_day(settings: Settings) -> None:
    settings.TODAY = date(2024, 3, 25)


@pytest.fixture
def actor(client: Client) -> Staff:
    staff = make.handler()
    client.force_login(staff)
    return staff


REGISTRATION = {
    "route": "hand",
    "submitted_at": "2024-03-20T09:30",
    "requester_kind": "person",
    "requester_name": "䶮某",
    "identity_type": "resident_id",
    "identity_number": "522627190001011235",
    "contact": "000-0000000",
    "subject": "2023年度部门决算",
    "supply": "paper",
}


def test_registering_leads_to_the_new_request(client: Client, actor: Staff) -> None:
    shown = client.get(reverse("inforequests:receive"))
    token = shown.context["form"].initial["token"]

    answer = client.post(
        reverse("inforequests:receive"), {**REGISTRATION, "token": token}, follow=True
    )

    made = InfoRequest.objects.get()
    assert answer.redirect_chain[-1][0] == made.get_absolute_url()
    assert made.requester_name == "䶮某"
    assert "已登记，编号2024-0001，答复期限2024年4月18日" in answer.content.decode()


def test_registering_twice_with_one_form_makes_one_request(
    client: Client, actor: Staff
) -> None:
    given = {**REGISTRATION, "token": str(uuid4())}

    first = client.post(reverse("inforequests:receive"), given)
    second = client.post(reverse("inforequests:receive"), given)

    assert first.headers["location"] == second.headers["location"]
    assert InfoRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"subject": ""}, "请填写“申请事项”"),
        ({"submitted_at": "gestern"}, "请按 2024-03-05 09:30 的写法"),
        ({"submitted_at": "2024-03-26T09:00"}, "晚于今天"),
        ({"submitted_at": "2018-03-26T09:00"}, "2019-05-15"),
        ({"route": "pigeon"}, "pigeon"),
        ({"route": "signed_mail"}, "请填写签收日期"),
        ({"route": "fax", "confirmed_on": "2024-03-19"}, "早于提交日"),
        ({"requester_name": "名" * 101}, "100"),
        ({"token": "1"}, "UUID"),
    ],
)
def test_a_registration_that_cannot_be_is_shown_with_its_reason(
    client: Client, actor: Staff, wrong: dict[str, str], message: str
) -> None:
    given = {**REGISTRATION, "token": str(uuid4()), **wrong}

    answer = client.post(reverse("inforequests:receive"), given)

    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert not InfoRequest.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        (
            {"identity_number": "123"},
            "identity_number",
            "“123”不符合居民身份证的编码规则",
        ),
        (
            {"identity_number": "522627190001011234"},
            "identity_number",
            "末位校验码相符",
        ),
        (
            {"identity_type": "credit_code", "identity_number": "123"},
            "identity_number",
            "“123”不符合统一社会信用代码的编码规则",
        ),
        (
            {"route": "hand", "signed_on": "2024-03-20"},
            "signed_on",
            "提出方式选的是“当面”，不填“签收日期”",
        ),
        (
            {"route": "online", "signed_on": "2024-03-20"},
            "signed_on",
            "改为邮寄（签收）",
        ),
        (
            {
                "route": "signed_mail",
                "signed_on": "2024-03-20",
                "confirmed_on": "2024-03-20",
            },
            "confirmed_on",
            "改为平常信函、传真、网络",
        ),
    ],
)
def test_what_does_not_belong_is_refused_at_its_field(
    client: Client, actor: Staff, wrong: dict[str, str], field: str, message: str
) -> None:
    given = {**REGISTRATION, "token": str(uuid4()), **wrong}

    answer = client.post(reverse("inforequests:receive"), given)

    assert answer.status_code == 422
    assert message in answer.context["form"].errors[field][0]
    assert not InfoRequest.objects.exists()


@pytest.mark.parametrize(
    ("paper", "typed", "kept"),
    [
        ("resident_id", "522627 19000101 003x", "52262719000101003X"),
        ("credit_code", "91350100m000100y43", "91350100M000100Y43"),
        ("passport", "E00000000", "E00000000"),
        ("resident_id", "", ""),
    ],
)
def test_a_number_is_kept_as_the_paper_has_it(
    client: Client, actor: Staff, paper: str, typed: str, kept: str
) -> None:
    given = {**REGISTRATION, "identity_type": paper, "identity_number": typed}

    client.post(reverse("inforequests:receive"), {**given, "token": str(uuid4())})

    assert InfoRequest.objects.get().identity_number == kept


def test_the_days_stand_under_the_routes_they_belong_to(
    client: Client, actor: Staff
) -> None:
    shown = client.get(reverse("inforequests:receive")).content.decode()

    for title in (
        "当面：不用另填",
        "邮寄（签收）：填签收日期",
        "平常信函、传真、网络：填双方确认日期",
    ):
        assert f"<legend>{title}</legend>" in shown
