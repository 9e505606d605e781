"""Drafts that somebody has still to publish."""

from gongkai.bodies.models import PublicBody
from gongkai.catalogue.attributes import Attribute
from gongkai.catalogue.models import Item, ItemQuerySet
from gongkai.catalogue.states import ItemState


def waiting(body: PublicBody) -> ItemQuerySet:
    """Return the body's drafts meant for the public, the newest first, without their text."""
    return (
        Item.objects.filter(
            body=body,
            state=ItemState.DRAFT.value,
            attribute=Attribute.PROACTIVE.value,
        )
        .select_related("column")
        .defer("content", "text")
    )
