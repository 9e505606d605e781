"""How an act on people is put on the trail."""

from datetime import datetime
from typing import Any

from gongkai.bodies.models import PublicBody, Staff
from gongkai.trail.actions import record
from gongkai.trail.kinds import Kind

SYSTEM = "系统"


def name_of(actor: Staff | None) -> str:
    """Return the account that acts; the installation itself acts as 系统."""
    return actor.username if actor else SYSTEM


def trace(
    kind: Kind,
    *,
    actor: Staff | None,
    body: PublicBody,
    subject: str,
    at: datetime | None,
    **data: Any,
) -> None:
    """Record an act of ``actor`` on ``subject`` of ``body``."""
    record(
        kind=kind,
        actor=name_of(actor),
        body=body.code,
        subject=subject,
        data=data,
        at=at,
    )
