"""An item as the portal shows it: the statutory metadata, and nothing of the working record beside it."""

from gongkai.catalogue.models import Item
from gongkai.channels.base import Piece
from gongkai.channels.models import ITEM


def piece_of(item: Item) -> Piece:
    """Return what the public may see of ``item``."""
    return Piece(
        subject=item.uuid,
        kind=ITEM,
        title=item.title,
        html=item.content,
        facts=tuple((label, value) for label, value in _facts(item) if value),
        summary=item.summary,
        column_key=item.column.key,
        genre=item.kind,
        year=item.published_on.year if item.published_on else None,
        about=item.explains.uuid if item.explains else None,
        data={
            "validity": item.validity,
            "repealed_by": str(item.repealed_by.uuid) if item.repealed_by else "",
        },
    )


def _facts(item: Item) -> tuple[tuple[str, str], ...]:
    return (
        ("索引号", item.index_number),
        ("发文字号", item.document_number),
        ("发布机构", item.body.name),
        ("信息种类", item.item_kind.label),
        ("成文日期", item.composed_on.isoformat() if item.composed_on else ""),
        ("发布日期", item.published_on.isoformat() if item.published_on else ""),
        ("主题分类", item.subject),
        ("体裁分类", item.genre),
        ("有效性", item.validity_now.label),
        ("公开方式", item.attribute_now.label),
        ("关键词", item.keywords),
        ("信息来源", item.source or item.body.name),
        ("废止或失效日期", item.repealed_on.isoformat() if item.repealed_on else ""),
        ("废止依据", item.repeal_basis),
        ("内容概述", item.summary),
    )
