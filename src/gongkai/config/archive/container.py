"""The backup file: a tar, its manifest as the last member, and a digest over all of it.

Each member's SHA-256 stands in the manifest, so damage is named by its member; the
digest after the tar's end also covers what no member holds: headers, padding, the manifest.
``tar -tf`` reads the file as it is.
"""

import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

MANIFEST: Final = "manifest.json"
SCHEMA: Final = "gongkai.backup/1"
FOOTER: Final = re.compile(rb"gongkai-backup sha256 ([0-9a-f]{64})\n")
FOOTER_LENGTH: Final = len(b"gongkai-backup sha256 \n") + 64
BLOCK: Final = 1 << 20


class Damaged(ValueError):
    """A backup that is not what was written; the message names the member."""


@dataclass(slots=True)
class Manifest:
    """What a backup says of itself."""

    members: dict[str, str] = field(default_factory=dict)
    """Each member's name with its SHA-256."""
    rows: dict[str, int] = field(default_factory=dict)
    """Each table's name with its number of rows."""
    facts: dict[str, Any] = field(default_factory=dict)
    """Vendor, migrations, trail head, the moment it was taken."""

    def as_bytes(self) -> bytes:
        """Return the manifest as it is written."""
        said = {
            "schema": SCHEMA,
            "members": self.members,
            "rows": self.rows,
            **self.facts,
        }
        return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Manifest":
        """Return the manifest that was written.

        :raises Damaged: it is none, or of a later format.
        """
        try:
            said = json.loads(content)
            if said.pop("schema") != SCHEMA:
                raise Damaged("备份清单的格式不认识：请用写出它的那个版本恢复。")
            return cls(members=said.pop("members"), rows=said.pop("rows"), facts=said)
        except (ValueError, KeyError, AttributeError) as error:
            raise Damaged(f"备份清单{MANIFEST}已损坏：请改用另一份备份。") from error


class _Hashing(io.RawIOBase):
    """Passes what is written on to a file, and keeps its digest."""

    def __init__(self, out: IO[bytes]) -> None:
        self.out = out
        self.digest = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self.digest.update(content)
        return self.out.write(content)


class Writer:
    """Adds members to a backup that is being written."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self.tar = tar
        self.manifest = manifest

    def add(self, name: str, content: bytes) -> None:
        """Add ``content`` under ``name``."""
        self._put(name, io.BytesIO(content), len(content))

    def add_file(self, name: str, path: Path) -> None:
        """Add the file at ``path`` under ``name``, as long as it is at this moment."""
        with path.open("rb") as source:
            self._put(name, source, os.fstat(source.fileno()).st_size)

    def _put(self, name: str, source: IO[bytes], size: int) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        reading = _Reading(source)
        self.tar.addfile(member, reading)
        self.manifest.members[name] = reading.digest.hexdigest()


class _Reading(io.RawIOBase):
    def __init__(self, source: IO[bytes]) -> None:
        self.source = source
        self.digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        content = self.source.read(size)
        self.digest.update(content)
        return content


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """Write a backup to ``path``; only a complete one, safely on disk, ever bears that name."""
    partial = path.with_name(f"{path.name}.partial")
    manifest = Manifest()
    try:
        with os.fdopen(
            os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb"
        ) as out:
            hashing = _Hashing(out)
            with tarfile.open(
                fileobj=hashing, mode="w|", format=tarfile.PAX_FORMAT
            ) as tar:
                writer = Writer(tar, manifest)
                yield writer
                content = manifest.as_bytes()
                member = tarfile.TarInfo(MANIFEST)
                member.size, member.mode = len(content), 0o600
                tar.addfile(member, io.BytesIO(content))
            out.write(
                b"gongkai-backup sha256 %s\n" % hashing.digest.hexdigest().encode()
            )
            out.flush()
            os.fsync(out.fileno())
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)


def check(path: Path) -> Manifest:
    """Read the whole backup once and return its manifest, if every byte is as written.

    :raises Damaged: a byte is not; the message names the member it belongs to.
    """
    whole = _whole(path)
    faults, manifest = _members(path)
    if faults:
        raise Damaged(f"备份文件中的 {faults[0]} 与写入时不符：请改用另一份备份。")
    if manifest is None:
        raise Damaged(
            f"备份文件里没有完整的清单 {MANIFEST}，疑被截断：请改用另一份备份。"
        )
    if not whole:
        raise Damaged(
            "备份文件的结构部分（成员头、填充或文件尾）与写入时不符：请改用另一份备份。"
        )
    return manifest


def _whole(path: Path) -> bool:
    size = path.stat().st_size - FOOTER_LENGTH
    if size <= 0:
        return False
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while size > 0:
            content = file.read(min(BLOCK, size))
            size -= len(content)
            digest.update(content)
        said = FOOTER.fullmatch(file.read())
    return said is not None and said.group(1).decode() == digest.hexdigest()


def _members(path: Path) -> tuple[list[str], Manifest | None]:
    found: dict[str, str] = {}
    manifest: Manifest | None = None
    try:
        with tarfile.open(path, mode="r:") as tar:
            for member in tar:
                content = tar.extractfile(member)
                if content is None:
                    return [member.name], None
                if member.name == MANIFEST:
                    manifest = Manifest.from_bytes(content.read())
                else:
                    found[member.name] = _digest(content)
    except Damaged:
        raise
    except (tarfile.TarError, OSError, EOFError, ValueError, OverflowError):
        last = f"{list(found)[-1]} 之后的部分" if found else "开头部分"
        return [last], None
    if manifest is None:
        return [], None
    named = {**manifest.members, **found}
    return sorted(n for n in named if manifest.members.get(n) != found.get(n)), manifest


def _digest(source: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while content := source.read(BLOCK):
        digest.update(content)
    return digest.hexdigest()


def checked(path: Path) -> Manifest:
    """Return the manifest of the backup at ``path``.

    :raises ValueError: there is no such file, or it is damaged.
    """
    if not path.is_file():
        raise ValueError(f"备份文件 {path} 不存在：请核对文件名。")
    manifest = check(path)
    for name in manifest.members:
        inside(name)
    return manifest


def inside(name: str) -> PurePosixPath:
    """Return a member's name as a path that stays within the data directory.

    :raises ValueError: it leads elsewhere.
    """
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or "\x00" in name:
        raise ValueError(
            f"备份文件中的 {name!r} 指向数据目录之外：这不是本系统写的备份，请勿使用。"
        )
    return pure


def unpack(path: Path, place: Callable[[str], Path | None]) -> None:
    """Write each member to where ``place`` says; ``None`` leaves it out."""
    with tarfile.open(path, mode="r:") as tar:
        for member in tar:
            target = place(member.name)
            source = tar.extractfile(member)
            if target is None or source is None:
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(
                os.open(target, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb"
            ) as out:
                while content := source.read(BLOCK):
                    out.write(content)
                out.flush()
                os.fsync(out.fileno())
