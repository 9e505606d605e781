"""``gongkai report make``: a body's annual report for a year, as files."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from gongkai.config.commands._django import database, ready

USAGE = "gongkai report make --body 机构代码 --year 年度 --to 目录 [--format html,docx,pdf,xlsx,json]"
FORMATS = ("html", "docx", "pdf", "xlsx", "json")


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ValueError(f"参数不完整或不认识：用法为 {USAGE}。")


def run(argv: Sequence[str]) -> int:
    """Write the files, print their paths one a line, and return 0.

    :raises ValueError: what was asked for does not exist or cannot be written.
    """
    parser = _Parser(add_help=False)
    parser.add_argument("--body", required=True)
    parser.add_argument("--year", required=True)
    parser.add_argument("--to", required=True)
    parser.add_argument("--format", action="append", default=[])
    arguments = parser.parse_args(list(argv))
    formats = _formats(arguments.format)
    year = _year(arguments.year)
    for path in _produce(arguments.body, year, arguments.to, formats):
        sys.stdout.write(f"{path}\n")
    return 0


def _formats(given: Sequence[str]) -> tuple[str, ...]:
    named = [each.strip() for text in given for each in text.split(",")]
    for each in named:
        if each not in FORMATS:
            raise ValueError(
                f"格式 --format “{each}”不认识：请填写 {'、'.join(FORMATS)} 中的一种或几种。"
            )
    return tuple(dict.fromkeys(named)) or FORMATS


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == len("2024")):
        raise ValueError(f"年度 --year “{text}”不是年份：请写四位数字，例如 2024。")
    return int(text)


def _produce(body: str, year: int, folder: str, formats: Sequence[str]) -> list[Path]:
    if not folder or "\x00" in folder + body:
        raise ValueError(f"目录 --to “{folder}”不可用：请填写一个可以写入的目录。")
    ready(reading=True)
    from gongkai.reporting.errors import ReportRefused
    from gongkai.reporting.produce import produce

    with database():
        try:
            return produce(body, year, Path(folder), formats)
        except ReportRefused as error:
            raise ValueError(error.message) from error
