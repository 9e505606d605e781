"""Giving and ending roles and steering-group seats."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.bodies import kinds, queries
from gongkai.bodies.actions.separation import refuse_mixture, refuse_oneself
from gongkai.bodies.actions.trace import trace
from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.models import Appointment, PublicBody, Staff, SteeringSeat
from gongkai.bodies.roles import Role
from gongkai.trail import moment


@transaction.atomic
def appoint(
    *,
    actor: Staff | None,
    staff: Staff,
    body: PublicBody,
    role: Role | str,
    since: date | None = None,
    until: date | None = None,
    at: datetime | None = None,
) -> Appointment:
    """Give ``staff`` a role at ``body`` from ``since`` (today) on and return the appointment.

    System, security and audit administrators exclude one another (三权分立): one person,
    whatever the account, holds one of them at most, and no business role beside it.

    :raises PeopleRefused: the role does not exist, is held, excludes one that is held, or is
        given to oneself.
    """
    role = _role(role)
    since = since or moment.today()
    if until is not None and until < since:
        raise PeopleRefused(f"终止日期{until}早于起始日期{since}，请更正。", "until")
    if body.county != staff.body.county:
        raise PeopleRefused(
            f"{staff.name}不是{body.county.name}所属人员，不能在此任职。", "staff"
        )
    refuse_oneself(actor, staff)
    refuse_mixture(staff, body, role, since=since, until=until)
    key = _exclusive(staff, role, until)
    try:
        with transaction.atomic():
            given = Appointment.objects.create(
                staff=staff,
                body=body,
                role=role.value,
                since=since,
                until=until,
                exclusive_key=key,
            )
    except IntegrityError as error:
        raise PeopleRefused(_why_not(staff, body, role), "role") from error
    trace(
        kinds.APPOINTED,
        actor=actor,
        body=body,
        subject=f"staff:{staff.username}",
        at=at,
        username=staff.username,
        body_name=body.name,
        role=role.label,
        since=since,
        until=until,
    )
    return given


def _exclusive(staff: Staff, role: Role, until: date | None) -> str | None:
    """Return the key that keeps a second administrator role out, after releasing one that ran out."""
    today = moment.today()
    if not role.is_administrator or (until is not None and until < today):
        return None
    Appointment.objects.filter(exclusive_key=staff.person_key, until__lt=today).update(
        exclusive_key=None
    )
    return staff.person_key


def _role(role: Role | str) -> Role:
    try:
        return Role(role)
    except ValueError as error:
        raise PeopleRefused(
            f"没有“{role}”这一角色，请从列表中选择。", "role"
        ) from error


def _why_not(staff: Staff, body: PublicBody, role: Role) -> str:
    if Appointment.objects.filter(
        staff=staff, body=body, role=role.value, until__isnull=True
    ).exists():
        return f"{staff.name}已是{body.name}的{role.label}，不必重复授予。"
    return f"{staff.name}已任系统、安全、审计管理员之一，三者不得兼任；请先终止原角色，或另选他人任{role.label}。"


@transaction.atomic
def end_appointment(
    *,
    appointment: Appointment,
    actor: Staff | None,
    on: date | None = None,
    at: datetime | None = None,
) -> None:
    """End an appointment after ``on``, its last day; without ``on`` it ends at this moment.

    :raises PeopleRefused: it has ended, ``on`` is before its first day, or the county would
        be left without a system administrator.
    """
    on = on or moment.today()
    if on < appointment.since:
        raise PeopleRefused(
            f"终止日期{on}早于起始日期{appointment.since}，请更正。", "on"
        )
    if appointment.role == Role.SYSTEM_ADMIN.value:
        keep_an_administrator(appointment.body.county, without=appointment.staff)
    over: dict[str, Any] = (
        {"ended_at": at or moment.now(), "exclusive_key": None}
        if on <= moment.today()
        else {}
    )
    ended = (
        Appointment.objects.unended(since=on)
        .filter(pk=appointment.pk)
        .update(until=on, **over)
    )
    if ended != 1:
        raise PeopleRefused("该角色已经终止，请刷新页面核对。")
    staff, body = appointment.staff, appointment.body
    trace(
        kinds.APPOINTMENT_ENDED,
        actor=actor,
        body=body,
        subject=f"staff:{staff.username}",
        at=at,
        username=staff.username,
        body_name=body.name,
        role=Role(appointment.role).label,
        until=on,
    )


def keep_an_administrator(county: PublicBody, *, without: Staff) -> None:
    """Refuse what would leave ``county`` with no system administrator but ``without``.

    Nobody could add an account or give the role any more. The county's row is locked, so
    that two administrators cannot end each other at once.

    :raises PeopleRefused: ``without`` is the county's only system administrator.
    """
    PublicBody.objects.select_for_update().get(pk=county.pk)
    held = queries.system_admins(county)
    if held.filter(staff=without).exists() and not held.exclude(staff=without).exists():
        raise PeopleRefused(
            f"{without.name}是{county.name}唯一的系统管理员，终止后将无人能管理机构和人员；请先授予另一人系统管理员，再来办理。"
        )


@transaction.atomic
def seat(
    *,
    actor: Staff | None,
    body: PublicBody,
    name: str,
    seat: str,
    staff: Staff | None = None,
    since: date | None = None,
    until: date | None = None,
    at: datetime | None = None,
) -> SteeringSeat:
    """Give a seat in the steering group of ``body`` and return it.

    :raises PeopleRefused: the name or the seat is empty, or the dates are in the wrong order.
    """
    since = since or moment.today()
    if not name.strip() or not seat.strip():
        raise PeopleRefused("领导小组成员的姓名和组内职务都要填写。", "name")
    if until is not None and until < since:
        raise PeopleRefused(f"终止日期{until}早于起始日期{since}，请更正。", "until")
    given = SteeringSeat.objects.create(
        body=body,
        staff=staff,
        name=name.strip(),
        seat=seat.strip(),
        since=since,
        until=until,
    )
    trace(
        kinds.SEATED,
        actor=actor,
        body=body,
        subject=f"seat:{given.uuid}",
        at=at,
        name=given.name,
        body_name=body.name,
        seat=given.seat,
    )
    return given


@transaction.atomic
def end_seat(
    *,
    given: SteeringSeat,
    actor: Staff,
    on: date | None = None,
    at: datetime | None = None,
) -> None:
    """End a steering-group seat after ``on`` (today), its last day.

    :raises PeopleRefused: it has ended, or ``on`` is before its first day.
    """
    on = on or moment.today()
    if on < given.since:
        raise PeopleRefused(f"终止日期{on}早于起始日期{given.since}，请更正。", "on")
    if (
        SteeringSeat.objects.filter(pk=given.pk, until__isnull=True).update(until=on)
        != 1
    ):
        raise PeopleRefused("该成员已经退出领导小组，请刷新页面核对。")
    trace(
        kinds.SEAT_ENDED,
        actor=actor,
        body=given.body,
        subject=f"seat:{given.uuid}",
        at=at,
        name=given.name,
        body_name=given.body.name,
        seat=given.seat,
    )
