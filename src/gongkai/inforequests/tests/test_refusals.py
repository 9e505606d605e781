"""What the law refuses is said at the field of the form, without the contract's keys."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai.bodies.models import Staff
from gongkai.inforequests.models import InfoRequest
from gongkai.inforequests.tests import make
from gongkai.inforequests.views.refusal import refusals_as_form_errors
from gongkai.law.errors import BadHistory
from gongkai.law.intake import IntakeRoute

pytestmark = pytest.mark.django_db
LATIN = re.compile(r"[a-z]+_[a-z]+|[a-z]+[“”]")


@pytest.fixture(autouse=True)
def on_a_day(settings: Settings) -> None:
    settings.TODAY = date(2024, 3, 25)


@pytest.fixture
def actor(client: Client) -> Staff:
    staff = make.handler()
    client.force_login(staff)
    return staff


def errors(
    client: Client, info_request: InfoRequest, step: str, **given: object
) -> dict[str, list[str]]:
    answer = client.post(
        reverse("inforequests:handle", args=[info_request.uuid, step]),
        {"expected_seq": info_request.version, **given},
    )
    assert answer.status_code == 422
    found: dict[str, list[str]] = answer.context["form"].errors
    return found


def registered(client: Client, **given: str) -> dict[str, list[str]]:
    answer = client.post(
        reverse("inforequests:receive"),
        {
            "token": str(uuid4()),
            "route": "hand",
            "submitted_at": "2024-03-20T09:30",
            "requester_kind": "person",
            "requester_name": "杨某",
            "identity_type": "resident_id",
            "contact": "000-0000000",
            "subject": "2023年度部门决算",
            "supply": "paper",
            **given,
        },
    )
    assert answer.status_code == 422
    found: dict[str, list[str]] = answer.context["form"].errors
    return found


def test_a_day_before_the_step_before_is_an_error_at_the_day(
    client: Client, actor: Staff
) -> None:
    made = make.received(actor=actor, on=date(2024, 3, 20))

    found = errors(client, made, "ask_correction", on="2024-03-18", items="名称")

    assert list(found) == ["on"]
    assert found["on"][0].startswith("告知申请人的日期“2024-03-18”不可用")
    assert not LATIN.search(found["on"][0])


def test_a_confirmation_before_the_submission_is_an_error_at_its_day(
    client: Client, actor: Staff
) -> None:
    made = make.received(actor=actor, on=date(2024, 3, 20), route=IntakeRoute.ONLINE)

    found = errors(client, made, "confirm", on="2024-03-18")

    assert list(found) == ["on"]
    assert found["on"][0].startswith("双方确认的日期“2024-03-18”不可用")


def test_a_request_from_before_the_regulations_is_an_error_at_its_moment(
    client: Client, actor: Staff
) -> None:
    found = registered(client, submitted_at="2019-05-14T09:30")

    assert list(found) == ["submitted_at"]
    assert "提交或到达时间“2019-05-14" in found["submitted_at"][0]
    assert not LATIN.search(found["submitted_at"][0])


def test_a_signature_before_the_submission_is_an_error_at_the_signature(
    client: Client, actor: Staff
) -> None:
    found = registered(client, route="signed_mail", signed_on="2024-03-18")

    assert list(found) == ["signed_on"]
    assert not LATIN.search(found["signed_on"][0])


def test_what_the_form_does_not_ask_is_said_at_the_top_in_chinese() -> None:
    form = forms.Form({})
    form.is_valid()

    with refusals_as_form_errors(form):
        raise BadHistory("地区 region", "某地", "请填写地区名称")

    assert form.non_field_errors() == ["地区“某地”不可用：请填写地区名称。"]
