"""The page of one item: its metadata, its channels, and a form for each thing that may be done."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from gongkai.bodies.access import DeskRequest
from gongkai.bodies.permissions import Permission
from gongkai.bodies.queries import who_may
from gongkai.catalogue.attributes import Attribute
from gongkai.catalogue.forms import ConfirmForm, PublishForm, RepealForm, WithdrawForm
from gongkai.catalogue.models import Item
from gongkai.catalogue.pieces import piece_of
from gongkai.catalogue.states import ItemState
from gongkai.channels.addresses import item_path
from gongkai.channels.keys import Channel
from gongkai.channels.queries import live


def item_page(request: DeskRequest, item: Item, **bound: Form) -> HttpResponse:
    """Return the page of ``item``; ``bound`` are forms sent with errors, which then answer 422."""
    may_edit = request.user.can(Permission.EDIT_ITEM, item.body)
    may_publish = request.user.can(Permission.PUBLISH_ITEM, item.body)
    publications = list(item.publications.all())
    public = live().filter(subject=item.uuid).first()
    piece = piece_of(item)
    context = {
        "item": item,
        "unpublished_change": public is not None
        and (public.title, public.html) != (item.title, item.content),
        "portal_path": item_path(item.body, item.uuid) if public else "",
        "facts": piece.facts,
        "publications": publications,
        "may_edit": may_edit and item.is_editable,
        "may_file": may_edit
        and item.standing is ItemState.DRAFT
        and item.attribute != Attribute.PROACTIVE,
        "public": public,
        "publishers": who_may(Permission.PUBLISH_ITEM, item.body)
        if item.is_waiting and not may_publish
        else None,
        **_forms(
            item,
            [each.channel for each in publications],
            may_edit=may_edit,
            may_publish=may_publish,
        ),
        **bound,
    }
    return render(request, "catalogue/item.html", context, status=422 if bound else 200)


def _forms(
    item: Item, channels: list[str], *, may_edit: bool, may_publish: bool
) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    seen = {"revision": item.revision}
    goes_out = item.is_editable and item.attribute == Attribute.PROACTIVE
    if may_publish and goes_out:
        forms["publish_form"] = PublishForm(
            initial={**seen, "channels": channels or [Channel.PORTAL.value]}
        )
    if may_publish and item.standing is ItemState.PUBLISHED:
        forms["withdraw_form"] = WithdrawForm(initial=seen)
    if may_edit and item.standing is ItemState.PUBLISHED:
        forms["confirm_form"] = ConfirmForm()
    ends = (
        item.composed_on is not None
        and item.validity_now.in_force
        and item.standing is not ItemState.DRAFT
    )
    if may_publish and ends:
        forms["repeal_form"] = RepealForm(item=item, initial=seen)
    return forms
