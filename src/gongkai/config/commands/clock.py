"""``gongkai clock``: the deadline of one request, with its reasons."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from gongkai.config.commands._input import read_object
from gongkai.law import clock

HELP = "计算一件申请的答复期限并逐日说明：gongkai clock [文件|-]（读 JSON，写 JSON）"


def run(argv: Sequence[str]) -> int:
    """Print the reading of the history given as JSON and return 0.

    :raises LawError: the history cannot be.
    """
    reading = clock.read(read_object(argv, "gongkai clock [文件|-]"))
    sys.stdout.write(json.dumps(reading.as_json(), ensure_ascii=False, indent=2) + "\n")
    return 0
