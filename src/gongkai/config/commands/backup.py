"""``gongkai backup FILE``: database, files, configuration and trail head in one file."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from gongkai.config.commands._django import database, ready, say_where, told_which

HELP = "备份数据库、文件、配置和留痕链头到一个文件：gongkai backup 文件名（办公不必停）"


def run(argv: Sequence[str]) -> int:
    """Take the backup, print what it holds, and return 0.

    :raises ValueError: no file is named, or it cannot be written.
    """
    if len(argv) != 1 or argv[0].startswith("-"):
        raise ValueError(f"参数“{' '.join(argv)}”不对：请写 gongkai backup 文件名。")
    told_which("backup")
    ready()
    from gongkai.config.archive.backup import take

    path = Path(argv[0])
    with database():
        manifest = take(path)
        say_where()
    said = {
        "file": str(path),
        "members": len(manifest.members),
        "rows": sum(manifest.rows.values()),
        "head": manifest.facts["head"],
    }
    sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
    return 0
