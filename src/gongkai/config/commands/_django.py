"""Loading the framework, for the commands that need the database."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def ready(*, reading: bool = False) -> None:
    """Set Django up with this installation's settings.

    ``reading`` marks a command that changes and keeps nothing: it may speak of the
    demonstration where nothing else has been loaded.

    :raises ValueError: the environment holds something that cannot be read.
    """
    import django
    from django.core.exceptions import ImproperlyConfigured

    from gongkai.config import environment

    if reading:
        environment.speak_of_demo()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    try:
        django.setup()
    except OSError as error:
        from gongkai.reporting.writing import reason

        raise ValueError(
            f"数据目录不能使用（{reason(error)}：{error.filename}）：请检查GONGKAI_DATA指向的目录和权限。"
        ) from error
    except (ValueError, ImproperlyConfigured) as error:
        raise ValueError(
            f"环境变量不能识别（{str(error).split('. ')[0]}）：请检查DATABASE_URL、GONGKAI_TODAY等的写法。"
        ) from error


def told_which(command: str) -> None:
    """Refuse to guess between the office's own data, not there yet, and the demonstration.

    :raises ValueError: nothing was told and only the demonstration has been loaded.
    """
    from gongkai.config import environment

    if environment.only_demo():
        raise ValueError(
            f"没有说明是哪一处数据：正式数据 {environment.OWN} 还没有建立，这里只有演示数据 {environment.DEMO}；"
            f"请写 GONGKAI_DATA={environment.OWN} 或 GONGKAI_DATA={environment.DEMO} 再运行 gongkai {command}。"
        )


def keep_private() -> None:
    """Keep an SQLite database from the machine's other accounts before anything is in it.

    :raises ValueError: its file cannot be made.
    """
    from django.db import connection

    from gongkai.config import environment

    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or name == ":memory:":
        return
    try:
        environment.private_file(Path(name))
    except OSError as error:
        raise ValueError(
            f"数据库文件不能使用（{error.strerror}：{name}）：请检查GONGKAI_DATA、DATABASE_URL指向的目录和权限。"
        ) from error


def say_where() -> None:
    """Tell the operator on stderr which data directory and database is spoken of."""
    from django.conf import settings
    from django.db import connection

    given = connection.settings_dict
    where = (
        str(given["NAME"])
        if connection.vendor == "sqlite"
        else f"{connection.vendor} {given['HOST'] or '本机'}:{given['PORT'] or '默认端口'}/{given['NAME']}"
    )
    sys.stderr.write(f"数据目录 {settings.DATA}，数据库 {where}\n")


@contextmanager
def database(*, laid: bool = True) -> Iterator[None]:
    """Speak of a database that cannot be used in one sentence; ``laid`` asks for its tables.

    :raises ValueError: it cannot be opened, or holds no tables yet.
    """
    from django.db import DatabaseError, connection

    try:
        if laid and "trail_head" not in connection.introspection.table_names():
            raise ValueError(
                "数据库里还没有表：请先运行 gongkai serve，或把GONGKAI_DATA、DATABASE_URL指向已有数据的位置。"
            )
        yield
    except DatabaseError as error:
        raise ValueError(
            f"数据库不能使用（{str(error).splitlines()[0]}）：请检查DATABASE_URL、磁盘和数据库服务后重试。"
        ) from error
