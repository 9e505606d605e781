import json
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.annual.report import Narrative, Report
from gongkai.annual.tests import make
from gongkai.config import command

Output = pytest.CaptureFixture[str]


def written(folder: Path, report: Report, name: str = "report.json") -> str:
    path = folder / name
    path.write_text(json.dumps(report.to_json(), ensure_ascii=False), "utf-8")
    return str(path)


def test_a_report_without_a_fault_passes(tmp_path: Path, capsys: Output) -> None:
    code = command.main(["report", "check", written(tmp_path, make.report())])

    assert code == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_fault_is_printed_as_json_and_fails(tmp_path: Path, capsys: Output) -> None:
    report = make.with_cell(
        make.report(requests=make.requests_leaves(person=1, business=3)),
        "requests",
        "received",
        "total",
        3,
    )

    code = command.main(["report", "check", written(tmp_path, report)])

    out = capsys.readouterr()
    assert code == 1
    assert out.err == ""
    findings = json.loads(out.out)
    assert {each["rule"] for each in findings} == {"T3-1", "T3-3"}
    assert list(findings[0]) == [
        "rule",
        "severity",
        "table",
        "row",
        "column",
        "found",
        "expected",
        "message",
    ]


def test_a_hint_alone_does_not_fail(tmp_path: Path, capsys: Output) -> None:
    words = "全区共收到政府信息公开申请100件。"
    report = make.report(narrative=Narrative(words, five="改进", six="无收费"))

    code = command.main(["report", "check", written(tmp_path, report)])

    assert code == 0
    assert [each["severity"] for each in json.loads(capsys.readouterr().out)] == [
        "info"
    ]


def test_last_years_report_and_the_kind_are_heard(
    tmp_path: Path, capsys: Output
) -> None:
    before = make.report(year=2023, requests={("carried_out", "person"): 1})
    now = make.report(proactive={("rule", "in_force"): 1}, name="某开发区")

    code = command.main(
        [
            "report",
            "check",
            written(tmp_path, now),
            "--previous",
            written(tmp_path, before, "before.json"),
            "--kind",
            "town",
            "--imported",
        ]
    )

    found = {
        each["rule"]: each["severity"] for each in json.loads(capsys.readouterr().out)
    }
    assert code == 1
    assert found["T2-4"] == "error"
    assert found["T3-4"] == "warn"


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], "check、make"),
        (["look"], "look"),
        (["check", "/nowhere.json"], "/nowhere.json"),
        (["check", "FILE", "--loud"], "--loud"),
        (["check", "FILE", "more"], "more"),
        (["check", "FILE", "--kind"], "--kind"),
        (["check", "FILE", "--kind", "village"], "village"),
        (["check", "FILE", "--previous", "FILE"], "2023"),
        (["check", "BROKEN"], "schema"),
    ],
)
def test_bad_input_is_one_chinese_sentence(
    argv: list[str], words: str, tmp_path: Path, capsys: Output
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{}", "utf-8")
    files = {"FILE": written(tmp_path, make.report()), "BROKEN": str(broken)}

    code = command.main(["report", *(files.get(word, word) for word in argv)])

    out = capsys.readouterr()
    assert code == 2
    assert out.out == ""
    assert words in out.err
    assert out.err.count("\n") == 1


def test_checking_loads_no_framework(tmp_path: Path) -> None:
    script = (
        "import sys; from gongkai.config.command import main;"
        f"main(['report', 'check', {written(tmp_path, make.report())!r}]);"
        "sys.exit('django' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", script], check=False)  # noqa: S603

    assert done.returncode == 0


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("（五）重复申请", ["（五）重复申请"]),
        ("", [""]),
        ("２．重复 申请\u3000", []),
        (None, []),
    ],
)
def test_a_row_label_that_is_not_the_forms_is_a_warning(
    tmp_path: Path, capsys: Output, label: str | None, found: list[str]
) -> None:
    document = make.report().to_json()
    (row,) = [
        e for e in document["tables"]["requests"]["rows"] if e["key"] == "repeated"
    ]
    row["label"] = label
    path = tmp_path / "report.json"
    path.write_text(json.dumps(document), "utf-8")

    code = command.main(["report", "check", str(path)])

    findings = json.loads(capsys.readouterr().out)
    assert code == int(bool(found))
    assert [each["found"] for each in findings] == found
    for each in findings:
        assert (each["rule"], each["severity"]) == ("ST-1", "warn")
        assert (each["table"], each["row"]) == ("requests", "repeated")
        assert each["expected"] == "2.重复申请"


def test_a_column_label_that_is_not_the_forms_is_a_warning(
    tmp_path: Path, capsys: Output
) -> None:
    document = make.report().to_json()
    document["tables"]["requests"]["columns"][0]["label"] = "总计"
    path = tmp_path / "report.json"
    path.write_text(json.dumps(document), "utf-8")

    assert command.main(["report", "check", str(path)]) == 1

    (finding,) = json.loads(capsys.readouterr().out)
    assert (finding["row"], finding["column"]) == (None, "person")


def test_money_is_taken_with_trailing_zeros_and_kept_without() -> None:
    document = make.report().to_json()
    rows = document["tables"]["proactive"]["rows"]
    (cell,) = [e["cells"][0] for e in rows if e["key"] == "charge"]
    cell["value"] = "0.0400"

    read = Report.from_json(document)

    assert str((read.proactive or {})["charge", "amount"].value) == "0.04"


@pytest.mark.parametrize("junk", [5, "甲", {"a": 1}, [7], [None]])
def test_lines_that_no_table_has_are_passed_over(
    tmp_path: Path, capsys: Output, junk: object
) -> None:
    document = make.report().to_json()
    document["tables"]["proactive"]["columns"] = junk
    document["tables"]["disputes"]["rows"] = junk
    path = tmp_path / "report.json"
    path.write_text(json.dumps(document), "utf-8")

    assert command.main(["report", "check", str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == []
