"""How a body numbers its items and counts its publications."""

from typing import ClassVar

from django.db import models

from gongkai.bodies.models import PublicBody
from gongkai.bodies.scoped import ScopedQuerySet
from gongkai.catalogue import policies


class IndexRule(models.Model):
    """The form of a body's index numbers (索引号): ``<prefix>/<year>[month]-<serial>`` (law.md §5)."""

    body = models.OneToOneField(
        PublicBody, on_delete=models.PROTECT, related_name="index_rule"
    )
    prefix = models.CharField("索引号前缀", max_length=30)
    with_month = models.BooleanField("含月份", default=False)

    objects = ScopedQuerySet["IndexRule"].as_manager()

    class Meta:
        db_table = "catalogue_index_rule"

    def __str__(self) -> str:
        return self.prefix


class IndexCounter(models.Model):
    """The last serial number given in a period; its row is locked while a number is taken."""

    body = models.ForeignKey(PublicBody, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=6)
    last = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet["IndexCounter"].as_manager()

    class Meta:
        db_table = "catalogue_index_counter"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "period"], name="catalogue_counter_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.period}-{self.last}"


class CountingPolicy(models.Model):
    """A body's own way of counting publications; without one ``policies.DEFAULT`` holds."""

    body = models.OneToOneField(
        PublicBody, on_delete=models.PROTECT, related_name="counting_policy"
    )
    name = models.CharField("口径名称", max_length=200)
    groups = models.JSONField("关键文件分组")

    objects = ScopedQuerySet["CountingPolicy"].as_manager()

    class Meta:
        db_table = "catalogue_counting_policy"

    def __str__(self) -> str:
        return self.name

    @property
    def policy(self) -> policies.Policy:
        """The policy itself."""
        return policies.from_json(self.name, self.groups)
