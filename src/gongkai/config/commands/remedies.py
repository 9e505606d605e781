"""``gongkai remedies``: what is open to the requester after a decision."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from gongkai.config.commands._input import read_object
from gongkai.law.remedies import remedies

HELP = "生成救济途径：gongkai remedies [文件|-]（读 JSON，写 JSON）"


def run(argv: Sequence[str]) -> int:
    """Print the remedies for the decision given as JSON and return 0.

    :raises LawError: a value cannot be used.
    """
    answer = remedies(read_object(argv, "gongkai remedies [文件|-]"))
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
    return 0
