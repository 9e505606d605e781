"""How an act of the catalogue is put on the trail, and told when somebody else was quicker."""

from datetime import datetime
from typing import Any

from gongkai.bodies.models import PublicBody, Staff
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import Item
from gongkai.trail.actions import record
from gongkai.trail.kinds import Kind


def trace(
    kind: Kind,
    /,
    *,
    actor: Staff | None,
    body: PublicBody,
    subject: str,
    at: datetime,
    **data: Any,
) -> None:
    """Record an act of ``actor`` on ``subject`` of ``body``."""
    record(
        kind=kind,
        actor=actor.username if actor else "系统",
        body=body.code,
        subject=subject,
        data={key: str(value) for key, value in data.items()},
        at=at,
    )


def swap(item: Item, **changes: Any) -> None:
    """Write ``changes`` if ``item`` is still in the state and revision it was read in, and reread it.

    :raises CatalogueRefused: somebody else changed it meanwhile.
    """
    moved = Item.objects.filter(
        pk=item.pk, state=item.state, revision=item.revision
    ).update(**changes, revision=item.revision + 1)
    if moved != 1:
        raise CatalogueRefused(
            f"“{item.title}”刚被他人修改，请刷新页面查看最新内容后再操作。"
        )
    item.refresh_from_db()
