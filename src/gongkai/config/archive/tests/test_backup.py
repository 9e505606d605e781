"""Backups of installations of their own, through the command as it is called."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

SRC = str(Path(__file__).parents[4])
LAY = (
    "import django; django.setup()\n"
    "from django.core.management import call_command\n"
    "call_command('migrate', verbosity=0)\n"
    "from gongkai.bodies.tests import make\n"
    "from gongkai.bodies.roles import Role\n"
    "make.staff(Role.REVIEWER, body=make.body())\n"
)
WRITE = (
    "import sys, django; django.setup()\n"
    "from gongkai.bodies.tests import make\n"
    "from gongkai.bodies import actions\n"
    "body = make.county(code='busy')\n"
    "print('ready', flush=True)\n"
    "nth = 0\n"
    "while True:\n"
    "    nth += 1\n"
    "    actions.add_office(actor=None, body=body, name=f'股{nth}')\n"
)


def environment(data: Path) -> dict[str, str]:
    return {
        **{key: value for key, value in os.environ.items() if key != "DATABASE_URL"},
        "PYTHONPATH": SRC,
        "GONGKAI_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
    }


def gongkai(
    data: Path, *words: str, database: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "gongkai.config.command", *words],
        env={**environment(data), "DATABASE_URL": database},
        capture_output=True,
        text=True,
        check=False,
    )


def said(done: subprocess.CompletedProcess[str]) -> Mapping[str, Any]:
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("office") / "var"
    data.mkdir(mode=0o700)
    (data / "files" / "ab").mkdir(parents=True)
    (data / "files" / "ab" / "公文.pdf").write_bytes(b"%PDF-1.7")
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", LAY], env=environment(data), check=True
    )
    (data / "gongkai.sqlite3").chmod(0o600)
    return data


@pytest.fixture
def backup(office: Path, tmp_path: Path) -> Path:
    path = tmp_path / "backup.tar"
    said(gongkai(office, "backup", str(path)))
    return path


def test_a_backup_is_put_back_whole(office: Path, backup: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"

    restored = said(gongkai(fresh, "restore", str(backup), "--verify"))
    before = said(gongkai(office, "trail", "verify"))
    after = said(gongkai(fresh, "trail", "verify", "--head", before["head"]))

    assert restored["verified"]
    assert after == before
    assert (fresh / "files/ab/公文.pdf").read_bytes() == b"%PDF-1.7"
    assert (fresh / "secret_key").read_text() == (office / "secret_key").read_text()
    assert backup.stat().st_mode & 0o077 == 0


def test_only_an_empty_place_is_filled(office: Path, backup: Path) -> None:
    done = gongkai(office, "restore", str(backup), "--verify")

    assert done.returncode == 2
    assert "已有数据" in done.stderr


def test_a_check_alone_puts_nothing_back(backup: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"

    checked = said(gongkai(fresh, "restore", str(backup), "--check-only"))

    assert not checked["restored"]
    assert not fresh.exists()


def test_a_flipped_byte_stops_the_restore_before_anything_is_written(
    backup: Path, tmp_path: Path
) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    fresh = tmp_path / "fresh"

    done = gongkai(fresh, "restore", str(backup), "--verify")

    assert done.returncode == 2
    assert "database/gongkai.sqlite3" in done.stderr
    assert "Traceback" not in done.stderr
    assert not fresh.exists()


def test_a_backup_is_never_written_over(office: Path, backup: Path) -> None:
    done = gongkai(office, "backup", str(backup))

    assert done.returncode == 2
    assert "已存在" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("backup",),
        ("backup", "/nowhere/at/all.tar"),
        ("restore",),
        ("restore", "/nowhere.tar", "--verify"),
        ("restore", "a", "--delete"),
        ("trail",),
        ("trail", "verify", "--head", "xyz"),
        ("doctor", "--now"),
    ],
)
def test_bad_input_is_one_chinese_sentence(
    office: Path, words: tuple[str, ...]
) -> None:
    done = gongkai(office, *words)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "：" in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GONGKAI_DATA", "/proc/nowhere"),
        ("GONGKAI_TODAY", "昨天"),
        ("DATABASE_URL", "foo://x"),
        ("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none"),
    ],
)
def test_an_environment_that_cannot_be_is_told_in_one_sentence(
    tmp_path: Path, name: str, value: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gongkai.config.command", "trail", "verify"],
        env={**environment(tmp_path), name: value},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "请检查" in done.stderr


def test_a_backup_taken_while_writes_go_on_is_consistent(tmp_path: Path) -> None:
    data, path, fresh = tmp_path / "var", tmp_path / "b.tar", tmp_path / "fresh"
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", LAY], env=environment(data), check=True
    )
    writer = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", WRITE],
        env=environment(data),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        threading.Event().wait(0.5)
        said(gongkai(data, "backup", str(path)))
        threading.Event().wait(0.5)
    finally:
        writer.terminate()
        writer.communicate()

    restored = said(gongkai(fresh, "restore", str(path), "--verify"))

    with closing(sqlite3.connect(fresh / "gongkai.sqlite3")) as database:
        (kept,) = database.execute("SELECT count(*) FROM bodies_office").fetchone()
    assert kept > 0
    assert restored["verified"]


def test_the_doctor_finds_what_is_wrong_and_says_how_to_mend_it(office: Path) -> None:
    key = office / "secret_key"
    fine = gongkai(office, "doctor")
    key.chmod(0o644)

    ill = gongkai(office, "doctor")

    key.chmod(0o600)
    assert fine.returncode == 0
    assert ill.returncode == 1
    assert "chmod 600" in ill.stdout


def test_the_doctor_shows_the_setup_code_before_the_first_run(tmp_path: Path) -> None:
    data = tmp_path / "var"
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", LAY[: LAY.index("from gongkai.bodies")]],
        env=environment(data),
        check=True,
    )

    done = gongkai(data, "doctor")

    assert (data / "setup_code").read_text() in done.stdout


def test_a_changed_entry_is_named(backup: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    said(gongkai(fresh, "restore", str(backup), "--verify"))
    with closing(sqlite3.connect(fresh / "gongkai.sqlite3")) as database:
        database.execute("DROP TRIGGER trail_entry_no_update")
        database.execute("UPDATE trail_entry SET actor = 'li' WHERE seq = 2")
        database.commit()

    done = gongkai(fresh, "trail", "verify")

    assert done.returncode == 1
    assert json.loads(done.stdout)["broken_at"] == 2


@pytest.fixture
def servers() -> Iterator[tuple[str, str]]:
    """Two empty databases on the server the suite runs on."""
    if connection.vendor != "postgresql":
        pytest.skip("the suite runs on SQLite")
    given = connection.settings_dict
    names = [f"archive_{os.getpid()}_{nth}" for nth in range(2)]
    address = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}".format(**given)
    with psycopg.connect(f"{address}/postgres", autocommit=True) as server:
        for name in names:
            server.execute(f"CREATE DATABASE {name}")
        yield f"{address}/{names[0]}", f"{address}/{names[1]}"
        for name in names:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_postgresql_database_is_put_back_whole(
    servers: tuple[str, str], tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    path = str(tmp_path / "b.tar")
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", LAY],
        env={**environment(one), "DATABASE_URL": servers[0]},
        check=True,
    )

    said(gongkai(one, "backup", path, database=servers[0]))
    restored = said(gongkai(two, "restore", path, "--verify", database=servers[1]))
    again = gongkai(two, "restore", path, "--verify", database=servers[1])

    assert restored["verified"]
    assert again.returncode == 2
    assert "已有数据" in again.stderr
