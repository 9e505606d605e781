"""Lets two people do the same thing at the same moment, each on a connection of their own."""

from collections.abc import Callable, Sequence
from threading import Barrier, Thread
from typing import Any

from django.db import connections
from tests.proofs.faults.store import Store, changed, rows

from gongkai.trail.queries import verify

Act = Callable[[], object]


def race(
    store: Store, acts: Sequence[Act], rounds: int, refused: type[Exception]
) -> dict[str, Any]:
    """Start ``acts`` together ``rounds`` times on fresh copies; return what went wrong.

    Exactly one may succeed and every other must be refused by ``refused``.
    """
    store.copy()
    before = rows()
    acts[0]()
    alone = changed(before, rows())
    faults: list[str] = []
    for nth in range(rounds):
        store.copy()
        connections.close_all()
        outcomes = _together(acts)
        won = sum(outcome is None for outcome in outcomes)
        strange = [
            repr(each) for each in outcomes if each and not isinstance(each, refused)
        ]
        grown = changed(before, rows())
        if won != 1:
            faults.append(f"round {nth}: {won} succeeded")
        faults += [f"round {nth}: {each}" for each in strange]
        if grown != alone:
            faults.append(f"round {nth}: {grown} instead of {alone}")
        if not verify().intact:
            faults.append(f"round {nth}: the chain is broken")
    store.use(store.base)
    return {"rounds": rounds, "grown": alone, "faults": faults}


def _together(acts: Sequence[Act]) -> list[Exception | None]:
    barrier = Barrier(len(acts))
    outcomes: list[Exception | None] = [None] * len(acts)

    def play(nth: int) -> None:
        try:
            barrier.wait()
            acts[nth]()
        except Exception as error:
            outcomes[nth] = error
        finally:
            connections.close_all()

    threads = [Thread(target=play, args=(nth,)) for nth in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
