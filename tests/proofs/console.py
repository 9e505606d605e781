"""Runs a pure command in this process, as the installed entry point would."""

import io
from dataclasses import dataclass

import pytest

from gongkai.config import command


@dataclass(frozen=True, slots=True)
class Ran:
    """The exit status and both outputs of one command."""

    status: int
    out: str
    err: str


class Console:
    """Plays ``gongkai`` with the given words and standard input."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.monkeypatch = monkeypatch
        self.capsys = capsys

    def run(self, *words: str, given: str | bytes = "") -> Ran:
        raw = given.encode() if isinstance(given, str) else given
        self.monkeypatch.setattr(
            "sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8")
        )
        self.capsys.readouterr()
        try:
            status = command.main(list(words))
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1 if end.code else 0
        said = self.capsys.readouterr()
        return Ran(int(status or 0), said.out, said.err)
