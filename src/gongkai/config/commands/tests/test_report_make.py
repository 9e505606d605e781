from pathlib import Path

import pytest

from gongkai.config.commands import _report_make as command
from gongkai.reporting.tests import make

pytestmark = pytest.mark.django_db


def test_the_command_prints_the_paths(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make.report(make.body())
    words = ["--body", "gaotun", "--year", "2024", "--to", str(tmp_path)]

    code = command.run([*words, "--format", "json,html", "--format", "json"])

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        str(tmp_path / "gaotun-2024.json"),
        str(tmp_path / "gaotun-2024.html"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--body", "gaotun"],
        ["--body", "gaotun", "--year", "二〇二四", "--to", "x"],
        ["--body", "gaotun", "--year", "24", "--to", "x"],
        ["--body", "gaotun", "--year", "2024", "--to", ""],
        ["--body", "gaotun", "--year", "2024", "--to", "x\x00"],
        ["--body", "gaotun", "--year", "2024", "--to", "x", "--format", "doc"],
        ["--body", "gaotun", "--year", "2024", "--to", "x", "--when", "now"],
        ["--body", "", "--year", "2024", "--to", "x"],
    ],
)
def test_words_that_cannot_be_used_are_refused_in_chinese(words: list[str]) -> None:
    make.body()

    with pytest.raises(ValueError, match=r"[一-龥]"):
        command.run(words)
