"""A draft waits for who may publish it, and says so to who may not."""

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.bodies.models import PublicBody
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make as bodies
from gongkai.catalogue.models import Column, Item
from gongkai.catalogue.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> PublicBody:
    return bodies.body("gaotun")


def drafted(column: Column, **changes: str) -> dict[str, str]:
    return {
        "title": "街道召开例会",
        "column": str(column.uuid),
        "kind": "news",
        "content": "第一段",
        "attribute": "proactive",
        **changes,
    }


def test_who_may_not_publish_sees_who_may(client: Client, body: PublicBody) -> None:
    officer = bodies.staff(Role.INFORMATION_OFFICER, body=body, name="信某")
    bodies.staff(Role.REVIEWER, Role.LEAD_OFFICIAL, body=body, name="审某")
    bodies.staff(Role.REVIEWER, name="外某")
    client.force_login(officer)

    saved = client.post(
        reverse("catalogue:draft_item"), drafted(make.column(body)), follow=True
    ).content.decode()
    listed = client.get(reverse("catalogue:items")).content.decode()

    assert "草稿，待发布" in saved
    assert "草稿，待发布" in listed
    assert "可以发布的人：审某（审核人、分管领导）。" in saved
    assert "外某" not in saved
    assert "信某（" not in saved


def test_where_nobody_may_publish_the_way_out_is_named(
    client: Client, body: PublicBody
) -> None:
    client.force_login(bodies.staff(Role.INFORMATION_OFFICER, body=body))
    item = make.draft(make.column(body))

    shown = client.get(item.get_absolute_url()).content.decode()

    assert "本机关还没有人可以发布，请联系安全管理员" in shown


def test_who_may_publish_sees_the_button_not_the_names(
    client: Client, body: PublicBody
) -> None:
    client.force_login(bodies.staff(Role.REQUEST_HANDLER, body=body))

    shown = client.get(make.draft(make.column(body)).get_absolute_url())

    assert "可以发布的人" not in shown.content.decode()
    assert shown.context["publish_form"]


def test_a_draft_that_is_to_be_filed_waits_for_nobody(
    client: Client, body: PublicBody
) -> None:
    client.force_login(bodies.staff(Role.INFORMATION_OFFICER, body=body))
    given = drafted(make.column(body), attribute="withheld", content="内部")

    client.post(reverse("catalogue:draft_item"), given)
    item = Item.objects.get()

    assert not item.is_waiting
    assert "待发布" not in client.get(item.get_absolute_url()).content.decode()
