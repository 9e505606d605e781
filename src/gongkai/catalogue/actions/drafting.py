"""Drafting an item, changing it, and filing one that is not disclosed proactively."""

from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from gongkai.bodies.models import PublicBody, Staff
from gongkai.catalogue import entries
from gongkai.catalogue.actions.trace import swap, trace
from gongkai.catalogue.attributes import Attribute
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.kinds import ItemKind
from gongkai.catalogue.models import Column, Item
from gongkai.catalogue.states import ItemState
from gongkai.channels import markup
from gongkai.law.days import statutory_day
from gongkai.trail import moment

MOST_TEXT: Final = 500_000
EDITABLE: Final = {
    "column": "栏目",
    "kind": "信息种类",
    "attribute": "公开方式",
    "title": "标题",
    "content": "正文",
    "summary": "内容概述",
    "document_number": "发文字号",
    "subject": "主题分类",
    "genre": "体裁分类",
    "keywords": "关键词",
    "source": "信息来源",
    "composed_on": "成文日期",
    "explains": "解读的文件",
}


@transaction.atomic
def draft_item(
    *,
    actor: Staff | None,
    body: PublicBody,
    column: Column,
    kind: str,
    title: str,
    at: datetime | None = None,
    **metadata: Any,
) -> Item:
    """Draft an item and return it; ``metadata`` are the other fields of ``EDITABLE``.

    :raises CatalogueRefused: a field does not hold what it should.
    """
    at = at or moment.now()
    given = {"column": column, "kind": kind, "title": title, **metadata}
    fields = _fields(body, given, statutory_day(at))
    item = Item.objects.create(body=body, drafted_at=at, **fields)
    trace(
        entries.DRAFTED,
        actor=actor,
        body=body,
        subject=f"item:{item.uuid}",
        at=at,
        title=item.title,
    )
    return item


@transaction.atomic
def edit_item(
    *,
    actor: Staff | None,
    item: Item,
    expected_revision: int,
    at: datetime | None = None,
    **changes: Any,
) -> Item:
    """Change fields of ``item`` and return it; what the public sees stays until it is published again.

    :raises CatalogueRefused: it is closed, somebody else changed it, or a field does not hold what it should.
    """
    at = at or moment.now()
    if not item.is_editable:
        raise CatalogueRefused(
            f"“{item.title}”{item.standing.label}，不能再修改；如需重新公开，请另行起草。"
        )
    if item.revision != expected_revision:
        raise CatalogueRefused(
            f"“{item.title}”刚被他人修改，请刷新页面查看最新内容后再操作。"
        )
    if (
        item.published_at
        and changes.get("attribute", item.attribute) != Attribute.PROACTIVE
    ):
        raise CatalogueRefused("已发布的信息不能改为不公开，请先撤下。", "attribute")
    fields = _fields(item.body, changes, statutory_day(at))
    changed = {
        key: value for key, value in fields.items() if getattr(item, key) != value
    }
    if not changed:
        return item
    swap(item, **changed)
    named = "、".join(EDITABLE[key] for key in changed if key in EDITABLE)
    trace(
        entries.EDITED,
        actor=actor,
        body=item.body,
        subject=f"item:{item.uuid}",
        at=at,
        title=item.title,
        fields=named,
        revision=item.revision,
    )
    return item


@transaction.atomic
def file_item(*, actor: Staff | None, item: Item, at: datetime | None = None) -> Item:
    """File an item that is not disclosed proactively: it counts as made, and no page shows it.

    :raises CatalogueRefused: it is to be disclosed, has no date of composition, or is no draft.
    """
    at = at or moment.now()
    if item.standing is not ItemState.DRAFT:
        raise CatalogueRefused(f"“{item.title}”{item.standing.label}，不能归档。")
    if item.attribute == Attribute.PROACTIVE:
        raise CatalogueRefused(
            "主动公开的信息应当发布，不能只归档；如不主动公开，请先修改公开方式。",
            "attribute",
        )
    if item.composed_on is None:
        raise CatalogueRefused("成文日期为空，请填写后再归档。", "composed_on")
    swap(item, state=ItemState.FILED.value)
    trace(
        entries.FILED,
        actor=actor,
        body=item.body,
        subject=f"item:{item.uuid}",
        at=at,
        title=item.title,
        attribute=item.attribute_now.label,
        composed_on=item.composed_on,
    )
    return item


def _fields(body: PublicBody, given: dict[str, Any], day: date) -> dict[str, Any]:
    unknown = given.keys() - EDITABLE.keys()
    if unknown:
        raise CatalogueRefused(
            f"没有可填写的字段{'、'.join(sorted(unknown))}，请核对字段名。"
        )
    fields: dict[str, Any] = {
        key: value.strip() if isinstance(value, str) else value
        for key, value in given.items()
    }
    for key, value in fields.items():
        if isinstance(value, str):
            _fits(key, value)
    _related(body, fields)
    _choices(fields)
    composed_on = fields.get("composed_on")
    if composed_on is not None and composed_on > day:
        raise CatalogueRefused(
            f"成文日期{composed_on}晚于今天{day}，请核对。", "composed_on"
        )
    if "content" in fields:
        fields["content"] = markup.from_typing(fields["content"])
        fields["text"] = markup.plain(fields["content"])
    return fields


def _fits(key: str, value: str) -> None:
    longest = getattr(Item._meta.get_field(key), "max_length", None) or MOST_TEXT
    if len(value) > longest:
        raise CatalogueRefused(
            f"{EDITABLE[key]}有{len(value)}字，最多{longest}字，请精简。", key
        )
    if "\x00" in value:
        raise CatalogueRefused(
            f"{EDITABLE[key]}含有不可见的控制字符，请重新输入。", key
        )
    if key == "title" and not markup.INVISIBLE.sub("", value).strip():
        raise CatalogueRefused("标题为空，请填写。", "title")


def _related(body: PublicBody, fields: dict[str, Any]) -> None:
    for key in ("column", "explains"):
        related = fields.get(key)
        if related is not None and related.body_id != body.pk:
            raise CatalogueRefused(f"{EDITABLE[key]}不属于本机关，请重新选择。", key)


def _choices(fields: dict[str, Any]) -> None:
    if "kind" in fields and fields["kind"] not in {kind.key for kind in ItemKind}:
        raise CatalogueRefused(
            f"信息种类“{str(fields['kind'])[:20]}”无法识别，请重新选择。", "kind"
        )
    if "attribute" in fields and fields["attribute"] not in set(Attribute):
        raise CatalogueRefused(
            f"公开方式“{str(fields['attribute'])[:20]}”无法识别，请重新选择。",
            "attribute",
        )
