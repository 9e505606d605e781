"""What is recorded of logging in: the login, the lock, the second factor."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from gongkai.bodies import kinds
from gongkai.bodies.actions.trace import trace
from gongkai.bodies.models import Staff
from gongkai.trail import moment
from gongkai.trail.kinds import Kind
from gongkai.trail.models import Entry

FACTORS: Final = {
    "totp": "认证器应用",
    "webauthn": "密钥",
    "recovery_codes": "恢复代码",
}


@transaction.atomic
def logged_in(*, staff: Staff) -> None:
    """Record that ``staff`` logged in."""
    _trace(kinds.LOGGED_IN, staff)


@transaction.atomic
def locked(*, username: str) -> None:
    """Record that an account was locked; once for each lock, however often it is tried."""
    staff = Staff.objects.filter(username=username).select_related("body").first()
    since = moment.written() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    told = Entry.objects.filter(
        kind=kinds.LOCKED.name, subject=f"staff:{username}", written_at__gte=since
    )
    if staff is not None and not told.exists():
        _trace(kinds.LOCKED, staff)


@transaction.atomic
def factor_changed(*, staff: Staff, factor: str, added: bool) -> None:
    """Record that ``staff`` set up or removed a second factor."""
    kind = kinds.FACTOR_ADDED if added else kinds.FACTOR_REMOVED
    _trace(kind, staff, factor=FACTORS.get(factor, factor))


def _trace(kind: Kind, staff: Staff, **data: str) -> None:
    trace(
        kind,
        actor=staff,
        body=staff.body,
        subject=f"staff:{staff.username}",
        at=None,
        username=staff.username,
        **data,
    )
