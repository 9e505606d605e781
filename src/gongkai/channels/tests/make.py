"""Builders of pieces and snapshots."""

from typing import Any
from uuid import UUID, uuid4

from gongkai.bodies.models import PublicBody
from gongkai.bodies.tests import make as bodies
from gongkai.channels import actions
from gongkai.channels.base import Piece
from gongkai.channels.models import ITEM, Snapshot


def piece(
    title: str = "街道召开例会", subject: UUID | None = None, **rest: Any
) -> Piece:
    """Return a piece to show."""
    return Piece(
        subject=subject or uuid4(), kind=rest.pop("kind", ITEM), title=title, **rest
    )


def snapshot(body: PublicBody | None = None, **rest: Any) -> Snapshot:
    """Show a piece."""
    at = rest.pop("at", None)
    return actions.show(
        body=body or bodies.body(), piece=piece(**rest), actor=None, at=at
    )
