"""Making and changing accounts."""

import re
import secrets
from datetime import datetime
from typing import Final

from axes.utils import reset
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from gongkai.bodies import kinds
from gongkai.bodies.actions.appointing import keep_an_administrator
from gongkai.bodies.actions.trace import trace
from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.models import Appointment, Office, PublicBody, Staff
from gongkai.bodies.queries import without_password
from gongkai.trail import moment

USERNAME: Final = re.compile(r"[a-z][a-z0-9._-]{1,39}")
DETAILS: Final = {"name": "姓名", "phone": "办公电话", "office": "所在股室"}


def person_key(identity: str) -> str:
    """Return the key of the natural person with that identity number or telephone.

    Two accounts of one person share it; the number itself is kept nowhere.
    """
    return salted_hmac(
        "gongkai.bodies.person", identity.strip().upper(), algorithm="sha256"
    ).hexdigest()


@transaction.atomic
def add_staff(
    *,
    actor: Staff | None,
    body: PublicBody,
    username: str,
    name: str,
    office: Office | None = None,
    phone: str = "",
    identity: str = "",
    password: str | None = None,
    must_change_password: bool = False,
    at: datetime | None = None,
) -> Staff:
    """Add an account and return it; without ``password`` nobody can log in with it yet.

    ``identity`` (identity number or mobile telephone) tells one natural person with two
    accounts; without it the account counts as a person of its own.

    :raises PeopleRefused: a name is missing, malformed or taken, or the office is another body's.
    """
    username = username.strip().lower()
    _check_staff(username, name, body, office)
    staff = Staff(
        username=username,
        name=name.strip(),
        body=body,
        office=office,
        phone=phone,
        person_key=person_key(identity or f"account:{username}"),
        must_change_password=must_change_password,
    )
    staff.set_password(password)
    try:
        with transaction.atomic():
            staff.save(force_insert=True)
    except IntegrityError as error:
        raise PeopleRefused(
            f"账号{username}已被使用，请换一个。", "username"
        ) from error
    trace(
        kinds.STAFF_ADDED,
        actor=actor,
        body=body,
        subject=f"staff:{username}",
        at=at,
        body_name=body.name,
        name=staff.name,
        username=username,
    )
    return staff


def _check_staff(
    username: str, name: str, body: PublicBody, office: Office | None
) -> None:
    if not USERNAME.fullmatch(username):
        raise PeopleRefused(
            f"账号“{username[:40]}”不合规，应为2至40个小写字母、数字、点、下划线或连字符，并以字母开头。",
            "username",
        )
    if not name.strip():
        raise PeopleRefused("姓名为空，请填写。", "name")
    if office is not None and office.body_id != body.pk:
        raise PeopleRefused(
            f"股室“{office.name}”不属于{body.name}，请重新选择。", "office"
        )


@transaction.atomic
def change_staff(
    *,
    actor: Staff | None,
    staff: Staff,
    name: str,
    phone: str,
    office: Office | None,
    at: datetime | None = None,
) -> Staff:
    """Change the details of an account; unchanged values leave no entry.

    :raises PeopleRefused: the name is empty, or the office is another body's.
    """
    _check_staff(staff.username, name, staff.body, office)
    given = {"name": name.strip(), "phone": phone.strip(), "office": office}
    changed = {
        key: value for key, value in given.items() if getattr(staff, key) != value
    }
    if not changed:
        return staff
    Staff.objects.filter(pk=staff.pk).update(**changed)
    staff.refresh_from_db()
    fields = "、".join(DETAILS[key] for key in changed)
    subject = f"staff:{staff.username}"
    trace(
        kinds.STAFF_CHANGED,
        actor=actor,
        body=staff.body,
        subject=subject,
        at=at,
        username=staff.username,
        fields=fields,
    )
    return staff


@transaction.atomic
def close_staff(*, actor: Staff, staff: Staff, at: datetime | None = None) -> None:
    """Close an account: it can no longer log in and its appointments end today.

    :raises PeopleRefused: it is closed already, the actor's own, or the county's only
        system administrator's.
    """
    if actor.pk == staff.pk:
        raise PeopleRefused("不能停用自己的账号，请由另一位系统管理员办理。")
    keep_an_administrator(staff.body.county, without=staff)
    if Staff.objects.filter(pk=staff.pk, is_active=True).update(is_active=False) != 1:
        raise PeopleRefused(f"账号{staff.username}已经停用。")
    today = moment.today()
    open_ones = Appointment.objects.unended(since=today).filter(staff=staff)
    open_ones.filter(since__lte=today).update(
        until=today, ended_at=at or moment.now(), exclusive_key=None
    )
    for later in open_ones:
        later.delete()
    trace(
        kinds.STAFF_CLOSED,
        actor=actor,
        body=staff.body,
        subject=f"staff:{staff.username}",
        at=at,
        username=staff.username,
    )


@transaction.atomic
def issue_password(
    *, actor: Staff | None, staff: Staff, at: datetime | None = None
) -> str:
    """Give the account a one-time password, to be changed at the next login, and return it."""
    password = secrets.token_urlsafe(12)
    staff.set_password(password)
    staff.must_change_password = True
    staff.save(update_fields=["password", "must_change_password"])
    trace(
        kinds.PASSWORD_RESET,
        actor=actor,
        body=staff.body,
        subject=f"staff:{staff.username}",
        at=at,
        username=staff.username,
    )
    return password


@transaction.atomic
def issue_passwords(
    *, actor: Staff, body: PublicBody, at: datetime | None = None
) -> list[tuple[Staff, str]]:
    """Give a one-time password to every other account of ``body`` that never had one; return them.

    :raises PeopleRefused: every account has one already.
    """
    waiting = list(without_password(body).exclude(pk=actor.pk).select_for_update())
    if not waiting:
        raise PeopleRefused(
            f"{body.name}的账号都已有口令；要重新签发，请打开人员页面逐个办理。"
        )
    return [
        (staff, issue_password(actor=actor, staff=staff, at=at)) for staff in waiting
    ]


@transaction.atomic
def password_changed(*, staff: Staff, at: datetime | None = None) -> None:
    """Note that ``staff`` chose a password of their own; a one-time one is now spent."""
    Staff.objects.filter(pk=staff.pk).update(must_change_password=False)
    trace(
        kinds.PASSWORD_CHANGED,
        actor=staff,
        body=staff.body,
        subject=f"staff:{staff.username}",
        at=at,
        username=staff.username,
    )


@transaction.atomic
def unlock(*, actor: Staff, staff: Staff, at: datetime | None = None) -> None:
    """Lift the lock that failed logins put on the account.

    :raises PeopleRefused: it is not locked.
    """
    if not reset(username=staff.username):
        raise PeopleRefused(f"账号{staff.username}没有登录失败记录，不需要解锁。")
    trace(
        kinds.UNLOCKED,
        actor=actor,
        body=staff.body,
        subject=f"staff:{staff.username}",
        at=at,
        username=staff.username,
    )
