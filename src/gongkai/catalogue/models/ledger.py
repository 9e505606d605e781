"""Decisions and charges: the rows behind table 2, Art. 20(5), (6) and (8)."""

from decimal import Decimal
from typing import ClassVar

import uuid_utils.compat as uuids
from django.db import models
from django.db.models import Q

from gongkai.bodies.models import PublicBody
from gongkai.bodies.scoped import ScopedQuerySet
from gongkai.catalogue.states import DecisionKind


class Decision(models.Model):
    """A licence, penalty or coercion decision; counted whether published or lawfully not."""

    uuid = models.UUIDField(default=uuids.uuid7, unique=True, editable=False)
    body = models.ForeignKey(
        PublicBody,
        on_delete=models.PROTECT,
        related_name="decisions",
        verbose_name="作出机关",
    )
    kind = models.CharField(
        "决定种类", max_length=20, choices=[(k.value, k.label) for k in DecisionKind]
    )
    on = models.DateField("决定日期", db_column="decided_on")
    reference = models.CharField("决定文书号", max_length=100)
    published = models.BooleanField("已公开", default=True)
    withheld_reason = models.CharField("依法不公开的理由", max_length=200, blank=True)

    objects = ScopedQuerySet["Decision"].as_manager()

    class Meta:
        db_table = "catalogue_decision"
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "kind", "reference"], name="catalogue_decision_once"
            ),
            models.CheckConstraint(
                condition=Q(published=True, withheld_reason="")
                | (Q(published=False) & ~Q(withheld_reason="")),
                name="catalogue_decision_withheld",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "on"], name="catalogue_decision_year")
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def decision_kind(self) -> DecisionKind:
        """The kind, with its label."""
        return DecisionKind(self.kind)


class Charge(models.Model):
    """A receipt for an administrative charge (行政事业性收费).

    The sum is kept in fen: both databases add whole numbers exactly.
    """

    uuid = models.UUIDField(default=uuids.uuid7, unique=True, editable=False)
    body = models.ForeignKey(
        PublicBody,
        on_delete=models.PROTECT,
        related_name="charges",
        verbose_name="收费机关",
    )
    on = models.DateField("收费日期", db_column="charged_on")
    item = models.CharField("收费项目", max_length=100)
    fen = models.BigIntegerField("金额（分）")
    receipt_number = models.CharField("票据号", max_length=60)

    objects = ScopedQuerySet["Charge"].as_manager()

    class Meta:
        db_table = "catalogue_charge"
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "receipt_number"], name="catalogue_charge_once"
            ),
            models.CheckConstraint(
                condition=Q(fen__gte=0), name="catalogue_charge_sum"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "on"], name="catalogue_charge_year")
        ]

    def __str__(self) -> str:
        return self.receipt_number

    @property
    def yuan(self) -> Decimal:
        """The sum in yuan."""
        return Decimal(self.fen).scaleb(-2)
