"""Loading the framework, for the commands that need the database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


def ready() -> None:
    """Set Django up with this installation's settings.

    :raises ValueError: the environment holds something that cannot be read.
    """
    import django
    from django.core.exceptions import ImproperlyConfigured

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
