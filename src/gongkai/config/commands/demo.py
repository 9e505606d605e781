"""``gongkai demo``: load the invented year once and serve it."""

import os
import sys
from collections.abc import Sequence

from gongkai.config.commands import serve

HELP = "装载并打开演示：高屯街道的 2024 年"
TODAY = "2025-01-20"


def run(argv: Sequence[str]) -> int:
    """Load the demonstration if it is not there, say how to enter, and serve it."""
    os.environ.setdefault("GONGKAI_DATA", "var/demo")
    os.environ.setdefault("GONGKAI_DEMO", "1")
    os.environ.setdefault("GONGKAI_TODAY", TODAY)
    number = serve.default_port()
    serve.prepare()
    from gongkai.config import demo

    if not demo.is_loaded():
        if demo.holds_other_bodies():
            sys.stderr.write(
                "数据库里已有其他机构，演示不会装进正在使用的数据库；请换一个 DATABASE_URL 或 GONGKAI_DATA。\n"
            )
            return 2
        serve.said("正在装载演示数据，约需一分钟……")
        demo.load(say=serve.said)
    address = f"http://127.0.0.1:{number}"
    for line in demo.welcome(address):
        serve.said(line)
    return 0 if "--load-only" in argv else serve.listen("127.0.0.1", number)
