"""Publishing an item on channels, and showing its newest text where it is public already."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from gongkai.bodies.models import Staff
from gongkai.catalogue import entries
from gongkai.catalogue.actions.numbering import take_index_number
from gongkai.catalogue.actions.trace import swap, trace
from gongkai.catalogue.attributes import Attribute
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import Item, Publication
from gongkai.catalogue.pieces import piece_of
from gongkai.catalogue.states import ItemState
from gongkai.channels import actions as portal
from gongkai.channels import addresses
from gongkai.channels.errors import NotShown
from gongkai.channels.keys import Channel
from gongkai.law.days import statutory_day
from gongkai.trail import moment


@transaction.atomic
def publish_item(
    *,
    actor: Staff | None,
    item: Item,
    channels: Iterable[str],
    at: datetime | None = None,
) -> Item:
    """Publish ``item`` on ``channels`` and return it.

    The first publication sets the day of publication and the index number, for good.
    The portal is its own proof; a push counts once its link is pasted back. Publishing
    again on the portal shows the newest text; a channel is never counted twice.

    :raises CatalogueRefused: the item may not go out, or somebody else changed it.
    """
    at = at or moment.now()
    wanted = _channels(channels)
    _check(item, at)
    if item.published_at is None:
        swap(
            item,
            state=ItemState.PUBLISHED.value,
            published_at=at,
            published_on=statutory_day(at),
            index_number=take_index_number(item.body, at),
        )
    for channel in wanted:
        _put(item, channel, at)
    if Channel.PORTAL in wanted:
        show(item, actor, at)
    trace(
        entries.PUBLISHED,
        actor=actor,
        body=item.body,
        subject=f"item:{item.uuid}",
        at=at,
        title=item.title,
        index_number=item.index_number,
        channels="、".join(channel.label for channel in wanted),
    )
    return item


def _channels(given: Iterable[str]) -> tuple[Channel, ...]:
    try:
        wanted = tuple(dict.fromkeys(Channel(channel) for channel in given))
    except ValueError as error:
        raise CatalogueRefused("发布渠道无法识别，请重新选择。", "channels") from error
    if not wanted:
        raise CatalogueRefused("请至少选择一个发布渠道。", "channels")
    return wanted


def _check(item: Item, at: datetime) -> None:
    if item.standing not in {ItemState.DRAFT, ItemState.PUBLISHED}:
        raise CatalogueRefused(
            f"“{item.title}”{item.standing.label}，不能发布；如需重新公开，请另行起草。"
        )
    if item.attribute != Attribute.PROACTIVE:
        raise CatalogueRefused(
            f"公开方式为“{item.attribute_now.label}”，不能发布；如应主动公开，请先修改公开方式。",
            "attribute",
        )
    if not item.text:
        raise CatalogueRefused("正文为空，请填写正文后再发布。", "content")
    if item.item_kind.is_rule and item.composed_on is None:
        raise CatalogueRefused(
            f"{item.item_kind.label}须填写成文日期后才能发布。", "composed_on"
        )
    if item.composed_on and item.composed_on > statutory_day(item.published_at or at):
        raise CatalogueRefused(
            f"成文日期{item.composed_on}晚于发布日期，请核对成文日期。", "composed_on"
        )


def _put(item: Item, channel: Channel, at: datetime) -> None:
    day = statutory_day(at)
    proof = (
        {
            "link": addresses.item_path(item.body, item.uuid),
            "confirmed_at": at,
            "confirmed_on": day,
        }
        if channel.confirms_itself
        else {}
    )
    Publication.objects.get_or_create(
        item=item,
        channel=channel.value,
        defaults={"body": item.body, "published_at": at, "published_on": day, **proof},
    )


def show(item: Item, actor: Staff | None, at: datetime) -> None:
    """Show the newest text of ``item`` on the portal.

    :raises CatalogueRefused: the portal would not take it.
    """
    try:
        portal.show(body=item.body, piece=piece_of(item), actor=actor, at=at)
    except NotShown as error:
        raise CatalogueRefused(str(error), error.field) from error
