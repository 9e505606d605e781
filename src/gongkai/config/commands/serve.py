"""``gongkai serve``: bring the database up to date and serve the portal and the desk."""

import os
import sys
from collections.abc import Sequence
from itertools import zip_longest

from gongkai.config import environment

HELP = "打开系统：更新数据库结构并在本机提供网页"


def run(argv: Sequence[str]) -> int:
    """Serve until interrupted; return 0, or 2 when the address cannot be used.

    :raises ValueError: the options, the environment or the database cannot be used.
    """
    host, number = _address(argv)
    os.environ.setdefault("GONGKAI_DATA", "var")
    prepare()
    said(f"门户网站  http://{host}:{number}/")
    said(f"工作台    http://{host}:{number}/desk/")
    for line in first_run():
        said(line)
    return listen(host, number)


def first_run() -> list[str]:
    """Return how to start an installation that has no body yet; nothing once it has."""
    from gongkai.bodies.firstrun import setup_code
    from gongkai.bodies.queries import is_founded

    return (
        []
        if is_founded()
        else [f"首次启用  请打开上面的门户网站，启用码 {setup_code()}"]
    )


def _address(argv: Sequence[str]) -> tuple[str, int]:
    """Return the host and the port to listen on.

    :raises ValueError: an option is unknown, lacks its value, or holds no port number.
    """
    given = {"--host": "127.0.0.1", "--port": environment.port()}
    for name, value in zip_longest(argv[::2], argv[1::2]):
        if name not in given or value is None:
            raise ValueError(
                f"参数“{name}”不能识别或缺少值：用法为 gongkai serve [--host 地址] [--port 端口]。"
            )
        given[name] = value
    return given["--host"], port(given["--port"])


def port(text: str) -> int:
    """Return a port number.

    :raises ValueError: it is none.

    >>> port("8080")
    8080
    """
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:6]) < 65536:
        raise ValueError(
            f"端口“{text[:20]}”不能使用：请填写 1 到 65535 的整数，如 8080。"
        )
    return int(text)


def said(line: str) -> None:
    """Tell the operator, without waiting for a full buffer."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def prepare() -> None:
    """Set Django up and apply the migrations that are missing.

    :raises ValueError: the environment or the database cannot be used.
    """
    from gongkai.config.commands import _django

    _django.ready()
    from django.core.management import call_command

    with _django.database(laid=False):
        call_command("migrate", interactive=False, verbosity=0)


def listen(host: str, number: int) -> int:
    """Serve the application until it is stopped; return 2 when the port is taken."""
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, number))
        except OSError:
            sys.stderr.write(
                f"地址 {host}:{number} 已被占用或不可用，请换一个端口，如 PORT={number + 1}。\n"
            )
            return 2
    from django.db import connections
    from granian.constants import Interfaces
    from granian.server import Server

    connections.close_all()  # a worker must not inherit an open database
    Server(
        "gongkai.config.wsgi:application",
        address=host,
        port=number,
        interface=Interfaces.WSGI,
        workers=2,
        log_enabled=False,
    ).serve()
    return 0
