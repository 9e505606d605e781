"""What the public sees: snapshots, immutable but for the marks that end them."""

from typing import ClassVar

import uuid_utils.compat as uuids
from django.db import models
from django.db.models import Q

from gongkai.bodies.models import PublicBody
from gongkai.bodies.scoped import ScopedQuerySet

ITEM, REPORT = "item", "report"


class SnapshotQuerySet(ScopedQuerySet["Snapshot"]):
    """Snapshots; ``live`` is the one rule of what is public."""

    def live(self) -> "SnapshotQuerySet":
        """Return what the public sees now: the newest version of each subject, unless withdrawn."""
        return self.filter(superseded_at__isnull=True, withdrawn_at__isnull=True)


class Snapshot(models.Model):
    """One version of a public text, with everything its page needs."""

    uuid = models.UUIDField(default=uuids.uuid7, unique=True, editable=False)
    body = models.ForeignKey(
        PublicBody,
        on_delete=models.PROTECT,
        related_name="snapshots",
        verbose_name="发布机构",
    )
    subject = models.UUIDField("原记录", db_index=False)
    about = models.UUIDField("所解读的记录", null=True)
    version = models.PositiveIntegerField("版次")
    kind = models.CharField(
        "类型", max_length=10, choices=[(ITEM, "公开信息"), (REPORT, "年度报告")]
    )
    genre = models.CharField("信息种类", max_length=30, blank=True)
    column_key = models.CharField("栏目", max_length=50, blank=True)
    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("标题", max_length=300)
    html = models.TextField("正文", blank=True)
    text = models.TextField("正文文字", blank=True)
    summary = models.CharField("摘要", max_length=300, blank=True)
    facts = models.JSONField("著录", default=list)
    files = models.JSONField("文件", default=list)
    data = models.JSONField("数据", null=True)
    digest = models.CharField("摘要值", max_length=64)
    published_at = models.DateTimeField("首次发布时间")
    shown_at = models.DateTimeField("本版发布时间")
    superseded_at = models.DateTimeField("被新版替代时间", null=True)
    withdrawn_at = models.DateTimeField("撤下时间", null=True)
    withdrawn_reason = models.CharField("撤下原因", max_length=200, blank=True)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        db_table = "channels_snapshot"
        ordering: ClassVar = ["-published_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject", "version"], name="channels_snapshot_version"
            ),
            models.UniqueConstraint(
                fields=["subject"],
                condition=Q(superseded_at__isnull=True),
                name="channels_snapshot_newest",
            ),
            models.UniqueConstraint(
                fields=["body", "year"],
                condition=Q(
                    kind=REPORT, superseded_at__isnull=True, withdrawn_at__isnull=True
                ),
                name="channels_snapshot_report",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["about"], name="channels_snapshot_about"),
            models.Index(
                fields=["body", "column_key", "-published_at", "-id"],
                condition=Q(superseded_at__isnull=True, withdrawn_at__isnull=True),
                name="channels_live_column",
            ),
            models.Index(
                fields=["body", "kind", "-published_at", "-id"],
                condition=Q(superseded_at__isnull=True, withdrawn_at__isnull=True),
                name="channels_live_body",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SnapshotFile(models.Model):
    """A download of a snapshot, kept with it so that both are public or neither is."""

    snapshot = models.ForeignKey(
        Snapshot, on_delete=models.PROTECT, related_name="downloads"
    )
    format = models.CharField("格式", max_length=10)
    digest = models.CharField("摘要值", max_length=64)
    content = models.BinaryField("内容")

    objects = ScopedQuerySet["SnapshotFile"].as_manager()

    class Meta:
        db_table = "channels_file"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["snapshot", "format"], name="channels_file_once"
            )
        ]

    def __str__(self) -> str:
        return self.format
