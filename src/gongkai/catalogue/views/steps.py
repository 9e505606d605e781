"""What may be done with an item, each with its own button."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.catalogue import actions
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.forms import ConfirmForm, PublishForm, RepealForm, WithdrawForm
from gongkai.catalogue.models import Item
from gongkai.catalogue.views.answering import attempt, pressed
from gongkai.catalogue.views.itempage import item_page
from gongkai.channels.keys import Channel

OVERTAKEN = "您打开本页后，“{}”已由他人改动，本次操作没有执行；请重新打开本页，核对最新内容后再操作。"


def _found(request: DeskRequest, uuid: UUID) -> Item:
    return get_object_or_404(
        Item.objects.visible_to(request.user).select_related("body", "column"),
        uuid=uuid,
    )


def _step(
    request: DeskRequest,
    item: Item,
    name: str,
    form: Form,
    act: Callable[..., Any],
    said: str,
) -> HttpResponse:
    if attempt(form, lambda: act(actor=request.user, item=item, **form.cleaned_data)):
        messages.success(request, said)
        return redirect(item)
    item.refresh_from_db()
    return item_page(request, item, **{name: form})


def _unless_overtaken(act: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``act``, refused when the item is no longer in the revision the page showed."""

    def acted(*, item: Item, revision: int, **given: Any) -> None:
        if item.revision != revision:
            raise CatalogueRefused(OVERTAKEN.format(item.title))
        act(item=item, **given)

    return acted


@require_POST
@allow(Permission.PUBLISH_ITEM)
def publish(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Publish an item on the chosen channels."""
    form = PublishForm(request.POST)
    return _step(
        request,
        _found(request, uuid),
        "publish_form",
        form,
        _unless_overtaken(actions.publish_item),
        "已发布。",
    )


@require_POST
@allow(Permission.EDIT_ITEM)
def confirm(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Take the link of a push."""

    def act(**given: Any) -> None:
        actions.confirm_link(channel=Channel.WECHAT.value, **given)

    form = ConfirmForm(request.POST)
    return _step(
        request,
        _found(request, uuid),
        "confirm_form",
        form,
        act,
        "链接已登记，本次推送计入年报。",
    )


@require_POST
@allow(Permission.PUBLISH_ITEM)
def withdraw(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Take an item down."""
    form = WithdrawForm(request.POST)
    return _step(
        request,
        _found(request, uuid),
        "withdraw_form",
        form,
        _unless_overtaken(actions.withdraw_item),
        "已撤下，记录仍保留。",
    )


@require_POST
@allow(Permission.PUBLISH_ITEM)
def repeal(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Mark a document as no longer in force."""
    item = _found(request, uuid)
    form = RepealForm(request.POST, item=item)
    return _step(
        request,
        item,
        "repeal_form",
        form,
        _unless_overtaken(actions.repeal_item),
        "有效性已更新，门户页面同步显示。",
    )


@require_POST
@allow(Permission.EDIT_ITEM)
def file(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """File an item that is not disclosed proactively."""
    item = _found(request, uuid)
    return pressed(
        request,
        lambda: actions.file_item(actor=request.user, item=item),
        said="已归档，计入制发件数，不对外显示。",
        to=item.get_absolute_url(),
    )
