"""Items with the statutory metadata of 政府信息公开平台 (law.md §5), and where each was published."""

from typing import ClassVar

import uuid_utils.compat as uuids
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from gongkai.bodies.models import PublicBody
from gongkai.bodies.scoped import ScopedQuerySet
from gongkai.catalogue.attributes import Attribute
from gongkai.catalogue.kinds import CHOICES, ItemKind
from gongkai.catalogue.models.columns import Column
from gongkai.catalogue.states import ItemState
from gongkai.catalogue.validity import Validity
from gongkai.channels.keys import Channel


class ItemQuerySet(ScopedQuerySet["Item"]):
    """Items of every state."""


class Item(models.Model):
    """One piece of disclosed information (公开的信息)."""

    uuid = models.UUIDField(default=uuids.uuid7, unique=True, editable=False)
    body = models.ForeignKey(
        PublicBody,
        on_delete=models.PROTECT,
        related_name="items",
        verbose_name="发布机构",
    )
    column = models.ForeignKey(
        Column, on_delete=models.PROTECT, related_name="items", verbose_name="栏目"
    )
    kind = models.CharField("信息种类", max_length=30, choices=CHOICES)
    attribute = models.CharField(
        "公开方式",
        max_length=20,
        choices=[(a.value, a.label) for a in Attribute],
        default=Attribute.PROACTIVE.value,
    )
    state = models.CharField(
        "状态",
        max_length=20,
        choices=[(s.value, s.label) for s in ItemState],
        default=ItemState.DRAFT.value,
    )
    revision = models.PositiveIntegerField("修订次数", default=1)
    title = models.CharField("标题", max_length=300)
    content = models.TextField("正文", blank=True)
    text = models.TextField("正文文字", blank=True)
    summary = models.CharField("内容概述", max_length=300, blank=True)
    index_number = models.CharField("索引号", max_length=60, blank=True)
    document_number = models.CharField("发文字号", max_length=60, blank=True)
    subject = models.CharField("主题分类", max_length=60, blank=True)
    genre = models.CharField("体裁分类", max_length=60, blank=True)
    keywords = models.CharField("关键词", max_length=120, blank=True)
    source = models.CharField("信息来源", max_length=100, blank=True)
    composed_on = models.DateField("成文日期", null=True, blank=True)
    published_at = models.DateTimeField("发布时间", null=True, editable=False)
    published_on = models.DateField("发布日期", null=True, editable=False)
    validity = models.CharField(
        "有效性",
        max_length=20,
        choices=[(v.value, v.label) for v in Validity],
        default=Validity.VALID.value,
    )
    repealed_on = models.DateField("废止或失效日期", null=True, blank=True)
    repealed_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="repeals",
        verbose_name="废止依据",
    )
    repeal_basis = models.CharField("废止依据文件", max_length=300, blank=True)
    explains = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="interpretations",
        verbose_name="解读的文件",
    )
    withdrawn_at = models.DateTimeField("撤下时间", null=True, editable=False)
    withdrawn_reason = models.CharField("撤下原因", max_length=200, blank=True)
    drafted_at = models.DateTimeField("起草时间")

    objects = ItemQuerySet.as_manager()

    class Meta:
        db_table = "catalogue_item"
        ordering: ClassVar = ["-drafted_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "index_number"],
                condition=~Q(index_number=""),
                name="catalogue_item_index",
            ),
            models.CheckConstraint(
                condition=Q(composed_on__isnull=True)
                | Q(published_on__isnull=True)
                | Q(composed_on__lte=F("published_on")),
                name="catalogue_item_composed_first",
            ),
            models.CheckConstraint(
                condition=~Q(
                    state__in=[ItemState.PUBLISHED.value, ItemState.WITHDRAWN.value]
                )
                | (
                    Q(published_at__isnull=False, published_on__isnull=False)
                    & ~Q(index_number="")
                ),
                name="catalogue_item_published",
            ),
            models.CheckConstraint(
                condition=~Q(state=ItemState.WITHDRAWN.value)
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="catalogue_item_withdrawn",
            ),
            models.CheckConstraint(
                condition=~Q(validity=Validity.REPEALED.value)
                | Q(repealed_by__isnull=False)
                | ~Q(repeal_basis=""),
                name="catalogue_item_repealed_by",
            ),
            models.CheckConstraint(
                condition=Q(
                    validity__in=[Validity.REPEALED.value, Validity.LAPSED.value],
                    repealed_on__isnull=False,
                )
                | Q(
                    validity__in=[Validity.VALID.value, Validity.PARTLY.value],
                    repealed_on__isnull=True,
                ),
                name="catalogue_item_repealed_on",
            ),
            models.CheckConstraint(
                condition=Q(repealed_on__isnull=True)
                | Q(composed_on__isnull=True)
                | Q(composed_on__lte=F("repealed_on")),
                name="catalogue_item_repealed_later",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["body", "kind", "composed_on"], name="catalogue_item_kind"
            ),
            models.Index(
                fields=["body", "-drafted_at", "-id"], name="catalogue_item_newest"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("catalogue:item", args=[self.uuid])

    @property
    def item_kind(self) -> ItemKind:
        """The kind, with its label and its provision."""
        return ItemKind.from_key(self.kind)

    @property
    def standing(self) -> ItemState:
        """The state, with its label."""
        return ItemState(self.state)

    @property
    def is_waiting(self) -> bool:
        """Whether it is a draft meant for the public, which somebody has still to publish."""
        return (
            self.standing is ItemState.DRAFT and self.attribute == Attribute.PROACTIVE
        )

    @property
    def validity_now(self) -> Validity:
        """The validity, with its label."""
        return Validity(self.validity)

    @property
    def attribute_now(self) -> Attribute:
        """The disclosure attribute, with its label."""
        return Attribute(self.attribute)

    @property
    def is_editable(self) -> bool:
        """Whether its text may still be changed here."""
        return self.standing in {ItemState.DRAFT, ItemState.PUBLISHED}


class Publication(models.Model):
    """An item on a channel; it counts once its link is confirmed."""

    body = models.ForeignKey(PublicBody, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="publications"
    )
    channel = models.CharField(
        "渠道", max_length=20, choices=[(c.value, c.label) for c in Channel]
    )
    published_at = models.DateTimeField("发布时间")
    published_on = models.DateField("发布日期")
    link = models.CharField("链接", max_length=500, blank=True)
    confirmed_at = models.DateTimeField("确认时间", null=True)
    confirmed_on = models.DateField("确认日期", null=True)

    objects = ScopedQuerySet["Publication"].as_manager()

    class Meta:
        db_table = "catalogue_publication"
        ordering: ClassVar = ["channel"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "channel"], name="catalogue_publication_once"
            ),
            models.UniqueConstraint(
                fields=["body", "channel", "link"],
                condition=~Q(link=""),
                name="catalogue_publication_proof",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_on__isnull=True)
                | (
                    Q(confirmed_at__isnull=False, confirmed_on__isnull=False)
                    & ~Q(link="")
                ),
                name="catalogue_publication_link",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["body", "confirmed_on"], name="catalogue_publication_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item} {Channel(self.channel).label}"

    @property
    def where(self) -> Channel:
        """The channel, with its label."""
        return Channel(self.channel)
