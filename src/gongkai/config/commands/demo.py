"""``gongkai demo``: load the invented year once and serve it."""

import multiprocessing
import os
import sys
from collections.abc import Sequence

from gongkai.config import environment
from gongkai.config.commands import serve

HELP = "装载并打开演示：高屯街道的 2024 年"
TODAY = "2025-01-20"
LOAD_ONLY = "--load-only"


def run(argv: Sequence[str]) -> int:
    """Load the demonstration if it is not there, say how to enter, and serve it.

    :raises ValueError: an option, the port, the environment or the database cannot be used.
    """
    if strange := [word for word in argv if word != LOAD_ONLY]:
        raise ValueError(
            f"参数“{strange[0]}”不能识别：用法为 gongkai demo [{LOAD_ONLY}]，端口用环境变量 PORT 指定。"
        )
    number = serve.port(environment.port())
    if LOAD_ONLY not in argv and not serve.is_free("127.0.0.1", number):
        return 2
    os.environ.setdefault("GONGKAI_DATA", str(environment.DEMO))
    os.environ.setdefault("GONGKAI_DEMO", "1")
    os.environ.setdefault("GONGKAI_TODAY", TODAY)
    serve.prepare()
    from gongkai.config import demo

    if not demo.is_loaded():
        if demo.holds_other_bodies():
            sys.stderr.write(
                "数据库里已有其他机构，演示不会装进正在使用的数据库；请换一个 DATABASE_URL 或 GONGKAI_DATA。\n"
            )
            return 2
        serve.said("正在装载演示数据，约需一分钟……")
        if not loaded_apart():
            sys.stderr.write("演示数据没有装成，原因见上；改正后再运行一次即可。\n")
            return 2
    for line in demo.welcome(f"http://127.0.0.1:{number}"):
        serve.said(line)
    return 0 if LOAD_ONLY in argv else serve.listen("127.0.0.1", number)


def loaded_apart() -> bool:
    """Load in a process of its own, and return whether it succeeded.

    The typesetter's threads would not outlive the fork that starts the server's workers.
    """
    loader = multiprocessing.get_context("spawn").Process(target=_load)
    loader.start()
    loader.join()
    return loader.exitcode == 0


def _load() -> None:
    serve.prepare()
    from gongkai.config import demo

    demo.load(say=serve.said)
