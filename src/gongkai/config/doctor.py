"""What is misconfigured in an installation, and how to mend it."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from gongkai.bodies import firstrun
from gongkai.bodies.models import Appointment, PublicBody
from gongkai.bodies.queries import is_founded
from gongkai.bodies.roles import ADMINISTRATORS, Role
from gongkai.trail.queries import verify

LEAST_FREE: Final = 1_000_000_000
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
DURABLE_SQLITE: Final = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
DURABLE_POSTGRES: Final = ("fsync", "full_page_writes", "synchronous_commit")


class Level(StrEnum):
    """How bad a sign is; only ``WRONG`` makes the command fail."""

    FINE = "正常"
    ADVICE = "提醒"
    WRONG = "错误"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at: what was found and, unless it is fine, how to mend it."""

    level: Level
    subject: str
    found: str
    remedy: str = ""

    def __str__(self) -> str:
        remedy = f"处理：{self.remedy}" if self.remedy else ""
        return f"[{self.level}] {self.subject}：{self.found}。{remedy}"


def examine() -> Iterator[Sign]:
    """Yield a sign for everything there is to look at.

    What needs the database is left out when that cannot be opened or has no tables.
    """
    yield from _configuration()
    yield from _disk()
    yield _fonts()
    laid = False
    try:
        laid = "bodies_body" in connection.introspection.table_names()
        yield from _engine()
        yield _migrations()
    except DatabaseError as error:
        yield Sign(
            Level.WRONG,
            "数据库",
            f"打不开，{str(error).splitlines()[0]}",
            "检查DATABASE_URL和数据库服务",
        )
    if laid:
        for look in (_trail, _first_run, _administrators):
            yield from _guarded(look)


def _guarded(look: Callable[[], Iterator[Sign]]) -> Iterator[Sign]:
    try:
        yield from look()
    except DatabaseError as error:
        yield Sign(
            Level.WRONG,
            "数据库",
            f"读不出，{str(error).splitlines()[0]}",
            "先更新表结构：gongkai serve",
        )


def _configuration() -> Iterator[Sign]:
    if settings.DEBUG:
        yield Sign(
            Level.WRONG,
            "调试模式",
            "已打开，出错页会泄露数据",
            "去掉环境变量GONGKAI_DEBUG",
        )
    else:
        yield Sign(Level.FINE, "调试模式", "已关闭")
    if "*" in settings.ALLOWED_HOSTS:
        yield Sign(
            Level.WRONG,
            "域名",
            "GONGKAI_HOSTS为*，会接受伪造的域名",
            "改为本系统实际使用的域名，用逗号隔开",
        )
    elif set(settings.ALLOWED_HOSTS) - LOOPBACK and not settings.SECURE_SSL_REDIRECT:
        yield Sign(
            Level.ADVICE,
            "加密传输",
            "对外使用域名，但没有启用HTTPS",
            "配置证书后设置GONGKAI_HTTPS=1",
        )
    else:
        yield Sign(Level.FINE, "域名", "、".join(settings.ALLOWED_HOSTS))
    if not settings.SECOND_FACTOR and not settings.DEMO:
        yield Sign(
            Level.WRONG,
            "两步验证",
            "已关闭",
            "去掉GONGKAI_SECOND_FACTOR=0；只有演示环境可以关闭",
        )
    yield _secret()


def _secret() -> Sign:
    path = Path(settings.DATA) / "secret_key"
    if len(settings.SECRET_KEY) < 32:
        return Sign(
            Level.WRONG,
            "密钥",
            "太短",
            "删去GONGKAI_SECRET_KEY让系统自行生成，或换为50位以上的随机串",
        )
    if path.exists() and path.stat().st_mode & 0o077:
        return Sign(
            Level.WRONG, "密钥", f"{path}能被其他账号读取", f"运行 chmod 600 {path}"
        )
    return Sign(Level.FINE, "密钥", "长度和文件权限合适")


def _disk() -> Iterator[Sign]:
    data = Path(settings.DATA)
    if not os.access(data, os.W_OK):
        yield Sign(
            Level.WRONG,
            "数据目录",
            f"{data}不能写入",
            f"把目录交给运行本系统的账号：chown -R 账号 {data}",
        )
        return
    yield _privacy(data)
    free = shutil.disk_usage(data).free
    if free < LEAST_FREE:
        yield Sign(
            Level.WRONG, "磁盘", f"只剩{free // 1_000_000}MB", "清理或扩容，至少留出1GB"
        )
    else:
        yield Sign(Level.FINE, "磁盘", f"剩余{free // 1_000_000_000}GB")


