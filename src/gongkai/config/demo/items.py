"""The columns and the published items of a world, each at the hour it went out."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from gongkai.bodies.models import PublicBody
from gongkai.bodies.roles import Role
from gongkai.catalogue import actions
from gongkai.catalogue.models import Column
from gongkai.channels.keys import Channel
from gongkai.config.demo import source
from gongkai.config.demo.people import Cast
from gongkai.law.days import SHANGHAI

HOUR: Final = time(10, 30)
ARTICLE: Final = "https://mp.weixin.qq.com/s/{body}-{on:%Y%m%d}-{number:03}"


def load(world: str, cast: Cast) -> None:
    """Add the columns of the world's body, and publish and confirm its items in order."""
    body = cast.bodies[source.SUBJECT[world]]
    columns = _columns(world, body, cast)
    for number, row in enumerate(_items(source.read(world, "items")), start=1):
        _publish(row, body, columns, cast, number)


def _columns(world: str, body: PublicBody, cast: Cast) -> dict[str, Column]:
    officer = cast.acting(body.code, Role.INFORMATION_OFFICER)
    return {
        row["key"]: actions.add_column(
            actor=None,
            body=body,
            key=row["key"],
            title=row["title"],
            interval=row["interval"],
            responsible=officer,
            at=at(date(2022, 1, 4)),
        )
        for row in source.read(world, "bodies")["column"]
    }


def _items(listed: dict[str, Any]) -> list[dict[str, Any]]:
    return sorted([*listed["item"], *_regular(listed)], key=lambda row: row["on"])


def _regular(listed: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the news a world only gives a rhythm for."""
    if "first" not in listed:
        return
    day, nth, titles = listed["first"], 0, listed["titles"]
    while day <= listed["last"]:
        yield {
            "on": day,
            "column": "dongtai",
            "kind": "news",
            "channels": ["portal", "wechat"],
            "title": f"{titles[nth % len(titles)]}（{day.year}年{day.month}月）",
            "text": listed["text"],
        }
        day, nth = day + timedelta(days=listed["every_days"]), nth + 1


def _publish(
    row: dict[str, Any],
    body: PublicBody,
    columns: dict[str, Column],
    cast: Cast,
    number: int,
) -> None:
    written, moment = at(row["on"], time(9, 10)), at(row["on"], HOUR)
    publisher = cast.acting(body.code, Role.REVIEWER)
    item = actions.draft_item(
        actor=cast.acting(body.code, Role.INFORMATION_OFFICER),
        body=body,
        column=columns[row["column"]],
        kind=row["kind"],
        title=row["title"],
        content=row["text"],
        summary=row["text"][:60],
        document_number=row.get("document_number", ""),
        composed_on=row.get("composed_on", row["on"]),
        source=body.name,
        at=written,
    )
    actions.publish_item(
        actor=publisher, item=item, channels=row["channels"], at=moment
    )
    if Channel.WECHAT in row["channels"]:
        actions.confirm_link(
            actor=publisher,
            item=item,
            channel=Channel.WECHAT,
            link=ARTICLE.format(body=body.code, on=row["on"], number=number),
            at=moment + timedelta(minutes=20),
        )


def at(day: date, hour: time = HOUR) -> datetime:
    """Return the moment of ``hour`` on ``day`` in Shanghai."""
    return datetime.combine(day, hour, SHANGHAI)
