"""Issue 2 §8: killed between any two statements, or done by two at once, an act is done once or not."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from tests.proofs.scale import scaled

pytestmark = pytest.mark.proof
ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 300
MUTANT = "naive mutant"
Found = dict[str, dict[str, Any]]


@pytest.fixture
def database() -> Iterator[dict[str, str]]:
    """Yield the environment of an empty installation on the suite's kind of database.

    A killed process loses nothing that the system holds, so memory serves as the disk.
    """
    memory = Path("/dev/shm")  # noqa: S108
    given = os.environ.get("DATABASE_URL", "")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        url = f"sqlite:///{folder}/faults.sqlite3"
        if given.startswith("postgres"):
            name = f"gongkai_faults_{os.getpid()}"
            url = urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
            on_server(url, f'create database "{name}"')
        yield {"GONGKAI_DATA": folder, "DATABASE_URL": url}


def experiment(what: str, database: dict[str, str], number: int) -> Found:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    ran = subprocess.run(
        [sys.executable, "-m", "tests.proofs.faults", what, str(number)],
        env={**os.environ, **database, "PYTHONPATH": path},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-4_000:]
    found: Found = json.loads(ran.stdout)
    return found


def on_server(url: str, statement: str) -> None:
    import psycopg

    server = urlunsplit(urlsplit(url)._replace(path="/postgres"))
    with psycopg.connect(server, autocommit=True) as session:
        session.execute(statement.encode())


def test_an_act_killed_between_any_two_statements_is_whole_or_undone(
    database: dict[str, str],
) -> None:
    stride = max(1, 12 // scaled(12, least=1))
    found = experiment("kill", database, stride)
    mutant = found.pop(MUTANT)

    points = sum(each["points"] for each in found.values())
    print(
        f"\n{len(found)} acts killed at {points} points: {sum(len(f['faults']) for f in found.values())} faults"
    )
    for name, each in found.items():
        assert each["faults"] == [], name
        if not each["grown"]:  # no warning stood, so there was nothing to explain
            continue
        assert each["grown"]["trail_entry"] >= 1, name
        assert 1 <= each["committed"] < each["points"], name
    assert found["sign_report"]["grown"] | {"report": 0, "trail_head": 0} == {
        "report": 0,
        "report_signature": 1,
        "trail_entry": 1,
        "trail_head": 0,
    }
    # The mutant writes outside any transaction: some of its deaths leave half an act.
    assert any("half done" in fault for fault in mutant["faults"])


def test_of_two_who_act_at_once_one_succeeds_and_one_is_told(
    database: dict[str, str],
) -> None:
    rounds = scaled(ROUNDS, least=8)
    found = experiment("race", database, rounds)
    mutant = found.pop(MUTANT)

    print(
        f"\n{rounds} rounds each of {', '.join(found)}: mutant caught in {len(mutant['faults'])} faults"
    )
    for name, each in found.items():
        assert each["faults"] == [], name
        assert each["grown"]["trail_entry"] == 1, name
    assert mutant["faults"]