def _privacy(data: Path) -> Sign:
    """Look at who else on the machine may read the records; the directory's own group may."""
    database = str(connection.settings_dict["NAME"])
    files = [Path(f"{database}{end}") for end in ("", "-wal", "-shm")]
    lay = connection.vendor == "sqlite"
    open_ones = [
        path for path in files if lay and path.exists() and _is_open(path.stat())
    ]
    if data.stat().st_mode & 0o007:
        return Sign(
            Level.WRONG,
            "数据目录",
            f"{data}能被其他账号打开",
            f"运行 chmod 700 {data}",
        )
    if open_ones:
        named = " ".join(str(path) for path in open_ones)
        return Sign(
            Level.WRONG, "数据库", "文件能被其他账号读取", f"运行 chmod 600 {named}"
        )
    return Sign(Level.FINE, "数据目录", "只有本账号能够读取")


def _is_open(file: os.stat_result) -> bool:
    return bool(file.st_size and file.st_mode & 0o077)


def _fonts() -> Sign:
    if find_spec("pylopdf_fonts_zh_cn") is None:
        return Sign(
            Level.WRONG,
            "字体",
            "缺少随程序安装的中文字体，PDF无法生成",
            "重新运行 make setup",
        )
    return Sign(Level.FINE, "字体", "PDF所用中文字体已安装")


def _engine() -> Iterator[Sign]:
    wrong = dict(_sqlite() if connection.vendor == "sqlite" else _postgres())
    for name, value in wrong.items():
        remedy = (
            "不要改动settings中的init_command"
            if connection.vendor == "sqlite"
            else f"在postgresql.conf中设 {name} = on"
        )
        yield Sign(
            Level.WRONG,
            "数据库可靠性",
            f"{name}为{value}，断电会丢失已确认的记录",
            remedy,
        )
    if not wrong:
        yield Sign(
            Level.FINE, "数据库可靠性", f"{connection.vendor}按不丢已确认记录的方式运行"
        )


def _sqlite() -> Iterator[tuple[str, object]]:
    with connection.cursor() as cursor:
        for name, wanted in DURABLE_SQLITE.items():
            cursor.execute(f"PRAGMA {name}")
            (value,) = cursor.fetchone()
            if value != wanted:
                yield name, value


def _postgres() -> Iterator[tuple[str, object]]:
    with connection.cursor() as cursor:
        for name in DURABLE_POSTGRES:
            cursor.execute(f"SHOW {name}")
            (value,) = cursor.fetchone()
            if value == "off":
                yield name, value


def _migrations() -> Sign:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if pending:
        return Sign(
            Level.WRONG,
            "表结构",
            f"有{len(pending)}项更新没有执行",
            "运行 gongkai serve，或 python manage.py migrate",
        )
    return Sign(Level.FINE, "表结构", "与程序一致")


def _trail() -> Iterator[Sign]:
    verdict = verify()
    if verdict.intact:
        yield Sign(Level.FINE, "留痕", f"{verdict.entries}条，链头{verdict.head[:12]}")
    else:
        yield Sign(
            Level.WRONG,
            "留痕",
            verdict.reason,
            "保留现场，用最近的备份比对，并报告安全管理员",
        )


def _first_run() -> Iterator[Sign]:
    if not is_founded():
        code = firstrun.setup_code()
        yield Sign(
            Level.ADVICE,
            "首次启用",
            "还没有机构",
            f"用浏览器打开 /setup/，启用码 {code}",
        )


def _administrators() -> Iterator[Sign]:
    held = Appointment.objects.current()
    for county in PublicBody.objects.filter(parent=None):
        roles = set(held.filter(body=county).values_list("role", flat=True))
        missing = [
            role.label
            for role in Role
            if role in ADMINISTRATORS and role.value not in roles
        ]
        if missing:
            yield Sign(
                Level.ADVICE,
                "三员",
                f"{county.name}没有{'、'.join(missing)}",
                "在“机构与人员”中授予不同的人",
            )
        else:
            yield Sign(Level.FINE, "三员", f"{county.name}齐备")
