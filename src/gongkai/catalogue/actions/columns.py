"""Setting up the columns of a body."""

import re
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from gongkai.bodies.models import PublicBody, Staff
from gongkai.catalogue import entries
from gongkai.catalogue.actions.trace import trace
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import Column
from gongkai.law.freshness import Interval
from gongkai.trail import moment

KEY: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
# A column's key is a part of an address beside these.
RESERVED: Final = frozenset({"item", "report", "reports"})


@transaction.atomic
def add_column(
    *,
    actor: Staff | None,
    body: PublicBody,
    key: str,
    title: str,
    interval: str,
    parent: Column | None = None,
    responsible: Staff | None = None,
    position: int | None = None,
    at: datetime | None = None,
) -> Column:
    """Add a column to ``body`` and return it; ``interval`` is a key of ``law.freshness.Interval``.

    :raises CatalogueRefused: the key is malformed, reserved or taken, or the interval is unknown.
    """
    title = title.strip()
    _check(body, key, title, parent)
    promised = _interval(interval)
    if position is None:
        position = Column.objects.filter(body=body).count()
    try:
        with transaction.atomic():
            column = Column.objects.create(
                body=body,
                key=key,
                title=title,
                interval=interval,
                parent=parent,
                responsible=responsible,
                position=position,
            )
    except IntegrityError as error:
        raise CatalogueRefused(f"栏目代码{key}已被使用，请换一个。", "key") from error
    trace(
        entries.COLUMN_ADDED,
        actor=actor,
        body=body,
        subject=f"column:{column.uuid}",
        at=at or moment.now(),
        title=title,
        key=key,
        interval=promised.label,
    )
    return column


def _check(body: PublicBody, key: str, title: str, parent: Column | None) -> None:
    if not KEY.fullmatch(key) or len(key) > 50 or key in RESERVED:
        raise CatalogueRefused(
            f"栏目代码“{key[:40]}”不合规，应为50个以内的小写字母、数字和连字符并以字母开头，且不为 item、report。",
            "key",
        )
    if not title:
        raise CatalogueRefused("栏目名称为空，请填写。", "title")
    if parent is not None and parent.body_id != body.pk:
        raise CatalogueRefused("上级栏目不属于本机关，请重新选择。", "parent")


def _interval(key: str) -> Interval:
    try:
        return Interval(key)
    except ValueError as error:
        known = "、".join(each.value for each in Interval)
        raise CatalogueRefused(
            f"更新周期“{key[:20]}”无法识别，应为{known}之一。", "interval"
        ) from error


@transaction.atomic
def change_column(
    *,
    actor: Staff | None,
    column: Column,
    title: str,
    interval: str,
    responsible: Staff | None,
    at: datetime | None = None,
) -> Column:
    """Change the title, interval or responsible person of ``column`` and return it.

    :raises CatalogueRefused: the title is empty, the interval unknown, the person of
        another body, or somebody else changed it since ``column`` was read.
    """
    title = title.strip()
    _check(column.body, column.key, title, None)
    promised = _interval(interval)
    if responsible is not None and responsible.body_id != column.body_id:
        raise CatalogueRefused("责任人不是本机关人员，请重新选择。", "responsible")
    changed = Column.objects.filter(
        pk=column.pk,
        title=column.title,
        interval=column.interval,
        responsible=column.responsible_id,
    ).update(title=title, interval=interval, responsible=responsible)
    if changed != 1:
        raise CatalogueRefused(
            f"栏目“{column.title}”刚被他人修改，请重新打开页面核对后再改。"
        )
    column.refresh_from_db()
    trace(
        entries.COLUMN_CHANGED,
        actor=actor,
        body=column.body,
        subject=f"column:{column.uuid}",
        at=at or moment.now(),
        title=title,
        interval=promised.label,
        responsible=responsible.username if responsible else "",
    )
    return column
