"""A body's annual report for a year, and the signatures under it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from uuid_utils.compat import uuid7

from gongkai.bodies.scoped import ScopedQuerySet
from gongkai.reporting.states import Origin, ReportState

PARTS = ("one", "two", "three", "four", "five", "six")


class Reports(models.Manager["AnnualReport"]):
    """The reports in use: an import that was undone is kept, and is no report of its year."""

    def get_queryset(self) -> ScopedQuerySet["AnnualReport"]:
        found = ScopedQuerySet["AnnualReport"](self.model, using=self._db)
        return found.filter(undone_at__isnull=True)

    def visible_to(self, staff: Any) -> ScopedQuerySet["AnnualReport"]:
        """Return the reports in use of the bodies ``staff`` works in at this moment."""
        return self.get_queryset().visible_to(staff)


class AnnualReport(models.Model):
    """One body's report for one year: its text while open, its exact bytes once closed.

    While the year is open the tables are not stored: they are computed from the
    records each time. ``frozen`` is the JSON text whose SHA-256 is ``digest``.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    body = models.ForeignKey(
        "bodies.PublicBody", on_delete=models.PROTECT, related_name="reports"
    )
    year = models.PositiveSmallIntegerField("报告年度")
    format = models.CharField("格式", max_length=8)
    state = models.CharField(
        "状态",
        max_length=12,
        choices=[(s.value, s.label) for s in ReportState],
        default=ReportState.DRAFT.value,
    )
    origin = models.CharField(
        "来源",
        max_length=12,
        choices=[(o.value, o.label) for o in Origin],
        default=Origin.COMPUTED.value,
    )
    one = models.TextField("一、总体情况", blank=True)
    two = models.TextField("二、主动公开政府信息情况", blank=True)
    three = models.TextField("三、收到和处理政府信息公开申请情况", blank=True)
    four = models.TextField("四、政府信息公开行政复议、行政诉讼情况", blank=True)
    five = models.TextField("五、存在的主要问题及改进情况", blank=True)
    six = models.TextField("六、其他需要报告的事项", blank=True)
    theme_order = models.CharField("第一部分主题次序", max_length=200, blank=True)
    drafter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    version = models.PositiveIntegerField("版次", default=1)
    digest = models.CharField("内容哈希", max_length=64, blank=True)
    frozen = models.TextField("冻结内容", blank=True)
    frozen_at = models.DateTimeField("冻结时间", null=True, blank=True)
    published_at = models.DateTimeField("公布时间", null=True, blank=True)
    undone_at = models.DateTimeField("撤销导入时间", null=True, blank=True)
    undone_reason = models.CharField("撤销导入原因", max_length=200, blank=True)

    objects = Reports()
    with_undone = ScopedQuerySet["AnnualReport"].as_manager()

    class Meta:
        db_table = "report"
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "year"],
                condition=Q(undone_at__isnull=True),
                name="report_once_a_year",
            ),
            models.CheckConstraint(
                name="report_undone_is_import",
                condition=Q(undone_at__isnull=True)
                | (Q(origin="imported", state="frozen") & ~Q(undone_reason="")),
            ),
            models.CheckConstraint(
                name="report_closed_has_hash",
                condition=~Q(state__in=["frozen", "published"])
                | (~Q(frozen="") & ~Q(digest="") & Q(frozen_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body.name}{self.year}年政府信息公开工作年度报告"

    def get_absolute_url(self) -> str:
        return reverse("reporting:workbench", args=[self.body.code, self.year])

    @property
    def stage(self) -> ReportState:
        """Return the state as its enumeration member."""
        return ReportState(self.state)

    @property
    def is_imported(self) -> bool:
        """Return whether it came in as an earlier year's report, closed as it was."""
        return self.origin == Origin.IMPORTED.value

    @property
    def standing(self) -> str:
        """Return where it stands in words: its state, or that it only came in."""
        if not self.is_imported:
            return self.stage.label
        public = self.stage is ReportState.PUBLISHED
        return Origin.IMPORTED.label + ("，已公布" if public else "")

    @property
    def parts(self) -> dict[str, str]:
        """Return the text of the six parts by key."""
        return {part: str(getattr(self, part)) for part in PARTS}


class ReportNaming(models.Model):
    """What a body calls itself, its site and its account in its reports."""

    body = models.OneToOneField(
        "bodies.PublicBody", on_delete=models.PROTECT, related_name="report_naming"
    )
    self_name = models.CharField("自称", max_length=20, blank=True)
    portal_name = models.CharField("门户网站名称", max_length=60, blank=True)
    wechat_account = models.CharField("公众号名称", max_length=40, blank=True)

    objects = ScopedQuerySet["ReportNaming"].as_manager()

    class Meta:
        db_table = "report_naming"

    def __str__(self) -> str:
        return f"{self.body.name}报告用语"


class Revision(models.Model):
    """The text as somebody saved it: who wrote what, and whose words a signer may not sign alone."""

    report = models.ForeignKey(
        AnnualReport, on_delete=models.PROTECT, related_name="revisions"
    )
    version = models.PositiveIntegerField("版次")
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("保存时间")
    parts = models.JSONField("六个部分", default=dict)

    class Meta:
        db_table = "report_revision"
        ordering: ClassVar = ["version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "version"], name="revised_once_a_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}第{self.version}版"


class Signature(models.Model):
    """A lead official's signature under one version of a report.

    It names the SHA-256 of what was signed; a later version needs its own. That
    the drafter does not sign is a constraint, lifted only by a written reason.
    """

    report = models.ForeignKey(
        AnnualReport, on_delete=models.PROTECT, related_name="signatures"
    )
    version = models.PositiveIntegerField("签发的版次")
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    drafter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("签发时间")
    digest = models.CharField("所签内容哈希", max_length=64)
    one_person_reason = models.CharField("一人多岗说明", max_length=200, blank=True)

    class Meta:
        db_table = "report_signature"
        ordering: ClassVar = ["version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "version"], name="signed_once_a_version"
            ),
            models.CheckConstraint(
                name="signature_four_eyes",
                condition=~Q(staff=F("drafter")) | ~Q(one_person_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff}签发{self.report}第{self.version}版"


class Explanation(models.Model):
    """Why a warning stands: bound to the finding's exact words, so new numbers need a new one."""

    report = models.ForeignKey(
        AnnualReport, on_delete=models.PROTECT, related_name="explanations"
    )
    rule = models.CharField("规则", max_length=20)
    message = models.CharField("提示原文", max_length=500)
    text = models.CharField("说明", max_length=500)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("说明时间")

    class Meta:
        db_table = "report_explanation"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "rule", "message"], name="explained_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}：{self.text}"
