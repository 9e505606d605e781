"""Reads of bodies and people that need a name."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q, QuerySet
from django.urls import reverse

from gongkai.bodies.models import Appointment, PublicBody, Staff, SteeringSeat
from gongkai.bodies.permissions import Permission, roles_with
from gongkai.bodies.roles import Role
from gongkai.law.gazette import regions
from gongkai.trail import kinds, moment
from gongkai.trail.models import Entry


def switchable(staff: Staff) -> Sequence[PublicBody]:
    """Return the bodies ``staff`` may work for, the own one first; one alone is no choice."""
    found = PublicBody.objects.filter(pk__in=staff.rights.held).order_by(
        "parent_id", "code"
    )
    bodies = sorted(found, key=lambda body: body.pk != staff.body_id)
    return bodies if len(bodies) > 1 else ()


def people(staff: Staff, body: PublicBody) -> dict[str, Any]:
    """Return what the page of ``body`` shows: offices, accounts, roles, steering group."""
    today = moment.today()
    seats = SteeringSeat.objects.visible_to(staff).filter(body=body)
    accounts = Staff.objects.visible_to(staff).filter(body=body)
    return {
        "offices": body.offices.all(),
        "staff": accounts.select_related("office").order_by("-is_active", "username"),
        "appointments": Appointment.objects.current()
        .filter(body=body)
        .select_related("staff"),
        "seats": seats.filter(
            Q(until__isnull=True) | Q(until__gte=today), since__lte=today
        ),
        "without_password": without_password(body).count(),
        "below": PublicBody.objects.visible_to(staff).filter(parent=body),
    }


def region_name(body: PublicBody) -> str:
    """Return the Chinese name of the region ``body`` keeps, which may be stored as a code."""
    known = regions().get(body.region)
    return known.name if known else body.region


def is_founded() -> bool:
    """Return whether the installation has a body; before, nothing but the first run works."""
    return PublicBody.objects.exists()


def landing(staff: Staff, body: PublicBody) -> str:
    """Return the page ``staff`` starts from at ``body``: the desk, or for an administrator the people."""
    if staff.can(Permission.VIEW_DESK, body):
        return "/desk/"
    return reverse(
        "bodies:trail" if staff.can(Permission.READ_TRAIL, body) else "bodies:people"
    )


def may_appoint(staff: Staff, body: PublicBody) -> bool:
    """Return whether ``staff`` may give roles at ``body``.

    The security administrator may; while the county has none, so may the system
    administrator, or nobody could ever be the first.
    """
    if staff.can(Permission.APPOINT, body):
        return True
    return staff.can(Permission.MANAGE_PEOPLE, body) and not security_admin_serves(
        body.county
    )


def security_admin_serves(county: PublicBody) -> bool:
    """Return whether someone is the security administrator of ``county`` today."""
    return (
        Appointment.objects.current()
        .filter(body=county, role=Role.SECURITY_ADMIN.value)
        .exists()
    )


def who_may(permission: Permission, body: PublicBody) -> list[tuple[str, str]]:
    """Return who holds ``permission`` by a role given at ``body`` today: each name with the roles."""
    held = (
        Appointment.objects.current()
        .filter(body=body, role__in=[role.value for role in roles_with(permission)])
        .filter(staff__is_active=True)
        .select_related("staff")
        .order_by("pk")
    )
    found: dict[Staff, list[str]] = {}
    for each in held:
        found.setdefault(each.staff, []).append(Role(each.role).label)
    return [
        (staff.name or staff.username, "、".join(roles))
        for staff, roles in found.items()
    ]


def system_admins(county: PublicBody) -> "QuerySet[Appointment]":
    """Return the open appointments by which someone runs the whole of ``county`` today."""
    return Appointment.objects.current().filter(
        body=county,
        role=Role.SYSTEM_ADMIN.value,
        until__isnull=True,
        staff__is_active=True,
    )


def is_last_of_its_role(appointment: Appointment) -> bool:
    """Return whether the body would have nobody in that role once it has ended."""
    return (
        not Appointment.objects.current()
        .filter(body=appointment.body, role=appointment.role, staff__is_active=True)
        .exclude(pk=appointment.pk)
        .exists()
    )


def without_password(body: PublicBody) -> "QuerySet[Staff]":
    """Return the accounts of ``body`` in use to which no password was ever given."""
    return Staff.objects.filter(
        body=body, is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX
    ).order_by("username")


def waiting_for_passwords(county: PublicBody) -> list[tuple[PublicBody, int]]:
    """Return the bodies of ``county`` with accounts that never had a password, and how many."""
    bodies = [county, *county.descendants()]
    waiting = Counter(
        Staff.objects.filter(
            body__in=bodies,
            is_active=True,
            password__startswith=UNUSABLE_PASSWORD_PREFIX,
        ).values_list("body_id", flat=True)
    )
    return [(body, waiting[body.pk]) for body in bodies if waiting[body.pk]]


def locked(accounts: "QuerySet[Staff]") -> "QuerySet[Staff]":
    """Return those of ``accounts`` that failed logins have locked for now."""
    since = moment.written() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    failed = AccessAttempt.objects.filter(
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT, attempt_time__gte=since
    )
    return accounts.filter(username__in=failed.values("username"))


def trail_of(
    staff: Staff,
    *,
    kind: str = "",
    since: date | None = None,
    until: date | None = None,
) -> "QuerySet[Entry]":
    """Return the entries about the bodies ``staff`` may read, latest first."""
    codes = PublicBody.objects.visible_to(staff).values_list("code", flat=True)
    entries = Entry.objects.filter(body__in=list(codes)).order_by("-seq")
    if kind:
        entries = entries.filter(kind=kind)
    if since:
        entries = entries.filter(at__gte=_start(since))
    if until:
        entries = entries.filter(at__lt=_start(until, after=1))
    return entries


def _start(day: date, *, after: int = 0) -> datetime:
    start = datetime.combine(day, datetime.min.time(), tzinfo=moment.SHANGHAI)
    return start + after * moment.DAY


def names_of_bodies(staff: Staff) -> dict[str, str]:
    """Return the names of the bodies ``staff`` may read, by code."""
    return dict(PublicBody.objects.visible_to(staff).values_list("code", "name"))


def kinds_of_entries() -> list[tuple[str, str]]:
    """Return every kind of entry as a choice."""
    return [(kind.name, kind.title) for kind in kinds.every()]
