"""A thousand ways to falsify the trail behind its triggers; each has to be found."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest
from django.db import connection, transaction

from gongkai.trail import actions, chain, guards, queries
from gongkai.trail.kinds import Kind, register
from gongkai.trail.models import Entry, Head
from gongkai.trail.queries import FIELDS

pytestmark = pytest.mark.django_db
ACT = register(Kind("trail.tampered", "办理{nth}"))
LENGTH, TRIES = 25, 250


@pytest.fixture
def unguarded() -> None:
    for nth in range(LENGTH):
        actions.record(
            kind=ACT, actor="yang", body="gaotun", subject=f"s{nth}", data={"nth": nth}
        )
    with connection.cursor() as cursor:
        for statement in guards.LIFT[connection.vendor]:
            cursor.execute(statement)


def verdicts(tamper: object) -> Iterator[queries.Verdict]:
    for seed in range(TRIES):
        with transaction.atomic():
            tamper(Random(seed))  # type: ignore[operator]
            yield queries.verify()
            transaction.set_rollback(True)


def edit(chance: Random) -> None:
    entry = Entry.objects.filter(seq=chance.randint(1, LENGTH))
    field = chance.choice(["actor", "body", "kind", "subject", "content", "at"])
    if field == "at":
        entry.update(at=entry.get().at - timedelta(days=chance.randint(1, 400)))
    else:
        entry.update(**{field: f"forged {chance.random()}"})


def remove(chance: Random) -> None:
    Entry.objects.filter(seq=chance.randint(1, LENGTH)).delete()


def exchange(chance: Random) -> None:
    one, two = sorted(chance.sample(range(1, LENGTH + 1), 2))
    first, second = Entry.objects.get(seq=one), Entry.objects.get(seq=two)
    Entry.objects.filter(seq=one).update(content=second.content, actor="li")
    Entry.objects.filter(seq=two).update(content=first.content)


def cut(chance: Random) -> None:
    Entry.objects.filter(seq__gt=chance.randint(0, LENGTH - 1)).delete()


def append(chance: Random) -> None:
    last = Entry.objects.order_by("seq").last()
    assert last is not None
    said = {name: getattr(last, name) for name in FIELDS if name != "digest"}
    said |= {"seq": LENGTH + 1, "previous": last.digest, "actor": f"{chance.random()}"}
    Entry.objects.create(**said, digest=chain.digest(**said))


@pytest.mark.parametrize("tamper", [edit, remove, exchange, cut, append])
def test_every_tampering_is_found(tamper: object, unguarded: None) -> None:
    found = [not verdict.intact for verdict in verdicts(tamper)]

    assert found == [True] * TRIES


def rebuild(*, until: int) -> None:
    """Write the chain anew with another actor, digests, end and all."""
    previous = chain.FIRST
    Entry.objects.filter(seq__gt=until).delete()
    rows = list(Entry.objects.order_by("seq"))
    Entry.objects.all().delete()
    for row in rows:
        said = {name: getattr(row, name) for name in FIELDS if name != "digest"}
        said |= {"actor": "nobody", "previous": previous}
        previous = chain.digest(**said)
        Entry.objects.create(**said, digest=previous)
    Head.objects.update(seq=until, digest=previous)


@pytest.mark.parametrize("until", [LENGTH, 5, 0])
def test_a_rebuilt_chain_is_found_by_the_head_kept_elsewhere(
    until: int, unguarded: None
) -> None:
    kept = queries.verify().head

    rebuild(until=until)

    assert queries.verify().intact
    assert not queries.verify(kept).intact


def test_an_earlier_head_is_still_found_in_a_longer_chain(unguarded: None) -> None:
    kept = Entry.objects.get(seq=7).digest

    assert queries.verify(kept).intact
