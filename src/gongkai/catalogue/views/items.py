"""Items: the list, one of them with all it allows, and its text."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.catalogue import actions
from gongkai.catalogue.forms import ItemFilter, ItemForm
from gongkai.catalogue.models import Item, ItemQuerySet
from gongkai.catalogue.views.answering import attempt, page_of, posted, query_of
from gongkai.catalogue.views.itempage import item_page
from gongkai.catalogue.word import from_word
from gongkai.channels import markup

TEXTS = (
    "title",
    "kind",
    "attribute",
    "document_number",
    "composed_on",
    "summary",
    "subject",
    "genre",
    "keywords",
    "source",
)


@require_GET
@allow(Permission.VIEW_DESK)
def items(request: DeskRequest) -> HttpResponse:
    """List the body's items, the newest first."""
    form = ItemFilter(request.GET or None, body=request.desk_body)
    found = Item.objects.visible_to(request.user).filter(body=request.desk_body)
    if form.is_bound and form.is_valid():
        found = _filtered(found, form.cleaned_data)
    context = {
        "filter": form,
        "page": page_of(
            request,
            found.select_related("column")
            .prefetch_related("publications")
            .defer("content", "text"),
        ),
        "query": query_of(request),
        "may_draft": request.user.can(Permission.EDIT_ITEM, request.desk_body),
    }
    return render(request, "catalogue/items.html", context)


def _filtered(found: ItemQuerySet, asked: dict[str, Any]) -> ItemQuerySet:
    for key in ("state", "kind", "column"):
        if asked[key]:
            found = found.filter(**{key: asked[key]})
    if asked["title"]:
        found = found.filter(title__icontains=asked["title"])
    if asked["waiting"]:
        found = found.filter(
            publications__confirmed_at__isnull=True,
            publications__isnull=False,
            state="published",
        ).distinct()
    return found


@require_GET
@allow(Permission.VIEW_DESK)
def item(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Show an item with its metadata, its channels and what may be done."""
    return item_page(
        request, get_object_or_404(Item.objects.visible_to(request.user), uuid=uuid)
    )


@require_http_methods(["GET", "POST"])
@allow(Permission.EDIT_ITEM)
def draft(request: DeskRequest) -> HttpResponse:
    """Draft an item."""
    body = request.desk_body
    chosen = body.columns.filter(key=request.GET.get("column", "")).first()
    form = ItemForm(
        posted(request),
        request.FILES or None,
        body=body,
        initial={"column": chosen.uuid if chosen else None},
    )
    made: list[Item] = []
    if attempt(
        form,
        lambda: made.append(
            actions.draft_item(actor=request.user, body=body, **_entered(form))
        ),
    ):
        messages.success(request, _saved(made[0]))
        return redirect(made[0])
    return _form(request, form, title="起草公开信息", back=reverse("catalogue:items"))


@require_http_methods(["GET", "POST"])
@allow(Permission.EDIT_ITEM)
def edit(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Change an item; what the public sees stays until it is published again."""
    found = get_object_or_404(
        Item.objects.visible_to(request.user).select_related(
            "body", "column", "explains"
        ),
        uuid=uuid,
    )
    form = ItemForm(
        posted(request), request.FILES or None, body=found.body, initial=_initial(found)
    )
    if attempt(
        form,
        lambda: actions.edit_item(
            actor=request.user,
            item=found,
            expected_revision=form.cleaned_data["revision"] or 0,
            **_entered(form),
        ),
    ):
        changed = (
            "已保存。公众看到的仍是上一版，核对后请重新发布。"
            if found.published_at
            else "已保存。"
        )
        messages.success(request, changed)
        return redirect(found)
    return _form(
        request, form, title=f"修改“{found.title}”", back=found.get_absolute_url()
    )


def _saved(made: Item) -> str:
    if not made.is_waiting:
        return "已存为草稿，核对后归档。"
    return "已存为草稿，现在待发布。"


def _entered(form: ItemForm) -> dict[str, Any]:
    given = dict(form.cleaned_data)
    given.pop("revision")
    word = given.pop("word")
    if word:
        given["content"] = from_word(word)
    return given


def _initial(found: Item) -> dict[str, Any]:
    return {
        **{key: getattr(found, key) for key in TEXTS},
        "content": markup.to_typing(found.content),
        "column": found.column.uuid,
        "explains": found.explains.uuid if found.explains else None,
        "revision": found.revision,
    }


def _form(
    request: DeskRequest, form: ItemForm, *, title: str, back: str
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "back": back,
        "has_columns": form.has_columns,
    }
    return render(
        request, "catalogue/item_form.html", context, status=422 if form.errors else 200
    )
