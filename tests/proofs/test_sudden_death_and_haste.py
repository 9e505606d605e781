"""Issue 2 §8: killed between any two statements, or done by two at once, an act is done once or not."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from tests.proofs.scale import scaled

pytestmark = pytest.mark.proof
ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 300
MUTANT = "naive mutant"
Found = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of an empty installation of its own on the suite's kind of database."""
    folder = tmp_path_factory.mktemp("faults")
    given = os.environ.get("DATABASE_URL", "")
    url = f"sqlite:///{folder / 'faults.sqlite3'}"
    if given.startswith("postgres"):
        url = urlunsplit(
            urlsplit(given)._replace(path=f"/gongkai_faults_{os.getpid()}")
        )
    return {"GONGKAI_DATA": str(folder), "DATABASE_URL": url}


def experiment(what: str, database: dict[str, str], rounds: int = 0) -> Found:
    url = database["DATABASE_URL"]
    if url.startswith("postgres"):
        on_server(url, f'create database "{urlsplit(url).path[1:]}"')
    else:
        Path(urlsplit(url).path).unlink(missing_ok=True)
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    ran = subprocess.run(
        [sys.executable, "-m", "tests.proofs.faults", what, str(rounds)],
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
    found = experiment("kill", database)
    mutant = found.pop(MUTANT)

    points = sum(each["points"] for each in found.values())
    print(
        f"\n{len(found)} acts killed at {points} points: {sum(len(f['faults']) for f in found.values())} faults"
    )
    for name, each in found.items():
        assert each["faults"] == [], name
        assert each["grown"]["trail_entry"] >= 1, name
        assert 1 <= each["committed"] < each["points"], name
    assert found["sign_report"]["grown"] | {"report": 0, "trail_head": 0} == {
        "report": 0,
        "report_signature": 1,
        "trail_entry": 1,
        "trail_head": 0,
    }
    assert any("half done" in fault for fault in mutant["faults"])


def test_of_two_who_act_at_once_one_succeeds_and_one_is_told(
    database: dict[str, str],
) -> None:
    rounds = scaled(ROUNDS)
    found = experiment("race", database, rounds)
    mutant = found.pop(MUTANT)

    print(
        f"\n{rounds} rounds each of {', '.join(found)}: mutant caught in {len(mutant['faults'])} faults"
    )
    for name, each in found.items():
        assert each["faults"] == [], name
        assert each["grown"]["trail_entry"] == 1, name
    assert mutant["faults"]
