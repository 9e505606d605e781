"""Databases that can be copied in a moment: each experiment starts from the same one."""

import os
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.apps import apps
from django.db import connection, connections, models

from gongkai.bodies.models import PublicBody, Staff

VOLATILE = (models.DateTimeField, models.UUIDField, models.AutoField)
CHAINED = {
    "digest",
    "previous",
    "frozen",
    "password",
    "content",
    "subject",
    "facts",
    "html",
    "files",
}
STANDING = {Staff, PublicBody}
Rows = dict[str, list[tuple[Any, ...]]]


class Store:
    """The database of this process, which can be copied and exchanged for a copy."""

    def __init__(self) -> None:
        self.base = str(connection.settings_dict["NAME"])
        self.is_file = connection.vendor == "sqlite"

    def use(self, name: str) -> None:
        """Point every new connection of this process at ``name``."""
        connections.close_all()
        connections.settings["default"]["NAME"] = name
        connection.settings_dict["NAME"] = name

    def copy(self) -> str:
        """Copy the base database, point this process at the copy and return its name."""
        self.use(self.base)
        copied = f"{self.base}_copy"
        if self.is_file:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()
            for suffix in ("", "-wal", "-shm"):
                Path(copied + suffix).unlink(missing_ok=True)
            shutil.copyfile(self.base, copied)
        else:
            self._on_server(f'drop database if exists "{copied}" with (force)')
            self._on_server(f'create database "{copied}" template "{self.base}"')
        self.use(copied)
        return copied

    def drop(self) -> None:
        """Leave nothing behind on a server; files go with their folder."""
        connections.close_all()
        if not self.is_file:
            for name in (f"{self.base}_copy", self.base):
                self._on_server(f'drop database if exists "{name}" with (force)')

    def _on_server(self, statement: str) -> None:
        on_server(os.environ["DATABASE_URL"], statement)


def on_server(url: str, statement: str) -> None:
    """Run one statement on the server of ``url``, outside the database it names."""
    import psycopg

    server = urlunsplit(urlsplit(url)._replace(path="/postgres"))
    with psycopg.connect(server, autocommit=True) as session:
        session.execute(statement.encode())


def rows() -> Rows:
    """Return every row of every table, without what differs from run to run.

    Numbers given by the database are left out too: a server does not take them back
    when a transaction dies.
    """
    kept: Rows = {}
    for model in apps.get_models():
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if not isinstance(field, VOLATILE)
            and field.name not in CHAINED
            and (not field.is_relation or field.related_model in STANDING)
        ]
        found = model._default_manager.values_list(*names)
        kept[model._meta.db_table] = sorted(found, key=repr)
    return kept


def changed(before: Rows, after: Rows) -> dict[str, int]:
    """Return the tables that differ, with how many rows were added."""
    return {
        table: len(after[table]) - len(before[table])
        for table in before
        if before[table] != after[table]
    }
