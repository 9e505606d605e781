import threading

import pytest
from django.db import connection, transaction

from gongkai.trail import actions, queries
from gongkai.trail.kinds import Kind, register
from gongkai.trail.models import Entry

WRITTEN = register(Kind("trail.concurrent", "第{nth}次"))
WRITERS, EACH = 4, 15


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_leave_one_whole_chain() -> None:
    failures: list[BaseException] = []
    start = threading.Barrier(WRITERS)

    def write(name: str) -> None:
        start.wait()
        try:
            for nth in range(EACH):
                with transaction.atomic():
                    actions.record(
                        kind=WRITTEN,
                        actor=name,
                        body="gaotun",
                        subject="race",
                        data={"nth": nth},
                    )
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=write, args=(f"w{nth}",)) for nth in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert Entry.objects.count() == WRITERS * EACH
    assert queries.verify().intact


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_entry_and_no_gap() -> None:
    def act(*, fail: bool) -> None:
        with transaction.atomic():
            actions.record(kind=WRITTEN, actor="w", body="b", subject="s", data={})
            if fail:
                raise RuntimeError("half way")

    act(fail=False)
    with pytest.raises(RuntimeError):
        act(fail=True)
    act(fail=False)

    assert [entry.seq for entry in Entry.objects.all()] == [1, 2]
    assert queries.verify().intact
