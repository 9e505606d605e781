"""``gongkai workday``: working days added or counted on the national calendar."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from gongkai.config.commands._input import calendar_day, integer
from gongkai.law.errors import BadHistory
from gongkai.law.workdays import national

HELP = "推算工作日：gongkai workday add 日期 天数；gongkai workday between 起日 止日（不含起日）"
_ARGUMENTS = 3


def run(argv: Sequence[str]) -> int:
    """Print one ISO date or one count and return 0.

    :raises LawError: a day or a number cannot be used.
    """
    if len(argv) != _ARGUMENTS or argv[0] not in {"add", "between"}:
        raise BadHistory(
            "参数",
            " ".join(argv),
            "用法为 workday add 日期 天数，或 workday between 起日 止日",
        )
    word, first, second = argv
    if word == "add":
        day = national().add(calendar_day("日期", first), integer("天数", second))
        sys.stdout.write(f"{day.isoformat()}\n")
    else:
        start, end = calendar_day("起日", first), calendar_day("止日", second)
        sys.stdout.write(f"{national().between(start, end)}\n")
    return 0
