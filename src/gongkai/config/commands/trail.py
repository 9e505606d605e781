"""``gongkai trail verify``: is the chain of entries whole?"""

import json
import re
import sys
from collections.abc import Sequence

from gongkai.config.commands._django import database, ready, say_where

HELP = "核对留痕链：gongkai trail verify，可加 --head 留存的链头，查出整链重建或截断"


def run(argv: Sequence[str]) -> int:
    """Print the verdict as JSON; return 0 when the chain is whole, else 1.

    :raises ValueError: the arguments are not understood.
    """
    anchor = _anchor(argv)
    ready(reading=True)
    from gongkai.trail.queries import verify

    with database():
        verdict = verify(anchor)
        say_where()
    sys.stdout.write(json.dumps(verdict.as_json(), ensure_ascii=False) + "\n")
    return 0 if verdict.intact else 1


def _anchor(argv: Sequence[str]) -> str | None:
    match list(argv):
        case ["verify"]:
            return None
        case ["verify", "--head", head] if re.fullmatch(r"[0-9a-f]{64}", head.lower()):
            return head.lower()
        case ["verify", "--head", *given]:
            raise ValueError(
                f"链头“{' '.join(given)}”不对：应为64位十六进制摘要，请照留存的原样填写。"
            )
    raise ValueError(
        f"参数“{' '.join(argv)}”不对：请写 gongkai trail verify，可加 --head 链头摘要。"
    )
