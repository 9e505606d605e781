"""``gongkai serve``: bring the database up to date and serve the portal and the desk."""

import argparse
import os
import sys
from collections.abc import Sequence

HELP = "打开系统：更新数据库结构并在本机提供网页"


def run(argv: Sequence[str]) -> int:
    """Serve until interrupted; return 0, or 2 when the address cannot be used."""
    arguments = _arguments(argv)
    os.environ.setdefault("GONGKAI_DATA", "var")
    prepare()
    said(f"门户网站  http://{arguments.host}:{arguments.port}/")
    said(f"工作台    http://{arguments.host}:{arguments.port}/desk/")
    for line in first_run():
        said(line)
    return listen(arguments.host, arguments.port)


def first_run() -> list[str]:
    """Return how to start an installation that has no body yet; nothing once it has."""
    from gongkai.bodies.firstrun import setup_code
    from gongkai.bodies.queries import is_founded

    return (
        []
        if is_founded()
        else [f"首次启用  请打开上面的门户网站，启用码 {setup_code()}"]
    )


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="gongkai serve", description=HELP)
    parser.add_argument("--host", default="127.0.0.1", help="监听地址，默认只限本机")
    parser.add_argument("--port", type=port, default=default_port(), help="端口")
    return parser.parse_args(argv)


def default_port() -> int:
    """Return the port the environment asks for, else 8000.

    :raises SystemExit: PORT is not a port number.
    """
    from gongkai.config import environment

    try:
        return port(environment.port())
    except (ValueError, argparse.ArgumentTypeError) as error:
        said(f"环境变量 PORT 的值无法识别：{error}")
        raise SystemExit(2) from error


def port(text: str) -> int:
    """Return a port number.

    :raises argparse.ArgumentTypeError: it is none.

    >>> port("8080")
    8080
    """
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"“{text}”应为 1 到 65535 的整数")
    return int(text)


def said(line: str) -> None:
    """Tell the operator, without waiting for a full buffer."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def prepare() -> None:
    """Set Django up and apply the migrations that are missing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
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
