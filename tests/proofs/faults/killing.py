"""Kills a process with SIGKILL before its n-th statement, for every n, and looks at what is left."""

import os
import signal
from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import connection, connections
from tests.proofs.faults.store import Rows, Store, changed, rows

from gongkai.trail.queries import verify

Act = Callable[[], object]


class Fuse:
    """Counts the points between statements, the commit included, and kills at the ``last``."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.points = 0

    def pass_point(self) -> None:
        self.points += 1
        if self.points == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,
        many: bool,
        context: Any,
    ) -> Any:
        self.pass_point()
        return execute(sql, params, many, context)

    def burn(self, act: Act) -> int:
        """Do the act with the fuse lit; return the number of points it passed."""
        commit = connection._commit  # type: ignore[attr-defined]

        def committing() -> None:
            self.pass_point()
            commit()
            self.pass_point()

        connection.ensure_connection()
        connection._commit = committing  # type: ignore[attr-defined]
        try:
            with connection.execute_wrapper(self.statement):
                act()
        finally:
            connection._commit = commit  # type: ignore[attr-defined]
        return self.points


def kill_everywhere(store: Store, act: Act, stride: int = 1) -> dict[str, Any]:
    """Kill ``act`` at each ``stride``-th of its points on a fresh copy; return how many, and what went wrong.

    Whole means: all rows as before or all as after, the chain intact, and the same
    act done once more on what is left ends where one undisturbed act ends.
    """
    store.copy()
    before = rows()
    points = int(in_child(lambda: Fuse(0).burn(act)).said)
    after = rows()
    faults: list[str] = []
    committed = 0
    killed = sorted({*range(1, points, stride), points - 1, points})
    for last in killed:
        store.copy()
        if not in_child(lambda last=last: Fuse(last).burn(act)).was_killed:  # type: ignore[misc]
            faults.append(f"point {last}: the process was not killed")
        left = rows()
        committed += left == after
        faults += [f"point {last}: {fault}" for fault in _faults(left, before, after)]
        faults += [f"point {last}, again: {fault}" for fault in _retry(act, after)]
    store.use(store.base)
    return {
        "points": len(killed),
        "grown": changed(before, after),
        "committed": committed,
        "faults": faults,
    }


class Ended(NamedTuple):
    """How a child ended: what it returned, or the error it met, and whether it was killed."""

    said: str
    refusal: str
    was_killed: bool


def in_child(act: Act) -> Ended:
    """Do ``act`` in a child process, so that no thread it starts lives on to be forked again."""
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        os.write(writing, "\0".join(_said(act)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said, _, refusal = pipe.read().partition("\0")
    _, ended = os.waitpid(child, 0)
    is_killed = os.WIFSIGNALED(ended) and os.WTERMSIG(ended) == signal.SIGKILL
    return Ended(said, refusal, is_killed)


def _said(act: Act) -> tuple[str, str]:
    try:
        return str(act()), ""
    except Exception as refused:
        return "", repr(refused)


def _faults(left: Rows, before: Rows, after: Rows) -> list[str]:
    found = []
    if left not in (before, after):
        found.append(
            f"half done: {changed(before, left)} instead of {changed(before, after)}"
        )
    if not (verdict := verify()).intact:
        found.append(f"the chain is broken: {verdict.reason}")
    return found


def _retry(act: Act, after: Rows) -> list[str]:
    """Do the act again, as the person would who saw it fail; it may be refused as done already."""
    ended = in_child(act)
    left = rows()
    if left == after:
        return []
    return [f"ends elsewhere: {changed(after, left)} {ended.refusal}"]
