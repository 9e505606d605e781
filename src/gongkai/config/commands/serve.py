"""``gongkai serve``: bring the database up to date and serve the portal and the desk."""

import os
import sys
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from gongkai.config import environment

GRACE: Final = 3
"""Seconds a worker has to finish once the server is told to stop."""

HELP = "打开系统：更新数据库结构并在本机提供网页"


def run(argv: Sequence[str]) -> int:
    """Serve until interrupted; return 0, or 2 when the address cannot be used.

    :raises ValueError: the options, the environment or the database cannot be used.
    """
    host, number = _address(argv)
    if not is_free(host, number):
        return 2
    os.environ.setdefault("GONGKAI_DATA", str(environment.OWN))
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

    _django.keep_private()
    with _django.database(laid=False):
        call_command("migrate", interactive=False, verbosity=0)


def is_free(host: str, number: int) -> bool:
    """Return whether the address can be listened on, and say on stderr when it cannot."""
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, number))
        except OSError:
            other = number + 1 if number < 65535 else 8000
            sys.stderr.write(
                f"地址 {host}:{number} 已被占用或不可用，请换一个端口，如 PORT={other}。\n"
            )
            return False
    return True


def listen(host: str, number: int) -> int:
    """Serve the application until it is stopped; return 2 when the port is taken."""
    if not is_free(host, number):
        return 2
    from django.db import connections
    from granian.constants import Interfaces
    from granian.server import Server

    connections.close_all()  # a worker must not inherit an open database
    server = Server(
        "gongkai.config.wsgi:application",
        address=host,
        port=number,
        interface=Interfaces.WSGI,
        workers=2,
        workers_kill_timeout=GRACE,
        log_enabled=False,
    )
    try:
        server.serve()
    except SystemExit as ended:
        # Ctrl+C reaches the workers too; that they went with the server is no failure.
        if not server.interrupt_signal:
            return int(ended.code or 0)
    return 0
