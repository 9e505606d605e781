import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.trail import actions, chain, guards, queries
from gongkai.trail.errors import NotInTransaction
from gongkai.trail.kinds import Kind, register
from gongkai.trail.models import Entry, Head

SAID = register(
    Kind("trail.test", "登记{number}，经手{name}", personal=("name",), label="测试")
)


def entries(count: int) -> list[Entry]:
    return [
        actions.record(
            kind=SAID,
            actor="yang",
            body="gaotun",
            subject=f"request:{nth}",
            data={"number": nth, "name": "韦某某"},
        )
        for nth in range(count)
    ]


@pytest.mark.django_db
def test_entries_follow_one_another() -> None:
    first, second = entries(2)

    assert (first.seq, second.seq) == (1, 2)
    assert first.previous == chain.FIRST
    assert second.previous == first.digest
    assert Head.objects.get().digest == second.digest
    assert queries.verify().intact


@pytest.mark.django_db
def test_personal_fields_are_masked() -> None:
    (entry,) = entries(1)

    assert entry.data["name"] == "韦〇〇"
    assert entry.sentence == "登记0，经手韦〇〇"


@pytest.mark.django_db(transaction=True)
def test_an_entry_needs_the_transaction_of_its_act() -> None:
    with pytest.raises(NotInTransaction):
        entries(1)


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_change_or_delete_an_entry() -> None:
    with transaction.atomic():
        entries(2)

    for attempt in (
        "UPDATE trail_entry SET actor = 'li' WHERE seq = 1",
        "DELETE FROM trail_entry WHERE seq = 2",
        "DELETE FROM trail_head",
        "TRUNCATE trail_entry",
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(attempt)
    assert queries.verify().entries == 2


@pytest.mark.django_db
def test_an_empty_trail_is_intact() -> None:
    verdict = queries.verify()

    assert verdict.intact
    assert verdict.entries == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tampering", "broken_at"),
    [
        ("UPDATE trail_entry SET actor = 'li' WHERE seq = 3", 3),
        ("UPDATE trail_entry SET content = '{}' WHERE seq = 1", 1),
        ("DELETE FROM trail_entry WHERE seq = 2", 2),
        ("DELETE FROM trail_entry WHERE seq = 5", 5),
        ("UPDATE trail_head SET seq = 9", 6),
    ],
)
def test_tampering_behind_the_triggers_is_found_and_named(
    tampering: str, broken_at: int
) -> None:
    entries(5)
    with connection.cursor() as cursor:
        for statement in guards.LIFT[connection.vendor]:
            cursor.execute(statement)
        cursor.execute(tampering)

    verdict = queries.verify()

    assert not verdict.intact
    assert verdict.broken_at == broken_at
