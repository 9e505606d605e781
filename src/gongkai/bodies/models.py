"""Public bodies in a tree, their offices, staff, appointments and steering groups."""

from datetime import date
from functools import cached_property
from typing import Any, ClassVar

import uuid_utils.compat as uuids
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q

from gongkai.bodies.permissions import Permission
from gongkai.bodies.rights import Rights, derive
from gongkai.bodies.roles import ADMINISTRATORS, Role
from gongkai.bodies.scoped import ScopedQuerySet
from gongkai.law.bodykinds import BodyKind
from gongkai.trail import moment


class PublicBodyQuerySet(ScopedQuerySet["PublicBody"]):
    """Bodies; a body belongs to itself."""

    scope = "pk"


class PublicBody(models.Model):
    """A public body (行政机关): a county, or a department, town or street office below it."""

    uuid = models.UUIDField(default=uuids.uuid7, unique=True, editable=False)
    code = models.CharField("机构代码", max_length=30, unique=True)
    name = models.CharField("机构名称", max_length=100)
    kind = models.CharField("机构类型", max_length=30)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级机关",
    )
    region = models.CharField("所在地区", max_length=50, blank=True)
    address = models.CharField("办公地址", max_length=200, blank=True)
    phone = models.CharField("联系电话", max_length=50, blank=True)
    office_hours = models.CharField("办公时间", max_length=100, blank=True)

    objects = PublicBodyQuerySet.as_manager()

    class Meta:
        db_table = "bodies_body"
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="county", parent__isnull=True)
                | (~Q(kind="county") & Q(parent__isnull=False)),
                name="bodies_body_county_is_root",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def kind_label(self) -> str:
        """What kind of body it is, in Chinese."""
        return BodyKind.from_key(self.kind).label

    @property
    def county(self) -> "PublicBody":
        """The county this body belongs to: the root above it, or itself."""
        body = self
        while body.parent is not None:
            body = body.parent
        return body

    def descendants(self) -> "models.QuerySet[PublicBody]":
        """Return every body below this one."""
        found, level = set[int](), {self.pk}
        while level:
            level = (
                set(
                    PublicBody.objects.filter(parent__in=level).values_list(
                        "pk", flat=True
                    )
                )
                - found
            )
            found |= level
        return PublicBody.objects.filter(pk__in=found)


class Office(models.Model):
    """An office (股室) of a body."""

    uuid = models.UUIDField(default=uuids.uuid7, unique=True, editable=False)
    body = models.ForeignKey(
        PublicBody,
        on_delete=models.PROTECT,
        related_name="offices",
        verbose_name="所属机构",
    )
    name = models.CharField("股室名称", max_length=100)

    objects = ScopedQuerySet["Office"].as_manager()

    class Meta:
        db_table = "bodies_office"
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("body", "name"), name="bodies_office_once"),
        )

    def __str__(self) -> str:
        return self.name


class StaffQuerySet(ScopedQuerySet["Staff"]):
    """Accounts, by the body they belong to."""


class StaffManager(UserManager["Staff"]):
    """Django's own manager of accounts, with the scope of the other records."""

    def get_queryset(self) -> StaffQuerySet:
        return StaffQuerySet(self.model, using=self._db)

    def visible_to(self, staff: Any) -> StaffQuerySet:
        return self.get_queryset().visible_to(staff)


class Staff(AbstractUser):
    """A member of staff, who logs in by account name."""

    uuid = models.UUIDField(default=uuids.uuid7, unique=True, editable=False)
    name = models.CharField("姓名", max_length=50)
    body = models.ForeignKey(
        PublicBody,
        on_delete=models.PROTECT,
        related_name="staff",
        verbose_name="所属机构",
    )
    office = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="staff",
        verbose_name="所在股室",
    )
    person_key = models.CharField(max_length=64, db_index=True)
    phone = models.CharField("办公电话", max_length=50, blank=True)
    must_change_password = models.BooleanField("须先修改口令", default=False)

    objects: ClassVar[StaffManager] = StaffManager()

    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "body"]

    class Meta:
        db_table = "bodies_staff"
        ordering = ("username",)

    def __str__(self) -> str:
        return self.name or self.username

    @cached_property
    def rights(self) -> Rights:
        """What this person may do where today; read once for each loaded account."""
        if not self.is_active:
            return Rights({})
        held = Appointment.objects.current().filter(staff=self)
        appointed = [
            (body, Role(role)) for body, role in held.values_list("body_id", "role")
        ]
        children: dict[int | None, list[int]] = {}
        if any(role.reaches_down for _, role in appointed):
            for pk, parent in PublicBody.objects.values_list("pk", "parent_id"):
                children.setdefault(parent, []).append(pk)
        return derive(appointed, children)

    def can(self, permission: Permission, body: PublicBody | None) -> bool:
        """Return whether this person holds ``permission`` at ``body`` today."""
        return body is not None and self.rights.has(permission, body.pk)

    @property
    def scope_ids(self) -> frozenset[int]:
        """The bodies whose records this person reaches; narrowed by ``access`` in a request."""
        narrowed: frozenset[int] | None = getattr(self, "_scope", None)
        return (
            self.rights.bodies(Permission.VIEW_DESK) if narrowed is None else narrowed
        )

    def narrow(self, bodies: frozenset[int]) -> None:
        """Let this person, for as long as this object lives, reach only ``bodies``."""
        self._scope = bodies


