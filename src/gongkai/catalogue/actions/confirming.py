"""Pasting back the link of a push: the proof that makes it count."""

from datetime import datetime

from django.db import IntegrityError, transaction

from gongkai.bodies.models import Staff
from gongkai.catalogue import entries
from gongkai.catalogue.actions.trace import trace
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import Item, Publication
from gongkai.channels.errors import NotShown
from gongkai.channels.keys import Channel
from gongkai.channels.wechat.link import article_link
from gongkai.law.days import statutory_day
from gongkai.trail import moment


@transaction.atomic
def confirm_link(
    *,
    actor: Staff | None,
    item: Item,
    channel: str,
    link: str,
    at: datetime | None = None,
) -> Publication:
    """Confirm that ``item`` stands on ``channel`` at ``link``, and return the publication.

    The same link sent twice changes nothing.

    :raises CatalogueRefused: it was not published there, the link is no article's, stands for
        another item, or another link was confirmed before.
    """
    at = at or moment.now()
    try:
        address = article_link(link)
    except NotShown as error:
        raise CatalogueRefused(str(error), "link") from error
    publication = Publication.objects.filter(item=item, channel=channel).first()
    if publication is None:
        raise CatalogueRefused(
            f"“{item.title}”尚未发布到该渠道，请先选择该渠道发布。", "channel"
        )
    if publication.link == address:
        return publication
    try:
        with transaction.atomic():
            moved = Publication.objects.filter(
                pk=publication.pk, confirmed_at__isnull=True
            ).update(link=address, confirmed_at=at, confirmed_on=statutory_day(at))
    except IntegrityError as error:
        raise CatalogueRefused(
            "该链接已登记在本机关另一条信息上，请核对后粘贴本条信息的链接。", "link"
        ) from error
    if moved != 1:
        raise CatalogueRefused(
            "该渠道的链接此前已登记，不能改动；如有误，请撤下后重新发布。", "link"
        )
    publication.refresh_from_db()
    trace(
        entries.CONFIRMED,
        actor=actor,
        body=item.body,
        subject=f"item:{item.uuid}",
        at=at,
        title=item.title,
        channel=Channel(channel).label,
        link=address,
    )
    return publication
