"""The trail's entries and the one row that says where it ends."""

import json
from typing import Any, cast

from django.db import models

from gongkai.trail import chain, kinds


class Entry(models.Model):
    """One act: who did what to which record of which body, chained to the act before.

    The database itself refuses to change or delete an entry (see the migrations).
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField("办理时间")
    written_at = models.DateTimeField("记入时间")
    body = models.CharField("机关", max_length=30, blank=True)
    actor = models.CharField("经办人", max_length=150)
    kind = models.CharField("事项", max_length=60)
    subject = models.CharField("对象", max_length=200, blank=True)
    content = models.TextField("内容")
    previous = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        db_table = "trail_entry"
        ordering = ("seq",)
        indexes = (
            models.Index(fields=("body", "seq"), name="trail_entry_body"),
            models.Index(fields=("subject",), name="trail_entry_subject"),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.sentence}"

    @property
    def data(self) -> dict[str, Any]:
        """What the entry says, as it was recorded."""
        return cast(dict[str, Any], json.loads(self.content))

    @property
    def sentence(self) -> str:
        """The entry in words, for a reader."""
        kind = kinds.find(self.kind)
        return kind.sentence(self.data) if kind else self.kind


class Head(models.Model):
    """The end of the chain: a single row, locked by whoever writes the next entry."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=chain.FIRST)

    class Meta:
        db_table = "trail_head"
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="trail_head_single"),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.digest}"
