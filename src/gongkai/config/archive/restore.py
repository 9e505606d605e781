"""Putting a backup back into an empty installation, and proving that it is all there."""

import hashlib
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection

from gongkai.config.archive import container, engines
from gongkai.config.archive.backup import KEY
from gongkai.config.archive.container import Manifest
from gongkai.trail.queries import verify


def restore(path: Path, manifest: Manifest) -> None:
    """Put back the backup at ``path``, already found whole with that manifest.

    :raises ValueError: the backup is of another database, or there is something here.
    """
    if manifest.facts.get("vendor") != connection.vendor:
        raise ValueError(
            f"备份来自{manifest.facts.get('vendor')}，这里配置的是{connection.vendor}：请把DATABASE_URL改为同一种数据库。"
        )
    engine = engines.engine()
    files = Path(settings.MEDIA_ROOT)
    if not engine.is_empty() or (files.is_dir() and any(files.iterdir())):
        raise ValueError(
            f"这里已有数据（{settings.DATA}）：只能恢复到空的数据目录和数据库，请把GONGKAI_DATA指向新目录。"
        )
    with tempfile.TemporaryDirectory(
        dir=_made(Path(settings.DATA)), prefix="restore-"
    ) as scratch:
        unpacked = Path(scratch)
        container.unpack(path, lambda name: _target(name, unpacked, files))
        engine.fill(unpacked, manifest.facts)
        if (unpacked / KEY).is_file():
            (unpacked / KEY).replace(Path(settings.DATA) / "secret_key")


def _made(data: Path) -> Path:
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return data


def _target(name: str, unpacked: Path, files: Path) -> Path | None:
    pure = container.inside(name)
    if pure.parts[0] == "files":
        return files.joinpath(*pure.parts[1:])
    return unpacked / pure if pure.parts[0] in {"database", "configuration"} else None


def prove(manifest: Manifest) -> None:
    """Hold what was restored against the manifest: rows, files, trail.

    :raises ValueError: something differs; the message names it.
    """
    now = engines.counted()
    for table, rows in manifest.rows.items():
        if now.get(table) != rows:
            raise ValueError(
                f"恢复后表 {table} 有{now.get(table, 0)}行，备份时为{rows}行：请重新恢复。"
            )
    root = Path(settings.MEDIA_ROOT)
    for name, digest in manifest.members.items():
        if (
            name.startswith("files/")
            and _sha256(root / name.removeprefix("files/")) != digest
        ):
            raise ValueError(f"恢复后的文件 {name} 与备份不符：请重新恢复。")
    verdict = verify()
    if not verdict.intact or verdict.head != manifest.facts["head"]["digest"]:
        raise ValueError(
            f"恢复后的留痕链不完整或链头不符（{verdict.reason or verdict.head}）：请重新恢复。"
        )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
