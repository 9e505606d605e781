"""Several people at the same moment; SQLite lets one writer in at a time, so this asks PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from gongkai.catalogue import actions
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import Item, Publication
from gongkai.catalogue.tests import make
from gongkai.channels.models import Snapshot
from gongkai.trail import queries as trail
from gongkai.trail.models import Entry

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time"),
]
PEOPLE = 4


def at_once(acts: list[Callable[[], object]]) -> list[str]:
    start = Barrier(len(acts))

    def go(act: Callable[[], object]) -> str:
        start.wait()
        try:
            act()
        except CatalogueRefused as refused:
            return str(refused)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(go, acts))


def test_an_item_is_published_once_however_many_press_the_button() -> None:
    item = make.draft()

    def press() -> None:
        actions.publish_item(actor=None, item=seen.pop(), channels=["portal"])

    seen = [Item.objects.get(pk=item.pk) for _ in range(PEOPLE)]
    refused = [said for said in at_once([press] * PEOPLE) if said]

    assert len(refused) == PEOPLE - 1
    assert all("刚被他人修改" in said for said in refused)
    assert (Publication.objects.count(), Snapshot.objects.count()) == (1, 1)
    assert Entry.objects.filter(kind="catalogue.published").count() == 1
    assert trail.verify().intact


def test_no_index_number_is_given_twice_and_none_is_left_out() -> None:
    column = make.column()
    items = [make.draft(column) for _ in range(PEOPLE)]

    def publish(item: Item) -> Callable[[], object]:
        return lambda: actions.publish_item(
            actor=None, item=item, channels=["portal"], at=make.moment(make.MONDAY)
        )

    assert at_once([publish(item) for item in items]) == [""] * PEOPLE

    numbers = sorted(Item.objects.values_list("index_number", flat=True))
    assert [number[-5:] for number in numbers] == [
        f"{nth:05}" for nth in range(1, PEOPLE + 1)
    ]


def test_one_of_two_corrections_wins_and_the_other_is_told() -> None:
    item = make.published()
    seen = [Item.objects.get(pk=item.pk) for _ in range(2)]

    def edit(title: str) -> Callable[[], object]:
        mine = seen.pop()
        return lambda: actions.edit_item(
            actor=None, item=mine, expected_revision=mine.revision, title=title
        )

    refused = [said for said in at_once([edit("甲"), edit("乙")]) if said]

    assert len(refused) == 1
    item.refresh_from_db()
    assert item.title in {"甲", "乙"}
