"""Reconsiderations (复议) and lawsuits (诉讼) that arise from requests."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from uuid_utils.compat import uuid7

from gongkai.bodies.models import PublicBody
from gongkai.bodies.scoped import ScopedQuerySet
from gongkai.disputes.results import CONCLUSIONS, Result, SuitRoute
from gongkai.inforequests.models import InfoRequest

RESULTS = [(each.value, each.label) for each in CONCLUSIONS]
SUITS = [(each.value, each.label) for each in SuitRoute]


class Dispute(models.Model):
    """What both kinds share: filed on a day, with a result once concluded."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    case_number = models.CharField("案号", max_length=60, blank=True)
    organ = models.CharField("复议机关或法院", max_length=100, blank=True)
    filed_on = models.DateField("提出日期")
    result = models.CharField("结果", max_length=20, choices=RESULTS, blank=True)
    concluded_on = models.DateField("审结日期", null=True, blank=True)
    note = models.TextField("说明", max_length=2000, blank=True)

    class Meta:
        abstract = True

    @property
    def result_label(self) -> str:
        """The result in Chinese, or 尚未审结."""
        return Result(self.result or Result.PENDING.value).label


class Reconsideration(Dispute):
    """An application for 行政复议 against the body's handling of a request."""

    body = models.ForeignKey(
        PublicBody, models.PROTECT, related_name="reconsiderations"
    )
    info_request = models.ForeignKey(
        InfoRequest,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reconsiderations",
        verbose_name="申请",
    )

    objects = ScopedQuerySet["Reconsideration"].as_manager()

    class Meta:
        db_table = "dispute_reconsideration"
        verbose_name = "行政复议"
        ordering: ClassVar = ["-filed_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="reconsideration_ends_together",
                condition=Q(result="", concluded_on=None)
                | Q(result__in=[v for v, _ in RESULTS], concluded_on__isnull=False),
            ),
            models.CheckConstraint(
                name="reconsideration_ends_later",
                condition=Q(concluded_on=None) | Q(concluded_on__gte=F("filed_on")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=("body", "filed_on", "concluded_on", "result"),
                name="reconsideration_year",
            ),
        ]

    def __str__(self) -> str:
        return f"复议 {self.case_number or self.filed_on}"

    def get_absolute_url(self) -> str:
        return reverse("disputes:reconsideration", args=[self.uuid])


class Lawsuit(Dispute):
    """An administrative lawsuit (行政诉讼), brought at once or after a reconsideration."""

    body = models.ForeignKey(PublicBody, models.PROTECT, related_name="lawsuits")
    info_request = models.ForeignKey(
        InfoRequest,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lawsuits",
        verbose_name="申请",
    )
    route = models.CharField("起诉方式", max_length=30, choices=SUITS)
    reconsideration = models.ForeignKey(
        Reconsideration,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lawsuits",
        verbose_name="此前的复议",
    )

    objects = ScopedQuerySet["Lawsuit"].as_manager()

    class Meta:
        db_table = "dispute_lawsuit"
        verbose_name = "行政诉讼"
        ordering: ClassVar = ["-filed_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="lawsuit_ends_together",
                condition=Q(result="", concluded_on=None)
                | Q(result__in=[v for v, _ in RESULTS], concluded_on__isnull=False),
            ),
            models.CheckConstraint(
                name="lawsuit_ends_later",
                condition=Q(concluded_on=None) | Q(concluded_on__gte=F("filed_on")),
            ),
            models.CheckConstraint(
                name="lawsuit_route_tells",
                condition=Q(route="direct", reconsideration=None)
                | Q(route="after_reconsideration", reconsideration__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=("body", "filed_on", "concluded_on", "result"),
                name="lawsuit_year",
            ),
        ]

    def __str__(self) -> str:
        return f"诉讼 {self.case_number or self.filed_on}"

    def get_absolute_url(self) -> str:
        return reverse("disputes:lawsuit", args=[self.uuid])
