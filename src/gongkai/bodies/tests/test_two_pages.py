"""Two pages of one browser, one of which has moved on to another body."""

import re
from pathlib import Path

import pytest
from django.test import Client

import gongkai
from gongkai.bodies.models import Office, PublicBody, Staff
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make

pytestmark = pytest.mark.django_db
ADD = "/desk/people/offices/add/"
SOURCE = Path(gongkai.__file__).parent
FORM = re.compile(r"<form\b[^>]*method=\"post\"[^>]*>(.{0,70})", re.DOTALL)
ELSEWHERE = ("config/templates", "bodies/templates/bodies/setup.html")
"""The switch, the login and the first run, which belong to no body."""


@pytest.fixture
def county() -> PublicBody:
    return make.county(name="云岭县人民政府")


@pytest.fixture
def street(county: PublicBody) -> PublicBody:
    return make.body(parent=county, name="高屯街道办事处")


@pytest.fixture
def admin(client: Client, county: PublicBody) -> Staff:
    staff = make.staff(Role.SYSTEM_ADMIN, body=county)
    client.force_login(staff)
    return staff


def test_what_was_opened_for_one_body_is_not_filed_with_another(
    client: Client, admin: Staff, county: PublicBody, street: PublicBody
) -> None:
    shown = client.get(ADD).content.decode()
    client.post("/desk/switch/", {"body": str(street.uuid)})

    answer = client.post(ADD, {"name": "综合股", "desk_body": str(county.uuid)})

    assert f'name="desk_body" value="{county.uuid}"' in shown
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "您在另一个页面切换到了高屯街道办事处" in told
    assert "切换回云岭县人民政府" in told
    assert not Office.objects.exists()


def test_after_switching_back_the_same_form_is_taken(
    client: Client, admin: Staff, county: PublicBody, street: PublicBody
) -> None:
    client.post("/desk/switch/", {"body": str(street.uuid)})
    client.post("/desk/switch/", {"body": str(county.uuid)})

    answer = client.post(ADD, {"name": "综合股", "desk_body": str(county.uuid)})

    assert answer.status_code == 302
    assert Office.objects.get().body == county


@pytest.mark.parametrize("meant", ["x", "\x00", "䶮" * 500])
def test_a_body_that_is_none_is_refused_too(
    client: Client, admin: Staff, meant: str
) -> None:
    answer = client.post(ADD, {"name": "综合股", "desk_body": meant})

    assert answer.status_code == 409
    assert not Office.objects.exists()


def test_without_the_field_the_chosen_body_counts(
    client: Client, admin: Staff, county: PublicBody
) -> None:
    assert client.post(ADD, {"name": "综合股"}).status_code == 302


def test_every_form_of_the_desk_says_for_which_body_it_was_opened() -> None:
    silent = [
        f"{page.relative_to(SOURCE)}: {start[:60]}"
        for page in sorted(SOURCE.rglob("templates/**/*.html"))
        if not str(page.relative_to(SOURCE)).startswith(ELSEWHERE)
        for form in FORM.finditer(page.read_text())
        for start in [form[1]]
        if "forms/body.html" not in start and "bodies:switch" not in form[0]
    ]

    assert silent == []
