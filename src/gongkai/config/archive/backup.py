"""Taking a backup while the office works on."""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.db import connection

from gongkai.config.archive import container, engines
from gongkai.config.archive.container import Manifest
from gongkai.trail import moment

KEY = "configuration/secret_key"
SETTINGS = "configuration/settings.json"


def take(path: Path) -> Manifest:
    """Write database, files, configuration and trail head to ``path`` and return the manifest.

    The database is copied first, as of one moment; a file that comes later than that
    is one no record names yet.

    :raises ValueError: ``path`` is taken or cannot be written.
    """
    if path.exists():
        raise ValueError(f"文件 {path} 已存在：请换一个文件名，备份不覆盖旧的备份。")
    if not path.parent.is_dir():
        raise ValueError(f"目录 {path.parent} 不存在：请先建立，或换一个位置。")
    data = Path(settings.DATA)
    try:
        with (
            tempfile.TemporaryDirectory(dir=data, prefix="backup-") as scratch,
            container.writing(path) as writer,
        ):
            copied = engines.engine().copy(writer, Path(scratch))
            _add_files(writer, Path(settings.MEDIA_ROOT))
            _add_configuration(writer, data)
            writer.manifest.rows = copied.rows
            writer.manifest.facts = {
                **{
                    key: value for key, value in asdict(copied).items() if key != "rows"
                },
                "vendor": connection.vendor,
                "taken_at": moment.written().isoformat(),
            }
    except OSError as error:
        raise ValueError(
            f"备份没有写成（{error.strerror}：{error.filename}）：请检查磁盘空间和目录权限后重做。"
        ) from error
    return writer.manifest


def _add_files(writer: container.Writer, root: Path) -> None:
    for path in sorted(root.rglob("*")) if root.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            writer.add_file(f"files/{path.relative_to(root).as_posix()}", path)


def _add_configuration(writer: container.Writer, data: Path) -> None:
    key = data / "secret_key"
    if key.is_file():
        writer.add_file(KEY, key)
    said = {
        "hosts": settings.ALLOWED_HOSTS,
        "second_factor": settings.SECOND_FACTOR,
        "https": settings.SECURE_SSL_REDIRECT,
        "demo": settings.DEMO,
        "today": settings.TODAY.isoformat() if settings.TODAY else None,
    }
    writer.add(SETTINGS, json.dumps(said, ensure_ascii=False, indent=1).encode())
