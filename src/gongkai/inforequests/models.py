"""Information requests, the events of each, and the counter their numbers come from."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from uuid_utils.compat import uuid7

from gongkai.bodies.models import PublicBody
from gongkai.bodies.scoped import ScopedQuerySet
from gongkai.inforequests.kinds import FeeMethod, IdentityType, Supply
from gongkai.law.intake import IntakeRoute
from gongkai.law.outcomes import Outcome
from gongkai.law.procedure import State
from gongkai.law.requesters import RequesterKind

STATES = [(each.value, each.label) for each in State]
OUTCOMES = [(each.key, each.label) for each in Outcome]
REQUESTERS = [(each.key, each.label) for each in RequesterKind]
ROUTES = [(each.value, each.label) for each in IntakeRoute]


class InfoRequestQuerySet(ScopedQuerySet["InfoRequest"]):
    """Requests narrowed by where they stand on a day."""

    def unfinished(self) -> InfoRequestQuerySet:
        """Return the requests that still need somebody at the desk."""
        return self.filter(closed_on=None)

    def undecided(self) -> InfoRequestQuerySet:
        """Return the requests without an outcome, confirmed or not."""
        return self.filter(decided_on=None)

    def overdue(self, *, on: date) -> InfoRequestQuerySet:
        """Return the undecided requests whose last day for a reply lay before ``on``."""
        return self.undecided().filter(due_on__lt=on)

    def newest_first(self) -> InfoRequestQuerySet:
        """Return the requests, newest first."""
        return self.order_by("-submitted_at", "-pk")


class InfoRequest(models.Model):
    """One 政府信息公开申请, as it stands after the last of its events."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    token = models.UUIDField(default=uuid7, unique=True, editable=False)
    body = models.ForeignKey(PublicBody, models.PROTECT, related_name="info_requests")
    number = models.CharField("编号", max_length=20)

    requester_kind = models.CharField("申请人类型", max_length=20, choices=REQUESTERS)
    requester_name = models.CharField("申请人姓名或名称", max_length=100)
    identity_type = models.CharField(
        "证件类型", max_length=20, choices=[(e.value, e.label) for e in IdentityType]
    )
    identity_number = models.CharField("证件号码", max_length=40, blank=True)
    contact = models.CharField("联系方式", max_length=200)
    subject = models.CharField("申请事项", max_length=200)
    description = models.TextField("所需信息的描述", max_length=5000, blank=True)
    supply = models.CharField(
        "获取方式", max_length=20, choices=[(e.value, e.label) for e in Supply]
    )

    route = models.CharField("提出方式", max_length=20, choices=ROUTES)
    submitted_at = models.DateTimeField("提交或到达时间")
    signed_on = models.DateField("签收日期", null=True, blank=True)
    confirmed_on = models.DateField("双方确认日期", null=True, blank=True)
    received_on = models.DateField("收到日期", null=True, blank=True)

    state = models.CharField("状态", max_length=30, choices=STATES)
    due_on = models.DateField("答复期限", null=True, blank=True)
    alarm_due_on = models.DateField("提醒期限", null=True, blank=True)
    correct_by = models.DateField("补正期限", null=True, blank=True)
    pay_by = models.DateField("缴费期限", null=True, blank=True)
    provisional = models.BooleanField("期限为暂定", default=False)

    outcome = models.CharField("办理结果", max_length=30, choices=OUTCOMES, blank=True)
    decided_on = models.DateField("作出日期", null=True, blank=True)
    posted_on = models.DateField("交邮日期", null=True, blank=True)
    served_on = models.DateField("送达日期", null=True, blank=True)
    in_time = models.BooleanField("按期答复", null=True, blank=True)
    closed_on = models.DateField("结案日期", null=True, blank=True)

    fee_method = models.CharField(
        "计收方式",
        max_length=10,
        choices=[(e.value, e.label) for e in FeeMethod],
        blank=True,
    )
    fee_quantity = models.PositiveIntegerField("计收件次或页数", null=True, blank=True)
    fee_asked_yuan = models.PositiveIntegerField(
        "应缴金额（元）", null=True, blank=True
    )
    fee_yuan = models.PositiveIntegerField("已缴金额（元）", null=True, blank=True)
    fee_paid_on = models.DateField("缴清日期", null=True, blank=True)

    version = models.PositiveIntegerField("最后事件序号", default=1)

    objects: ClassVar[models.Manager[InfoRequest]] = InfoRequestQuerySet.as_manager()

    class Meta:
        db_table = "info_request"
        verbose_name = "政府信息公开申请"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("body", "number"), name="request_number_once"
            ),
            models.CheckConstraint(
                name="request_state_known",
                condition=Q(state__in=[value for value, _ in STATES]),
            ),
            models.CheckConstraint(
                name="request_kind_known",
                condition=Q(requester_kind__in=[value for value, _ in REQUESTERS]),
            ),
            models.CheckConstraint(
                name="request_decided_with_outcome",
                condition=Q(outcome="", decided_on=None)
                | Q(decided_on__isnull=False, outcome__in=[key for key, _ in OUTCOMES]),
            ),
            models.CheckConstraint(
                name="request_decided_once_received",
                condition=Q(decided_on=None)
                | Q(received_on=None)
                | Q(decided_on__gte=F("received_on")),
            ),
            models.CheckConstraint(
                name="request_fee_paid_with_day",
                condition=Q(fee_yuan=None, fee_paid_on=None)
                | Q(fee_yuan__isnull=False, fee_paid_on__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=(
                    "body",
                    "received_on",
                    "decided_on",
                    "requester_kind",
                    "outcome",
                ),
                name="request_table_three",
            ),
            models.Index(
                fields=("body", "closed_on", "due_on"), name="request_worklist"
            ),
            models.Index(fields=("body", "submitted_at"), name="request_newest"),
            models.Index(fields=("body", "fee_paid_on"), name="request_fee_paid"),
            models.Index(
                fields=("body", "identity_number", "received_on"),
                name="request_requester",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("inforequests:detail", args=[self.uuid])


class Event(models.Model):
    """One thing that happened to a request; never changed, never taken away.

    ``data`` is what the clock reads, in the JSON of ``gongkai clock``;
    ``facts`` is what else was recorded with it.
    """

    request = models.ForeignKey(InfoRequest, models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField("序号")
    step = models.CharField("步骤", max_length=30)
    on = models.DateField("日期")
    data = models.JSONField("时限要素", default=dict, blank=True)
    facts = models.JSONField("记录", default=dict, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="request_events"
    )
    at = models.DateTimeField("登记时间")

    class Meta:
        db_table = "info_request_event"
        verbose_name = "办理事件"
        ordering: ClassVar = ["request", "seq"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("request", "seq"), name="event_seq_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=("step", "request"), name="event_step"),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}#{self.seq} {self.step} {self.on}"


class Counter(models.Model):
    """The last request number given by a body in a year; locked while the next one is taken."""

    body = models.ForeignKey(PublicBody, models.PROTECT, related_name="+")
    year = models.PositiveIntegerField("年份")
    last = models.PositiveIntegerField("最后序号", default=0)

    class Meta:
        db_table = "info_request_counter"
        verbose_name = "编号计数"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("body", "year"), name="counter_body_year"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.year}: {self.last}"


class ChannelTest(models.Model):
    """A trial of one way to hand a request in: proof, in a year without any, that it was open."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    body = models.ForeignKey(PublicBody, models.PROTECT, related_name="channel_tests")
    channel = models.CharField("申请渠道", max_length=20, choices=ROUTES)
    on = models.DateField("测试日期", db_column="tested_on")
    worked = models.BooleanField("渠道畅通")
    evidence = models.CharField("经过与结果", max_length=200)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("登记时间")

    objects = ScopedQuerySet["ChannelTest"].as_manager()

    class Meta:
        db_table = "info_request_channel_test"
        verbose_name = "申请渠道测试"
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("body", "channel", "on", "evidence"), name="channel_test_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=("body", "on"), name="channel_test_year"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.get_channel_display()}"
