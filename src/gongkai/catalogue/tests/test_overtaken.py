from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make as bodies
from gongkai.catalogue import actions, queries
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import Column, Item
from gongkai.catalogue.tests import make
from gongkai.channels.models import Snapshot

pytestmark = pytest.mark.django_db
STALE = "已由他人改动"


@pytest.fixture
def body() -> PublicBody:
    return bodies.body("gaotun", parent=bodies.county("yunling"))


@pytest.fixture
def handler(client: Client, body: PublicBody) -> Staff:
    staff = bodies.staff(Role.REQUEST_HANDLER, body=body)
    client.force_login(staff)
    return staff


def opened(client: Client, address: str, name: str) -> str:
    """Open a page and return what its hidden field ``name`` carries."""
    page = client.get(address).content.decode()
    return page.split(f'name="{name}" value="')[1].split('"')[0]


def edit(item: Item, text: str) -> None:
    fresh = Item.objects.get(pk=item.pk)
    actions.edit_item(
        actor=None,
        item=fresh,
        expected_revision=fresh.revision,
        column=fresh.column,
        kind=fresh.kind,
        title=fresh.title,
        content=text,
        composed_on=fresh.composed_on,
    )


@pytest.mark.parametrize("before", ["draft", "published"])
def test_what_was_edited_after_the_page_was_opened_is_not_published(
    client: Client, handler: Staff, body: PublicBody, before: str
) -> None:
    column = make.column(body)
    item = make.draft(column) if before == "draft" else make.published(column)
    seen = opened(client, item.get_absolute_url(), "revision")
    edit(item, "没有人核对过的文字")
    address = reverse("catalogue:publish_item", args=[item.uuid])

    late = client.post(address, {"channels": ["portal"], "revision": seen})

    assert late.status_code == 422
    assert STALE in late.content.decode()
    assert not Snapshot.objects.live().filter(html__contains="没有人核对").exists()
    again = opened(client, item.get_absolute_url(), "revision")
    done = client.post(address, {"channels": ["portal"], "revision": again})
    assert done.status_code == 302


@pytest.mark.parametrize("revision", ["", "0", "x", "-1", str(10**30)])
def test_a_publication_that_names_no_revision_is_refused(
    client: Client, handler: Staff, body: PublicBody, revision: str
) -> None:
    item = make.draft(make.column(body))

    refused = client.post(
        reverse("catalogue:publish_item", args=[item.uuid]),
        {"channels": ["portal"], "revision": revision},
    )

    assert refused.status_code == 422
    assert not Snapshot.objects.exists()


@pytest.mark.parametrize(
    ("step", "given"),
    [
        ("withdraw_item", {"reason": "内容有误"}),
        (
            "repeal_item",
            {"validity": "repealed", "on": "2024-03-01", "basis": "云府发〔2024〕3号"},
        ),
    ],
)
def test_an_item_edited_meanwhile_is_neither_withdrawn_nor_repealed(
    client: Client, handler: Staff, body: PublicBody, step: str, given: dict[str, Any]
) -> None:
    item = make.document(make.column(body), composed_on=date(2024, 1, 2))
    seen = opened(client, item.get_absolute_url(), "revision")
    edit(item, "改过的文字")

    late = client.post(
        reverse(f"catalogue:{step}", args=[item.uuid]), {**given, "revision": seen}
    )

    assert late.status_code == 422
    assert STALE in late.content.decode()
    item.refresh_from_db()
    assert (item.state, item.validity) == ("published", "valid")


def test_the_second_saver_of_a_column_is_told(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    column = make.column(body)
    address = reverse("catalogue:change_column", args=[column.uuid])
    seen = opened(client, address, "seen")
    first = {"title": "先改的", "interval": "two_weeks", "seen": seen}
    assert client.post(address, first).status_code == 302

    late = client.post(address, {**first, "title": "后改的"})

    assert late.status_code == 422
    assert STALE in late.content.decode()
    column.refresh_from_db()
    assert column.title == "先改的"


def test_a_column_is_changed_as_it_was_read(body: PublicBody) -> None:
    column = make.column(body)
    stale = Column.objects.get(pk=column.pk)
    change: dict[str, Any] = {
        "actor": None,
        "interval": "two_weeks",
        "responsible": None,
    }
    actions.change_column(column=column, title="先改的", **change)

    with pytest.raises(CatalogueRefused, match="刚被他人修改"):
        actions.change_column(column=stale, title="后改的", **change)


def test_the_second_saver_of_the_counting_policy_is_told(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    address = reverse("catalogue:policy")
    given = {"name": "先定的", "seen": opened(client, address, "seen")}
    assert client.post(address, given).status_code == 302

    late = client.post(address, {**given, "name": "后定的"})

    assert late.status_code == 422
    assert STALE in late.content.decode()
    assert queries.policy_of(body).name == "先定的"


def test_the_second_saver_of_the_index_form_is_told(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    address = reverse("catalogue:numbering")
    given = {"index_prefix": "AAA", "seen": opened(client, address, "seen")}
    assert client.post(address, given).status_code == 302

    late = client.post(address, {**given, "index_prefix": "BBB"})

    assert late.status_code == 422
    assert queries.index_form(body) == ("AAA", False)


@pytest.mark.parametrize("ledger", ["decisions", "charges"])
def test_a_record_of_an_earlier_year_opens_that_year(
    client: Client, handler: Staff, ledger: str, settings: Any
) -> None:
    settings.TODAY = date(2025, 1, 20)
    given = {
        "on": "2023-05-06",
        "kind": "licence",
        "reference": "许〔2023〕1号",
        "published": "yes",
        "item": "不动产登记费",
        "yuan": "80",
        "receipt_number": "票1",
    }

    done = client.post(reverse(f"catalogue:{ledger}"), given, follow=True)

    assert done.redirect_chain[0][0].endswith("?year=2023")
    assert "许〔2023〕1号" in done.content.decode() or ledger == "charges"
