"""Whatever is sent to a page of the register, the answer is a page with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai.bodies.models import Staff
from gongkai.inforequests.forms import STEP_FORMS, ReceiveForm
from gongkai.inforequests.models import InfoRequest
from gongkai.inforequests.tests import make
from gongkai.inforequests.views.steps import OWN_FORMS, permission_of

pytestmark = pytest.mark.django_db
FORMS = {**STEP_FORMS, **OWN_FORMS}
JUNK = [
    "",
    "x",
    "-1",
    "9" * 400,
    "0001-01-01",
    "9999-12-31",
    "2024-02-30",
    "2023-02-29",
    "\x00",
    "䶮😀" * 3000,
    "<script>alert(1)</script>",
    "'; DROP TABLE info_request; --",
]


@pytest.fixture(autouse=True)
def on_a_day(settings: Settings) -> None:
    settings.TODAY = date(2024, 3, 25)


@pytest.fixture
def actor(client: Client) -> Staff:
    staff = make.handler()
    client.force_login(staff)
    return staff


@pytest.mark.parametrize("step", FORMS)
def test_a_step_answers_junk_with_a_reason(
    client: Client, actor: Staff, step: str
) -> None:
    route = "decide" if permission_of(step) == "decide_request" else "handle"

    for junk in JUNK:
        made = make.received(actor=actor)
        url = reverse(f"inforequests:{route}", args=[made.uuid, step])
        given: dict[str, Any] = dict.fromkeys(FORMS[step].base_fields, junk)
        known = {"expected_seq": "1", "on": "2024-03-20"}
        all_wrong = client.post(url, {**given, "sure": "yes"})
        some_wrong = client.post(url, {**given, **known, "sure": "yes"})

        assert all_wrong.status_code == 422
        assert some_wrong.status_code in (302, 422)
        assert "<script>alert" not in some_wrong.content.decode()


@pytest.mark.parametrize("field", ReceiveForm.base_fields)
def test_registration_answers_junk_with_a_reason(
    client: Client, actor: Staff, field: str
) -> None:
    given = {
        "token": "0190163d-8694-739b-aea5-966c26f8ad91",
        "route": "signed_mail",
        "submitted_at": "2024-03-19T09:30",
        "signed_on": "2024-03-20",
        "requester_kind": "person",
        "requester_name": "甲",
        "identity_type": "other",
        "contact": "无",
        "subject": "决算",
        "supply": "paper",
    }

    for junk in JUNK:
        answer = client.post(reverse("inforequests:receive"), {**given, field: junk})

        assert answer.status_code in (302, 422)


@pytest.mark.parametrize(
    "name", ["year", "state", "text", "view", "page", "row", "until"]
)
def test_the_register_answers_junk(client: Client, actor: Staff, name: str) -> None:
    made = make.received(actor=actor)
    query = {"report": "2024", "row": "received"} if name == "until" else {}

    for junk in JUNK:
        answer = client.get(reverse("inforequests:register"), {**query, name: junk})

        assert answer.status_code in (200, 404)
        assert InfoRequest.objects.get().pk == made.pk
