import json
from pathlib import Path

import pytest

from gongkai.annual.files import docx, html, xlsx
from gongkai.annual.report import Report
from gongkai.reporting import compute
from gongkai.reporting.documents import FORMATS
from gongkai.reporting.errors import ReportRefused
from gongkai.reporting.produce import produce
from gongkai.reporting.states import ReportState
from gongkai.reporting.tests import make

pytestmark = pytest.mark.django_db


def test_five_files_are_made_from_the_records(tmp_path: Path) -> None:
    body = make.body()
    make.info_request(body, decided=make.JANUARY.date()).save()

    paths = produce("gaotun", 2024, tmp_path)

    assert [path.name for path in paths] == [f"gaotun-2024.{each}" for each in FORMATS]
    tables = compute.compute(body, 2024).requests
    for reader, path in ((html, paths[0]), (docx, paths[1]), (xlsx, paths[3])):
        assert reader.read(path.read_bytes()).requests == tables
    assert Report.from_json(json.loads(paths[4].read_text())).requests == tables
    assert paths[2].read_bytes().startswith(b"%PDF")


def test_a_closed_year_gives_the_frozen_bytes_whatever_the_records_say(
    tmp_path: Path,
) -> None:
    body = make.body()
    report = make.report(body, ReportState.FROZEN)
    make.info_request(body).save()

    (path,) = produce("gaotun", 2024, tmp_path, ["json"])

    assert path.read_text() == report.frozen


def test_making_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    make.report(make.body(), ReportState.FROZEN)

    first = [path.read_bytes() for path in produce("gaotun", 2024, tmp_path / "a")]
    second = [path.read_bytes() for path in produce("gaotun", 2024, tmp_path / "b")]

    assert first == second


@pytest.mark.parametrize(
    ("code", "year", "said"),
    [
        ("nowhere", 2024, "机构代码"),
        ("gaotun", 2018, "年度"),
        ("gaotun", 2020, "年度"),
        ("gaotun", 2031, "没有高屯街道办事处的任何台账记录"),
    ],
)
def test_what_is_not_known_is_said_in_one_sentence(
    tmp_path: Path, code: str, year: int, said: str
) -> None:
    make.body()

    with pytest.raises(ReportRefused, match=said):
        produce(code, year, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    make.report(make.body())
    taken = tmp_path / "file"
    taken.write_text("")

    with pytest.raises(ReportRefused, match="--to"):
        produce("gaotun", 2024, taken)


def test_why_a_folder_cannot_be_written_is_said_in_chinese(tmp_path: Path) -> None:
    make.report(make.body())
    taken = tmp_path / "file"
    taken.write_text("x")

    with pytest.raises(ReportRefused, match="不是目录") as refused:
        produce("gaotun", 2024, taken, ["json"])

    assert "exists" not in refused.value.message
