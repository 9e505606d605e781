"""The pure commands, called in this process as the installed entry point calls them."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.config import command


class Shell:
    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.monkeypatch = monkeypatch
        self.capsys = capsys

    def run(self, *words: str, given: bytes = b"") -> tuple[int, str, str]:
        self.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = command.main(words)
        said = self.capsys.readouterr()
        return code, said.out, said.err


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(monkeypatch, capsys)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("workday add 2026-02-06 20", "2026-03-12\n"),
        ("workday add 2025-10-04 0", "2025-10-04\n"),
        ("workday add 2026-12-07 20", "2027-01-05\n"),
        ("workday between 2026-02-06 2026-03-12", "20\n"),
        ("workday between 2026-02-06 2026-02-06", "0\n"),
        ("fee items 41", "4300\n"),
        ("fee items 75", "19000\n"),
        ("fee pages 260", "5100\n"),
        ("fee items 0", "0\n"),
    ],
)
def test_a_pure_command_prints_its_result_alone(
    words: str, printed: str, shell: Shell
) -> None:
    assert shell.run(*words.split()) == (0, printed, "")


def test_the_bands_follow_the_total(shell: Shell) -> None:
    _, out, _ = shell.run("fee", "items", "41", "--explain")

    assert out.splitlines() == [
        "4300",
        "第 1–10 件：每件 0 元，计 0 元",
        "第 11–30 件：每件 100 元，计 2000 元",
        "第 31–40 件：每件 200 元，计 2000 元",
        "第 41–41 件：每件 300 元，计 300 元",
    ]


def test_a_huge_number_is_answered_at_once(shell: Shell) -> None:
    _, out, _ = shell.run("fee", "items", "1000000000", "--explain")

    assert "逐档递增" in out
    assert len(out.splitlines()) < 30


def test_the_clock_reads_a_file_or_stdin(shell: Shell, tmp_path: Path) -> None:
    payload = b'{"received_on": "2026-02-06", "events": []}'
    path = tmp_path / "history.json"
    path.write_bytes(b"\xef\xbb\xbf" + payload)

    from_file = shell.run("clock", str(path))

    assert (
        from_file
        == shell.run("clock", given=payload)
        == shell.run("clock", "-", given=payload)
    )
    assert json.loads(from_file[1])["due_on"] == "2026-03-12"


def test_remedies_are_printed_as_json(shell: Shell) -> None:
    given = {"outcome": "3.6", "decided_on": "2025-03-10", "body_kind": "town"}

    code, out, err = shell.run("remedies", given=json.dumps(given).encode())

    assert (code, err) == (0, "")
    assert json.loads(out)["class"] == "A"


@pytest.mark.parametrize(
    ("words", "given", "said"),
    [
        ([], b"", "缺少命令"),
        (["nonsense"], b"", "命令“nonsense”不认识"),
        (["_input"], b"", "不认识"),
        (["workday"], b"", "用法为"),
        (["workday", "add", "2018-12-31", "1"], b"", "2019-01-01"),
        (["workday", "add", "2025-03-03", "-1"], b"", "天数“-1”"),
        (["workday", "add", "2025-03-03", "1.5"], b"", "天数“1.5”"),
        (["workday", "add", "2025-03-03", "9" * 5000], b"", "天数"),
        (["workday", "add", "2025-03-03", "9" * 17], b"", "超出工作日历"),
        (["workday", "between", "2025-03-03", "2025-03-02"], b"", "结束日期"),
        (["fee", "pigeons", "3"], b"", "用法为"),
        (["fee", "items", "-1"], b"", "件数“-1”"),
        (["clock", "a", "b"], b"", "用法为"),
        (["clock", "/nowhere/at/all.json"], b"", "文件“/nowhere/at/all.json”"),
        (["clock", "a\0b"], b"", "无法读取"),
        (["clock"], b"", "内容为空"),
        (["clock"], b"[" * 100_000, "嵌套过深"),
        (["clock"], b'{"received_on": "\xff"}', "不是 UTF-8 编码"),
        (["clock"], b"[]", "JSON 对象"),
        (["remedies"], b"{}", "办理结果 outcome"),
    ],
)
def test_bad_input_is_refused_in_one_chinese_sentence(
    words: list[str], given: bytes, said: str, shell: Shell
) -> None:
    code, out, err = shell.run(*words, given=given)

    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert said in err


@pytest.mark.parametrize("word", ["-h", "--help", "help"])
def test_help_names_every_word(word: str, shell: Shell) -> None:
    code, out, _ = shell.run(word)

    assert code == 0
    assert {"gongkai clock", "gongkai fee", "gongkai remedies", "gongkai workday"} <= {
        line.partition("\t")[0] for line in out.splitlines()
    }


def test_a_word_explains_itself(shell: Shell) -> None:
    code, out, _ = shell.run("fee", "--help")

    assert (code, out.startswith("计算信息处理费")) == (0, True)


def test_a_pure_command_never_loads_the_framework() -> None:
    program = (
        "import sys; from gongkai.config.command import main; "
        "main(['workday', 'add', '2026-02-06', '20']); "
        "main(['fee', 'items', '41']); "
        "sys.exit('django' in sys.modules)"
    )

    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, "2026-03-12\n4300\n")


def test_a_reader_that_goes_away_leaves_no_traceback() -> None:
    program = (
        "import sys; from gongkai.config.command import main; "
        "sys.exit(main(['workday', 'add', '2026-02-06', '20']))"
    )
    closed = f'exec {sys.executable} -c "{program}" | true'

    done = subprocess.run(  # noqa: S602
        closed, shell=True, capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
