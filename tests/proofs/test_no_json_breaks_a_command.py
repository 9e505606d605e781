"""Whatever stands in the JSON, a pure command answers it or refuses it; it never breaks."""

import copy
import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.proofs.console import Console
from tests.proofs.histories import history
from tests.proofs.scale import scaled
from tests.proofs.test_bad_input_is_refused import REFUSED, assert_refused

from gongkai.annual.formats import format_for
from gongkai.annual.report import Narrative, Report

TRIED = 20_000
JUNK: tuple[Any, ...] = (
    None,
    True,
    False,
    -1,
    0,
    10**400,
    1.5,
    1e308,
    float("inf"),
    float("nan"),
    "",
    " ",
    "0",
    "-",
    "䶮",
    "\x00",
    "\ud800",
    "\n",
    "x" * 5_000,
    "2025-02-30",
    "9999-12-31",
    "0001-01-01",
    "2025-03-03T25:00:00+08:00",
    "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00+14:00",
    [],
    {},
    [[]],
    {"": None},
)


def _spoiled(given: Any, rng: Random) -> Any:
    """Return ``given`` with one to three of its nodes replaced, dropped or doubled."""
    spoiled = {"root": copy.deepcopy(given)}
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        places = list(_places(spoiled))
        holder, key = rng.choice(places)
        act = rng.random()
        if act < 0.15 and holder is not spoiled:
            del holder[key]
        elif act < 0.25 and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        else:
            holder[key] = copy.deepcopy(rng.choice(JUNK))
    return spoiled["root"]


def _places(node: Any) -> Any:
    keys = (
        node
        if isinstance(node, dict)
        else range(len(node))
        if isinstance(node, list)
        else ()
    )
    for key in list(keys):
        yield node, key
        yield from _places(node[key])


def _report(rng: Random) -> Any:
    layout = format_for(rng.choice((2019, 2024)))
    return Report(
        body_code="proof-ju",
        body_name="验证县某局",
        year=2024 if layout.key == "2021" else 2019,
        format=layout.key,
        proactive=layout.proactive.complete({}),
        requests=layout.requests.complete({}),
        disputes=layout.disputes.complete({}),
        narrative=Narrative("一", "二", "三", "四", "五", "六"),
    ).to_json()


def _remedies(rng: Random) -> Any:
    return {**REFUSED, "outcome": rng.choice(("1", "2", "3.6", "6.3", "overdue"))}


GIVEN = {
    "clock": lambda rng: history(rng.randrange(10**9)),
    "remedies": _remedies,
    "report": _report,
}
WORDS = {"clock": ("clock",), "remedies": ("remedies",), "report": ("report", "check")}


@pytest.mark.proof
@pytest.mark.parametrize("command", GIVEN)
def test_spoiled_json_is_answered_or_refused(
    command: str, console: Console, tmp_path: Path
) -> None:
    rng = Random(command)
    path = tmp_path / "given.json"
    refused = 0

    for _ in range(scaled(TRIED // len(GIVEN))):
        text = json.dumps(_spoiled(GIVEN[command](rng), rng))
        path.write_text(text, encoding="utf-8")
        ran = console.run(*WORDS[command], str(path))
        if ran.status == 2:
            assert_refused(ran)
            refused += 1
        else:
            assert ran.status in (0, 1), text
            assert ran.err == ""
            json.loads(ran.out)

    print(
        f"\n{command}: {refused} of {scaled(TRIED // len(GIVEN))} spoiled files refused"
    )
    assert refused
