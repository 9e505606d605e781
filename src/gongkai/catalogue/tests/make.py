"""Builders of columns, items and the ledger, through the actions."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any, Final

from gongkai.bodies.models import PublicBody
from gongkai.bodies.tests import make as bodies
from gongkai.catalogue import actions
from gongkai.catalogue.models import Charge, Column, Decision, Item
from gongkai.channels.keys import Channel

numbers = count(1)
MONDAY: Final = date(2024, 3, 4)
BOTH: Final = (Channel.PORTAL, Channel.WECHAT)


def moment(day: date) -> datetime:
    """Return nine in the morning (UTC) of ``day``."""
    return datetime.combine(day, time(1), UTC)


def column(
    body: PublicBody | None = None, interval: str = "two_weeks", **rest: Any
) -> Column:
    """Add a column."""
    rest.setdefault("title", "工作动态")
    return actions.add_column(
        actor=None,
        body=body or bodies.body(),
        key=rest.pop("key", f"column{next(numbers)}"),
        interval=interval,
        **rest,
    )


def draft(place: Column | None = None, *, on: date = MONDAY, **rest: Any) -> Item:
    """Draft an item in a column."""
    place = place or column()
    rest.setdefault("content", "街道召开例会，研究部署近期工作。")
    rest.setdefault("title", "街道召开例会")
    return actions.draft_item(
        actor=None,
        body=place.body,
        column=place,
        kind=rest.pop("kind", "news"),
        at=moment(on),
        **rest,
    )


def published(
    place: Column | None = None,
    *,
    on: date = MONDAY,
    channels: tuple[Channel, ...] = (Channel.PORTAL,),
    confirm: bool = True,
    **rest: Any,
) -> Item:
    """Draft an item and publish it; a push is confirmed the day after unless ``confirm`` is off."""
    item = actions.publish_item(
        actor=None, item=draft(place, on=on, **rest), channels=channels, at=moment(on)
    )
    if confirm and Channel.WECHAT in channels:
        actions.confirm_link(
            actor=None,
            item=item,
            channel=Channel.WECHAT,
            link=link(),
            at=moment(on + timedelta(days=1)),
        )
    return item


def document(
    place: Column | None = None,
    *,
    composed_on: date,
    kind: str = "normative",
    **rest: Any,
) -> Item:
    """Publish a document on the day it was made."""
    rest.setdefault("title", f"管理办法{next(numbers)}")
    return published(
        place,
        on=rest.pop("on", composed_on),
        kind=kind,
        composed_on=composed_on,
        **rest,
    )


def link() -> str:
    """Return the address of a WeChat article that no other item has."""
    return f"https://mp.weixin.qq.com/s/article{next(numbers)}"


def decision(
    body: PublicBody, *, kind: str = "licence", on: date = MONDAY, **rest: Any
) -> Decision:
    """Record a decision."""
    rest.setdefault("reference", f"许决字〔2024〕{next(numbers)}号")
    return actions.record_decision(
        actor=None, body=body, kind=kind, on=on, at=moment(on), **rest
    )


def charge(body: PublicBody, yuan: str, *, on: date = MONDAY, **rest: Any) -> Charge:
    """Record a charge."""
    rest.setdefault("receipt_number", f"No{next(numbers):08}")
    return actions.record_charge(
        actor=None,
        body=body,
        on=on,
        item="不动产登记费",
        yuan=Decimal(yuan),
        at=moment(on),
        **rest,
    )
