"""A temporary installation to measure in: its own data folder, its own empty database."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from measure.claims import note

LOCAL_SERVER = "postgres://postgres@127.0.0.1:5432/postgres"
HERE = "--here"


def on_each_database(script: str) -> int:
    """Run ``script --here`` once on SQLite and once on PostgreSQL; 1 when either run fails."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder:
        for name, url in _databases(Path(folder)):
            print(f"== {name}", flush=True)
            env = {**os.environ, "GONGKAI_DATA": folder, "DATABASE_URL": url}
            failed |= subprocess.run(
                [sys.executable, script, HERE], env=env, check=False
            ).returncode
    return min(failed, 1)


def begin(folder: str | None = None) -> None:
    """Start Django in this process and migrate its database, in ``folder`` when one is given."""
    if folder:
        os.environ["GONGKAI_DATA"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/gongkai.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.config.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _databases(folder: Path) -> Iterator[tuple[str, str]]:
    yield "SQLite", f"sqlite:///{folder / 'gongkai.sqlite3'}"
    given = os.environ.get("DATABASE_URL", "")
    server = given if given.startswith("postgres") else LOCAL_SERVER
    with _empty_database(server) as url:
        if url:
            yield "PostgreSQL", url


@contextmanager
def _empty_database(server: str) -> Iterator[str]:
    """Create a database on ``server`` and drop it at the end; empty when none answers."""
    import psycopg

    name = f"gongkai_bench_{os.getpid()}"
    try:
        psycopg.connect(server, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        note(f"PostgreSQL 连不上，只测 SQLite：{str(error).splitlines()[0]}")
        yield ""
        return
    _execute(server, f'create database "{name}"')
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        _execute(server, f'drop database if exists "{name}" with (force)')


def _execute(server: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())
