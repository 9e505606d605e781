"""Taking an item down, and marking a document as no longer in force. Nothing is ever deleted."""

from datetime import date, datetime

from django.db import transaction

from gongkai.bodies.models import Staff
from gongkai.catalogue import entries
from gongkai.catalogue.actions.publishing import show
from gongkai.catalogue.actions.trace import swap, trace
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import Item, Publication
from gongkai.catalogue.states import ItemState
from gongkai.catalogue.validity import Validity
from gongkai.channels import actions as portal
from gongkai.channels.keys import Channel
from gongkai.law.days import statutory_day
from gongkai.trail import moment


@transaction.atomic
def withdraw_item(
    *, actor: Staff | None, item: Item, reason: str, at: datetime | None = None
) -> Item:
    """Take ``item`` down everywhere we publish, keep it with the reason, and return it.

    :raises CatalogueRefused: it is not public, no reason is given, or somebody else changed it.
    """
    at = at or moment.now()
    reason = reason.strip()
    if not reason:
        raise CatalogueRefused(
            "请填写撤下原因，如“内容有误，待更正后重新发布”。", "reason"
        )
    if len(reason) > 200:
        raise CatalogueRefused("撤下原因超过200字，请精简。", "reason")
    if item.standing is not ItemState.PUBLISHED:
        raise CatalogueRefused(f"“{item.title}”{item.standing.label}，无需撤下。")
    swap(
        item, state=ItemState.WITHDRAWN.value, withdrawn_at=at, withdrawn_reason=reason
    )
    if Publication.objects.filter(item=item, channel=Channel.PORTAL.value).exists():
        portal.withdraw(subject=item.uuid, reason=reason, actor=actor, at=at)
    trace(
        entries.WITHDRAWN,
        actor=actor,
        body=item.body,
        subject=f"item:{item.uuid}",
        at=at,
        title=item.title,
        reason=reason,
    )
    return item


@transaction.atomic
def repeal_item(
    *,
    actor: Staff | None,
    item: Item,
    on: date | None,
    by: Item | None = None,
    basis: str = "",
    validity: str = Validity.REPEALED.value,
    at: datetime | None = None,
) -> Item:
    """Mark ``item`` as repealed, lapsed or partly so from ``on``, show it so, and return it.

    A repeal names the document that repeals: ``by``, one of the body's own, or ``basis``,
    the title and number of another's (law.md §5).

    :raises CatalogueRefused: the act, the day or the basis does not fit.
    """
    at = at or moment.now()
    basis = basis.strip()
    ended = _validity(validity)
    _check(item, ended, on, by, basis, statutory_day(at))
    swap(
        item,
        validity=ended.value,
        repealed_on=None if ended is Validity.PARTLY else on,
        repealed_by=by,
        repeal_basis=basis,
    )
    if (
        item.state == ItemState.PUBLISHED
        and Publication.objects.filter(item=item, channel=Channel.PORTAL.value).exists()
    ):
        show(item, actor, at)
    trace(
        entries.REPEALED,
        actor=actor,
        body=item.body,
        subject=f"item:{item.uuid}",
        at=at,
        title=item.title,
        on=on or statutory_day(at),
        validity=ended.label,
        basis=by.title if by else basis,
    )
    return item


def _validity(key: str) -> Validity:
    try:
        ended = Validity(key)
    except ValueError:
        ended = Validity.VALID
    if ended is Validity.VALID:
        raise CatalogueRefused("请选择废止、失效或部分失效。", "validity")
    return ended


def _check(
    item: Item,
    ended: Validity,
    on: date | None,
    by: Item | None,
    basis: str,
    today: date,
) -> None:
    if not item.validity_now.in_force:
        raise CatalogueRefused(
            f"“{item.title}”已经{item.validity_now.label}，不能再次登记。"
        )
    if ended is Validity.REPEALED and by is None and not basis:
        raise CatalogueRefused(
            "废止须写明依据：选择废止它的文件，或填写其名称和文号。", "basis"
        )
    if len(basis) > 300:
        raise CatalogueRefused("废止依据超过300字，请只写文件名称和文号。", "basis")
    if by is not None and (by.body_id != item.body_id or by.pk == item.pk):
        raise CatalogueRefused(
            "废止依据应是本机关的另一份文件；他机关的文件请填写名称和文号。", "by"
        )
    if ended is not Validity.PARTLY:
        _check_day(item, on, today)


def _check_day(item: Item, on: date | None, today: date) -> None:
    if on is None:
        raise CatalogueRefused("请填写废止或失效日期。", "on")
    if on > today:
        raise CatalogueRefused(f"废止或失效日期{on}尚未到来，请到期后再登记。", "on")
    if item.composed_on and on < item.composed_on:
        raise CatalogueRefused(
            f"废止或失效日期{on}早于成文日期{item.composed_on}，请核对。", "on"
        )
