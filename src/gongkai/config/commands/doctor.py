"""``gongkai doctor``: what is misconfigured, and how to mend it."""

import sys
from collections.abc import Sequence

from gongkai.config.commands._django import ready, say_where, told_which

HELP = "检查安装和配置，说明哪里不对、怎样处理"


def run(argv: Sequence[str]) -> int:
    """Print a line for everything looked at; return 1 when something is wrong, else 0.

    :raises ValueError: an argument was given.
    """
    if argv:
        raise ValueError(f"参数“{' '.join(argv)}”不对：gongkai doctor 不带参数。")
    told_which("doctor")
    ready()
    say_where()
    from gongkai.config.doctor import Level, examine

    signs = list(examine())
    sys.stdout.write("".join(f"{sign}\n" for sign in signs))
    return 1 if any(sign.level is Level.WRONG for sign in signs) else 0
