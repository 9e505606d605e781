"""Several people at once: one wins, the others are told; numbers stay gapless (D4, K7)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from gongkai.inforequests import actions, replay
from gongkai.inforequests.errors import Overtaken
from gongkai.inforequests.models import Event, InfoRequest
from gongkai.inforequests.tests import make
from gongkai.trail.models import Entry

DAY = date(2024, 3, 5)
on_a_server = pytest.mark.skipif(
    connection.vendor != "postgresql",
    reason="the tests' SQLite lives in memory and cannot be shared by threads",
)


def at_once(number: int, act: Callable[[int], Any]) -> list[Any]:
    """Run ``act`` in threads that start together; return results and refusals."""
    start = Barrier(number)

    def run(nth: int) -> Any:
        try:
            start.wait()
            return act(nth)
        except Overtaken as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


@pytest.mark.django_db
def test_a_move_between_reading_and_writing_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actor = make.handler()
    made = make.received(actor=actor)
    read = replay.reading

    def overtaken_while_reading(*args: Any, **kwargs: Any) -> Any:
        InfoRequest.objects.filter(pk=made.pk).update(version=2)
        return read(*args, **kwargs)

    monkeypatch.setattr(replay, "reading", overtaken_while_reading)
    with pytest.raises(Overtaken, match="已由他人办理"):
        make.advance(made, "ask_reasons", actor=actor, on=DAY)

    assert Event.objects.filter(request=made).count() == 1
    assert not Entry.objects.filter(kind="request.advanced").exists()
    assert InfoRequest.objects.get(pk=made.pk).version == 1


@on_a_server
@pytest.mark.django_db(transaction=True)
def test_of_two_handlers_who_move_a_request_at_once_one_wins() -> None:
    actor = make.handler()
    for _ in range(10):
        made = make.received(actor=actor)

        def move(nth: int, made: InfoRequest = made) -> InfoRequest:
            step = ("ask_reasons", "withdraw")[nth % 2]
            return make.advance(made, step, actor=actor, on=DAY)

        ended = at_once(4, move)

        assert sum(isinstance(each, InfoRequest) for each in ended) == 1
        now = InfoRequest.objects.get(pk=made.pk)
        assert now.version == now.events.count() == 2
        assert replay.differences(now) == {}


@on_a_server
@pytest.mark.django_db(transaction=True)
def test_numbers_taken_at_once_are_unique_and_gapless() -> None:
    actor = make.handler()

    at_once(4, lambda _: [make.received(actor=actor) for _ in range(10)])

    numbers = InfoRequest.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [f"2024-{nth:04}" for nth in range(1, 41)]


@on_a_server
@pytest.mark.django_db(transaction=True)
def test_one_submission_sent_many_times_at_once_is_one_case() -> None:
    actor, token = make.handler(), uuid4()

    made = at_once(4, lambda _: make.received(actor=actor, token=token).pk)

    assert len(set(made)) == 1
    assert (
        InfoRequest.objects.count()
        == Entry.objects.filter(kind="request.received").count()
        == 1
    )


@on_a_server
@pytest.mark.django_db(transaction=True)
def test_one_request_is_closed_once() -> None:
    actor = make.handler()
    withdrawn = make.info_request("withdraw", actor=actor)

    def close(_: int) -> InfoRequest:
        return actions.close(
            info_request=withdrawn, on=DAY, actor=actor, expected_seq=2, at=make.LATER
        )

    ended = at_once(4, close)

    assert sum(isinstance(each, InfoRequest) for each in ended) == 1
