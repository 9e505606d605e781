"""How each database is copied out while writes go on, and put back into an empty one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from gongkai.config.archive.container import Writer

SQLITE_MEMBER: Final = "database/gongkai.sqlite3"


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy of the database holds, as of one moment."""

    rows: dict[str, int]
    migrations: list[str]
    head: dict[str, Any]
    columns: dict[str, list[str]]


class Engine(Protocol):
    """A database that can be copied and filled."""

    def copy(self, writer: Writer, scratch: Path) -> Copied:
        """Add the database to ``writer`` as it is at one moment."""
        ...

    def is_empty(self) -> bool:
        """Return whether nothing would be lost by filling it."""
        ...

    def fill(self, unpacked: Path, facts: dict[str, Any]) -> None:
        """Put the unpacked copy in its place."""
        ...


def engine() -> Engine:
    """Return the engine of the configured database.

    :raises ValueError: a backup of that database is not known.
    """
    if connection.vendor == "sqlite":
        return Sqlite(Path(connection.settings_dict["NAME"]))
    if connection.vendor == "postgresql":
        return Postgres()
    raise ValueError(
        f"数据库{connection.vendor}不在支持之列：请改用SQLite或PostgreSQL。"
    )


def counted() -> dict[str, int]:
    """Return the number of rows of every table of the open database."""
    with connection.cursor() as cursor:
        return dict(
            _counts(cursor, sorted(connection.introspection.table_names(cursor)))
        )


def _counts(cursor: Any, tables: list[str]) -> Iterator[tuple[str, int]]:
    for table in tables:
        cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608
        yield table, cursor.fetchone()[0]


def _copied(cursor: Any, tables: list[str], columns: dict[str, list[str]]) -> Copied:
    rows = dict(_counts(cursor, tables))
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    migrations = [f"{app}.{name}" for app, name in cursor.fetchall()]
    cursor.execute("SELECT seq, digest FROM trail_head")
    seq, digest = cursor.fetchone() or (0, "")
    return Copied(rows, migrations, {"seq": seq, "digest": digest}, columns)


@dataclass(frozen=True, slots=True)
class Sqlite:
    """One file, copied by ``VACUUM INTO`` from a read transaction of its own."""

    path: Path

    def copy(self, writer: Writer, scratch: Path) -> Copied:
        """Add a consistent copy of the file; writers are not held up."""
        copy = scratch / "copy.sqlite3"
        with closing(sqlite3.connect(self.path, timeout=60)) as source:
            source.execute("VACUUM INTO ?", (str(copy),))
        with closing(sqlite3.connect(copy)) as made:
            cursor = made.cursor()
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            )
            copied = _copied(cursor, [name for (name,) in cursor.fetchall()], {})
        writer.add_file(SQLITE_MEMBER, copy)
        return copied

    def is_empty(self) -> bool:
        """Return whether the file is absent or empty."""
        return not self.path.exists() or self.path.stat().st_size == 0

    def fill(self, unpacked: Path, facts: dict[str, Any]) -> None:
        """Move the copy to where the installation looks for it."""
        connection.close()
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        (unpacked / SQLITE_MEMBER).replace(self.path)


class Postgres:
    """Tables copied out within one repeatable-read transaction, and in within one."""

    def copy(self, writer: Writer, scratch: Path) -> Copied:
        """Add every table as of one moment; needs no client program."""
        with _snapshot() as cursor:
            tables = sorted(connection.introspection.table_names(cursor))
            columns = {table: _columns(cursor, table) for table in tables}
            for table in tables:
                path = scratch / f"{table}.copy"
                with (
                    path.open("wb") as out,
                    cursor.copy(
                        f"COPY {_named(table, columns[table])} TO STDOUT"
                    ) as rows,
                ):
                    for block in rows:
                        out.write(block)
                writer.add_file(f"database/{table}.copy", path)
                path.unlink()
            return _copied(cursor, tables, columns)

    def is_empty(self) -> bool:
        """Return whether there are no tables yet, or no body and no trail in them."""
        tables = connection.introspection.table_names()
        if "bodies_body" not in tables:
            return True
        with connection.cursor() as cursor:
            return not any(
                count for _, count in _counts(cursor, ["bodies_body", "trail_entry"])
            )

    def fill(self, unpacked: Path, facts: dict[str, Any]) -> None:
        """Lay the tables by migrating, then put every row back in one transaction.

        :raises ValueError: the backup was made by another version of the program.
        """
        known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
        if set(facts["migrations"]) != known:
            raise ValueError(
                "备份由另一版本的程序写成，表结构不同：请先安装写备份时的版本，恢复后再升级。"
            )
        call_command("migrate", verbosity=0, interactive=False)
        columns: dict[str, list[str]] = facts["columns"]
        with transaction.atomic(), connection.cursor() as cursor:
            for table in columns:
                if not table.startswith("trail_"):
                    cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608
            for table, names in columns.items():
                if table != "trail_head":
                    with (unpacked / f"database/{table}.copy").open("rb") as rows:
                        _copy_in(cursor, _named(table, names), rows)
            head = facts["head"]
            cursor.execute(
                "UPDATE trail_head SET seq = %s, digest = %s",
                (head["seq"], head["digest"]),
            )
            _reset_sequences(cursor)


@contextmanager
def _snapshot() -> Iterator[Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield cursor


def _columns(cursor: Any, table: str) -> list[str]:
    return [
        column.name
        for column in connection.introspection.get_table_description(cursor, table)
    ]


def _named(table: str, columns: list[str]) -> str:
    quoted = ", ".join(f'"{name}"' for name in columns)
    return f'"{table}" ({quoted})'


def _copy_in(cursor: Any, into: str, rows: Any) -> None:
    with cursor.copy(f"COPY {into} FROM STDIN") as copying:
        while block := rows.read(1 << 16):
            copying.write(block)


def _reset_sequences(cursor: Any) -> None:
    from django.apps import apps

    for statement in connection.ops.sequence_reset_sql(
        no_style(), apps.get_models(include_auto_created=True)
    ):
        cursor.execute(statement)
