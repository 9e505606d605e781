"""Decisions, charges and normative documents of a world that has them."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.roles import Role
from gongkai.catalogue import actions
from gongkai.catalogue.models import Column, Item
from gongkai.config.demo import source
from gongkai.config.demo.items import at
from gongkai.config.demo.people import Cast

YEAR: Final = 2024


def load(world: str, cast: Cast) -> None:
    """Enter the ledger of the world's body, if it has one."""
    if not (source.EXAMPLES / world / "ledger.toml").exists():
        return
    listed = source.read(world, "ledger")
    body = cast.bodies[source.SUBJECT[world]]
    officer = cast.acting(body.code, Role.REQUEST_HANDLER)
    for kind, row in listed["decisions"].items():
        _decide(kind, row, body, officer)
    for number, row in enumerate(listed["charge"], start=1):
        actions.record_charge(
            actor=officer,
            body=body,
            on=row["on"],
            item=row["item"],
            yuan=Decimal(row["yuan"]),
            receipt_number=f"澄财{YEAR}{number:06}",
            at=at(row["on"]),
        )
    _documents(listed["document"], body, officer)


def _decide(kind: str, row: dict[str, Any], body: PublicBody, officer: Staff) -> None:
    days = list(_spread(row["monthly"]))
    for number, day in enumerate(days, start=1):
        withheld = number > len(days) - row["withheld"]
        actions.record_decision(
            actor=officer,
            body=body,
            kind=kind,
            on=day,
            reference=f"澄自然资{WORDS[kind]}〔{YEAR}〕{number}号",
            published=not withheld,
            withheld_reason=row["withheld_reason"] if withheld else "",
            at=at(day),
        )


WORDS: Final = {"licence": "许", "penalty": "罚", "coercion": "强"}


def _spread(monthly: list[int]) -> Iterator[date]:
    for month, count in enumerate(monthly, start=1):
        last = monthrange(YEAR, month)[1]
        for nth in range(count):
            yield date(YEAR, month, 1 + (nth + 1) * last // (count + 1))


def _documents(rows: list[dict[str, Any]], body: PublicBody, officer: Staff) -> None:
    column = Column.objects.get(body=body, key="guifan")
    made: dict[str, Item] = {}
    for row in rows:
        item = actions.draft_item(
            actor=officer,
            body=body,
            column=column,
            kind="normative",
            title=row["title"],
            content=f"{row['title']}，{row['document_number']}。",
            document_number=row["document_number"],
            composed_on=row["composed_on"],
            source=body.name,
            at=at(row["composed_on"]),
        )
        actions.publish_item(
            actor=officer, item=item, channels=["portal"], at=at(row["composed_on"])
        )
        made[row["title"]] = item
    for row in rows:
        if "repealed_on" in row:
            actions.repeal_item(
                actor=officer,
                item=made[row["title"]],
                on=row["repealed_on"],
                by=made[row["repealed_by"]],
                at=at(row["repealed_on"]),
            )
