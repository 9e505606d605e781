"""One trail entry for each act on a report."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from gongkai.bodies.models import Staff
from gongkai.reporting.models import AnnualReport
from gongkai.trail import actions as trail
from gongkai.trail.kinds import Kind


def trace(
    kind: Kind,
    report: AnnualReport,
    actor: Staff,
    data: Mapping[str, Any],
    at: datetime | None,
) -> None:
    """Record ``kind`` of act by ``actor`` on ``report``, in the caller's transaction."""
    trail.record(
        kind=kind,
        actor=actor.username,
        body=report.body.code,
        subject=f"report:{report.uuid}",
        data={"year": report.year, "version": report.version, **data},
        at=at,
    )
