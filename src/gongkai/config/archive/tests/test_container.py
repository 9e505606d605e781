import random
import tarfile
from pathlib import Path

import pytest

from gongkai.config.archive import container
from gongkai.config.archive.container import Damaged


def written(folder: Path) -> Path:
    path = folder / "backup.tar"
    big = folder / "big"
    big.write_bytes(random.Random(7).randbytes(20_000))
    with container.writing(path) as writer:
        writer.add("database/云岭.sqlite3", b"a" * 3000)
        writer.add_file("files/ab/cd", big)
        writer.add("configuration/settings.json", b"{}")
        writer.manifest.rows = {"trail_entry": 3}
        writer.manifest.facts = {"head": {"seq": 3}}
    return path


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    manifest = container.check(written(tmp_path))

    assert set(manifest.members) == {
        "database/云岭.sqlite3",
        "files/ab/cd",
        "configuration/settings.json",
    }
    assert manifest.rows == {"trail_entry": 3}
    assert manifest.facts == {"head": {"seq": 3}}


def test_any_tar_lists_it(tmp_path: Path) -> None:
    with tarfile.open(written(tmp_path)) as tar:
        assert tar.getnames()[-1] == container.MANIFEST


def test_a_flipped_byte_is_found_wherever_it_is(tmp_path: Path) -> None:
    path = written(tmp_path)
    content = path.read_bytes()
    chance = random.Random(2024)
    missed = []

    for position in [*range(600), *chance.sample(range(len(content)), 400)]:
        spoilt = bytearray(content)
        spoilt[position] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        try:
            container.check(path)
        except Damaged:
            continue
        missed.append(position)

    assert missed == []


def test_the_damaged_member_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"a" * 3000, b"a" * 2999 + b"b"))

    with pytest.raises(Damaged, match=r"database/云岭\.sqlite3"):
        container.check(path)


@pytest.mark.parametrize("kept", [0, 1, 511, 512, 3000, -1, -88, -2000])
def test_a_backup_cut_short_is_found(tmp_path: Path, kept: int) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:kept])

    with pytest.raises(Damaged):
        container.check(path)


def test_what_breaks_off_leaves_nothing_that_looks_like_a_backup(
    tmp_path: Path,
) -> None:
    path = tmp_path / "backup.tar"

    def broken() -> None:
        with container.writing(path) as writer:
            writer.add("database/x", b"half")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        broken()
    assert list(tmp_path.iterdir()) == []
