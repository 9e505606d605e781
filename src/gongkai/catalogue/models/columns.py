"""Columns: the places of a body's disclosure, each with the interval it promises."""

from typing import ClassVar

import uuid_utils.compat as uuids
from django.conf import settings
from django.db import models

from gongkai.bodies.models import PublicBody
from gongkai.bodies.scoped import ScopedQuerySet


class Column(models.Model):
    """A column (栏目) of a body; ``interval`` is a key of ``law.freshness.Interval``."""

    uuid = models.UUIDField(default=uuids.uuid7, unique=True, editable=False)
    body = models.ForeignKey(
        PublicBody,
        on_delete=models.PROTECT,
        related_name="columns",
        verbose_name="所属机构",
    )
    key = models.CharField("栏目代码", max_length=50)
    title = models.CharField("栏目名称", max_length=100)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级栏目",
    )
    interval = models.CharField("更新周期", max_length=20)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="columns",
        verbose_name="责任人",
    )
    position = models.PositiveIntegerField("次序", default=0)

    objects = ScopedQuerySet["Column"].as_manager()

    class Meta:
        db_table = "catalogue_column"
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "key"], name="catalogue_column_once"
            )
        ]

    def __str__(self) -> str:
        return self.title
