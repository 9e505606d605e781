"""``gongkai report``: check a report's file; the second word picks the module."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from gongkai.law.errors import BadHistory

HELP = (
    "年度报告：gongkai report check 文件.json [--previous 上年文件.json] [--kind 机关类型] [--imported]，"
    "以 JSON 列出问题；gongkai report make --body 代码 --year 年度 --to 目录 [--format 格式]，生成各格式文件"
)
WORDS = {
    "check": "gongkai.config.commands._report_check",
    "make": "gongkai.config.commands._report_make",
}
"""Each word's module is imported only when it is called: ``check`` needs no framework."""


def run(argv: Sequence[str]) -> int:
    """Hand over to the word's module and return its exit code.

    :raises BadHistory: there is no such word.
    """
    if not argv or argv[0] not in WORDS:
        given = argv[0] if argv else ""
        raise BadHistory("report 的命令", given, f"请改用 {'、'.join(WORDS)} 之一")
    word, *rest = argv
    code: int = import_module(WORDS[word]).run(rest)
    return code
