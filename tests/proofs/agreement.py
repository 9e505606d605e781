"""Where ``gongkai.law`` and the oracle answer the same history differently."""

import os
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from tests.proofs import oracle
from tests.proofs.histories import history

from gongkai.law import clock
from gongkai.law.errors import BadHistory, LawError

Json = dict[str, Any]
ZONES = ("UTC", "Asia/Shanghai", "America/New_York")
KEYS = [
    "received_on",
    "due_on",
    "state",
    "provisional",
    "regional_due_on",
    "alarm_due_on",
    "correct_by",
    "pay_by",
    "lapses",
    "in_time",
    "breaches",
    "days",
]
SHOWN = 5
CHUNK = 500


def disagreements(seeds: Iterable[int]) -> tuple[Counter[str], list[str]]:
    """Return what was met, and a line for each history the two read differently."""
    met: Counter[str] = Counter()
    found: list[str] = []
    for seed in seeds:
        payload = history(seed)
        expected = _expected(payload)
        if expected == "unclear":
            met["unclear"] += 1
            continue
        answer = _answer(payload)
        met["refused" if expected == "refused" else "compared"] += 1
        if answer != expected:
            found.append(f"seed {seed}: {_difference(answer, expected)}\n    {payload}")
    return met, found


def proof(count: int, zone: str) -> tuple[Counter[str], list[str]]:
    """Compare ``count`` histories with the machine's clock set to ``zone``, on every core."""
    met: Counter[str] = Counter()
    found: list[str] = []
    chunks = [
        range(first, min(first + CHUNK, count)) for first in range(0, count, CHUNK)
    ]
    workers = min(os.cpu_count() or 1, len(chunks), 4)
    with ProcessPoolExecutor(workers, get_context("spawn"), _live_in, (zone,)) as pool:
        for chunk_met, chunk_found in pool.map(disagreements, chunks):
            met.update(chunk_met)
            found += chunk_found
    return met, found


def _live_in(zone: str) -> None:
    os.environ["TZ"] = zone
    time.tzset()


def _expected(payload: Json) -> Json | str:
    try:
        return _comparable(oracle.read(payload))
    except oracle.Refused:
        return "refused"
    except oracle.Unclear:
        return "unclear"


def _answer(payload: Json) -> Json | str:
    try:
        return _comparable(clock.read(payload).as_json())
    except (BadHistory, LawError):
        return "refused"


def _comparable(answer: Mapping[str, Any]) -> Json:
    """Return the keys both must agree on; the oracle cites no articles."""
    kept = {key: answer[key] for key in KEYS}
    kept["lapses"] = sorted(
        kept["lapses"], key=lambda each: (each["on"], str(each["party"]))
    )
    kept["breaches"] = [
        {"code": each["code"], "on": each["on"]} for each in kept["breaches"]
    ]
    return kept


def _difference(answer: Json | str, expected: Json | str) -> str:
    if isinstance(answer, str) or isinstance(expected, str):
        return f"law {_short(answer)}, oracle {_short(expected)}"
    return "; ".join(
        f"{key}: law {_trim(answer[key], expected[key])}, oracle {_trim(expected[key], answer[key])}"
        for key in KEYS
        if answer[key] != expected[key]
    )


def _short(answer: Json | str) -> str:
    return (
        answer if isinstance(answer, str) else f"{answer['state']} {answer['due_on']}"
    )


def _trim(value: Any, other: Any) -> Any:
    """Return of two lists only what the other has not."""
    if isinstance(value, list):
        return [each for each in value if each not in other][:3]
    return value
