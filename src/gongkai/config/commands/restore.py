"""``gongkai restore FILE --verify``: put a backup back into an empty installation."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from gongkai.config.archive.container import Manifest, checked
from gongkai.config.commands._django import database, ready, say_where

HELP = "恢复备份到空的数据目录：gongkai restore 文件名 --verify（核对每一行每个文件）；--check-only 只核对备份文件"
FLAGS: Final = {"--verify", "--check-only"}


def run(argv: Sequence[str]) -> int:
    """Check the backup, put it back unless only a check is asked for, and return 0.

    :raises ValueError: the file is missing or damaged, or there is something here already.
    """
    names = [word for word in argv if not word.startswith("-")]
    flags = set(argv) - set(names)
    if len(names) != 1 or not flags <= FLAGS:
        raise ValueError(
            f"参数“{' '.join(argv)}”不对：请写 gongkai restore 文件名 --verify。"
        )
    path = Path(names[0])
    restored = "--check-only" not in flags
    manifest = checked(
        path
    )  # before the framework makes anything in the data directory
    if restored:
        _put_back(path, manifest, prove="--verify" in flags)
    said = {
        "file": str(path),
        "intact": True,
        "restored": restored,
        "verified": restored and "--verify" in flags,
        "members": len(manifest.members),
        "rows": sum(manifest.rows.values()),
        "head": manifest.facts["head"],
    }
    sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
    return 0


def _put_back(path: Path, manifest: Manifest, *, prove: bool) -> None:
    ready()
    from gongkai.config.archive import restore

    with database(laid=False):
        restore.restore(path, manifest)
        if prove:
            restore.prove(manifest)
        say_where()