class AppointmentQuerySet(ScopedQuerySet["Appointment"]):
    """Appointments, past and present."""

    def current(self) -> "AppointmentQuerySet":
        """Return the appointments that hold at this moment."""
        today = moment.today()
        return self.unended(since=today).filter(since__lte=today)

    def unended(self, *, since: date) -> "AppointmentQuerySet":
        """Return the appointments that were not ended and last until ``since`` at least."""
        return self.filter(
            Q(until__isnull=True) | Q(until__gte=since), ended_at__isnull=True
        )


class Appointment(models.Model):
    """A role given to a member of staff at a body, from a day, perhaps until a day."""

    uuid = models.UUIDField(default=uuids.uuid7, unique=True, editable=False)
    staff = models.ForeignKey(
        Staff,
        on_delete=models.PROTECT,
        related_name="appointments",
        verbose_name="人员",
    )
    body = models.ForeignKey(
        PublicBody,
        on_delete=models.PROTECT,
        related_name="appointments",
        verbose_name="机构",
    )
    role = models.CharField(
        "角色", max_length=30, choices=[(role.value, role.label) for role in Role]
    )
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)
    # An appointment that was ended gives no right from that moment on, not from the next day.
    ended_at = models.DateTimeField("终止时间", null=True, blank=True, editable=False)
    # Holds the person's key while an administrator role is open: unique, so nobody has two.
    exclusive_key = models.CharField(  # noqa: DJ001
        max_length=64, null=True, unique=True, editable=False
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        db_table = "bodies_appointment"
        ordering = ("role", "since")
        constraints = (
            models.UniqueConstraint(
                fields=("staff", "body", "role"),
                condition=Q(until__isnull=True),
                name="bodies_appointment_open",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="bodies_appointment_span",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=sorted(role.value for role in ADMINISTRATORS))
                | Q(until__isnull=False)
                | Q(exclusive_key__isnull=False),
                name="bodies_appointment_exclusive",
            ),
        )

    def __str__(self) -> str:
        return f"{self.staff} {Role(self.role).label}"

    @property
    def is_over(self) -> bool:
        """Whether it was ended or its last day has passed."""
        return self.ended_at is not None or (
            self.until is not None and self.until < moment.today()
        )


class SteeringSeat(models.Model):
    """A seat in the steering group (领导小组) of a body."""

    uuid = models.UUIDField(default=uuids.uuid7, unique=True, editable=False)
    body = models.ForeignKey(
        PublicBody,
        on_delete=models.PROTECT,
        related_name="steering_seats",
        verbose_name="机构",
    )
    staff = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, verbose_name="人员"
    )
    name = models.CharField("姓名", max_length=50)
    seat = models.CharField("组内职务", max_length=50)
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

    objects = ScopedQuerySet["SteeringSeat"].as_manager()

    class Meta:
        db_table = "bodies_steering_seat"
        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="bodies_steering_span",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat} {self.name}"


class ImportBatch(models.Model):
    """A filled workbook that was read; its rows go once they have been accepted."""

    uuid = models.UUIDField(default=uuids.uuid7, unique=True, editable=False)
    body = models.ForeignKey(PublicBody, on_delete=models.PROTECT, verbose_name="机构")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, verbose_name="经办人")
    file_name = models.CharField("文件名", max_length=200)
    read_at = models.DateTimeField("上传时间")
    accepted_at = models.DateTimeField("导入时间", null=True, blank=True)
    rows = models.JSONField("内容", default=dict)
    faults = models.JSONField("表头问题", default=list)
    result = models.JSONField("结果", default=dict)

    objects = ScopedQuerySet["ImportBatch"].as_manager()

    class Meta:
        db_table = "bodies_import"
        ordering = ("-read_at",)

    def __str__(self) -> str:
        return self.file_name
