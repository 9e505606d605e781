"""Which data a command speaks of, and who else may read it."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.config import environment

SRC = str(Path(__file__).parents[4])
SET_UP = ("GONGKAI_DATA", "DATABASE_URL", "GONGKAI_DEMO", "GONGKAI_TODAY")


def called(place: Path, *words: str, **given: str) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if key not in SET_UP}
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "gongkai.config.command", *words],
        cwd=place,
        env={**plain, "PYTHONPATH": SRC, **given},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def laid(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / environment.DATABASE).write_bytes(b"SQLite format 3")


@pytest.fixture(autouse=True)
def nothing_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in SET_UP:
        monkeypatch.delenv(name, raising=False)


def test_only_a_reader_falls_back_on_the_demonstration(tmp_path: Path) -> None:
    laid(tmp_path / "var/demo")

    before = environment.data_folder()
    environment.speak_of_demo()

    assert before == tmp_path / "var"
    assert environment.data_folder() == tmp_path / "var/demo"


def test_the_office_s_own_data_come_before_the_demonstration(tmp_path: Path) -> None:
    laid(tmp_path / "var/demo")
    laid(tmp_path / "var")

    environment.speak_of_demo()

    assert environment.data_folder() == tmp_path / "var"


def test_an_empty_file_is_no_data(tmp_path: Path) -> None:
    laid(tmp_path / "var/demo")
    (tmp_path / "var" / environment.DATABASE).touch()

    assert environment.only_demo()


def test_what_was_told_is_never_doubted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid(tmp_path / "var/demo")
    monkeypatch.setenv("GONGKAI_DATA", "var")

    environment.speak_of_demo()

    assert environment.data_folder() == tmp_path / "var"


@pytest.mark.parametrize("words", [("backup", "b.tar"), ("doctor",)])
def test_backup_and_doctor_never_take_the_demonstration_for_the_office(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    laid(tmp_path / "var/demo")

    done = called(tmp_path, *words)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "GONGKAI_DATA=var " in done.stderr
    assert "GONGKAI_DATA=var/demo " in done.stderr
    assert not (tmp_path / "b.tar").exists()


def test_the_doctor_says_of_what_it_speaks(tmp_path: Path) -> None:
    data = tmp_path / "office"

    done = called(tmp_path, "doctor", GONGKAI_DATA=str(data))

    assert f"数据目录 {data}，数据库 {data / 'gongkai.sqlite3'}" in done.stderr
    assert data.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("words", [("serve",), ("demo",)])
def test_a_taken_port_is_told_before_anything_is_ready(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        done = called(tmp_path, *words, PORT=str(number))

    assert done.returncode == 2
    assert done.stdout == ""
    assert f"{number} 已被占用" in done.stderr
    assert not (tmp_path / "var").exists()


def test_a_server_that_is_stopped_ends_well_and_keeps_its_records_private(
    tmp_path: Path,
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]
    data = tmp_path / "office"
    plain = {key: value for key, value in os.environ.items() if key not in SET_UP}
    server = subprocess.Popen(
        [sys.executable, "-m", "gongkai.config.command", "serve"],
        cwd=tmp_path,
        env={
            **plain,
            "PYTHONPATH": SRC,
            "PORT": str(number),
            "GONGKAI_DATA": str(data),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        wait_for(server, number)

        os.killpg(server.pid, signal.SIGINT)
        _, complaints = server.communicate(timeout=60)
    finally:
        server.kill()
        server.communicate()

    assert server.returncode == 0, complaints
    assert data.stat().st_mode & 0o777 == 0o700
    assert (data / "gongkai.sqlite3").stat().st_mode & 0o777 == 0o600


def wait_for(server: subprocess.Popen[str], number: int) -> None:
    for _ in range(600):
        assert server.poll() is None
        with socket.socket() as client:
            client.settimeout(0.1)
            if client.connect_ex(("127.0.0.1", number)) == 0:
                return
        signal.sigtimedwait([], 0.1)
    raise AssertionError("the server never listened")
