"""The rows that each figure of the report counts: one rule a figure, asked by everything else.

A rule gives the records; the number is always theirs. ``until`` cuts the year short
("if the year ended today").
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import Q, QuerySet

from gongkai.bodies.models import PublicBody
from gongkai.catalogue.models import Charge, Decision, Item, Publication
from gongkai.catalogue.policies import Policy
from gongkai.catalogue.states import DecisionKind, ItemState
from gongkai.channels.keys import Channel
from gongkai.law.days import SHANGHAI

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a year that is counted, of one body."""

    body: PublicBody
    first: date
    last: date

    @property
    def end(self) -> datetime:
        """The moment after which nothing is seen: midnight after ``last`` in Shanghai."""
        return datetime.combine(self.last + timedelta(days=1), time.min, SHANGHAI)


def span(body: PublicBody, year: int, until: date | None = None) -> Span:
    """Return the counted part of ``year``: the whole of it, or up to ``until`` inclusive."""
    last = date(year, 12, 31)
    return Span(body, date(year, 1, 1), min(last, until) if until else last)


def made(of: Span, kind: str) -> QuerySet[Item]:
    """Return rules or normative documents the body has made, whenever that was (制发).

    A draft is not yet made; one taken down from the portal still is.
    """
    return Item.objects.filter(
        body=of.body, kind=kind, composed_on__isnull=False
    ).exclude(state=ItemState.DRAFT.value)


def issued(of: Span, kind: str) -> QuerySet[Item]:
    """Return those made in the year, by date of composition (本年制发件数)."""
    return made(of, kind).filter(composed_on__gte=of.first, composed_on__lte=of.last)


def repealed(of: Span, kind: str) -> QuerySet[Item]:
    """Return those repealed or lapsed in the year (本年废止件数; law.md §2.3)."""
    return made(of, kind).filter(repealed_on__gte=of.first, repealed_on__lte=of.last)


def in_force(of: Span, kind: str) -> QuerySet[Item]:
    """Return those that hold at the end of the counted part, whatever their year (现行有效件数)."""
    return made(of, kind).filter(
        Q(repealed_on__isnull=True) | Q(repealed_on__gt=of.last),
        composed_on__lte=of.last,
    )


def decided(of: Span, kind: str) -> QuerySet[Decision]:
    """Return the decisions taken in the year, published or lawfully not (本年处理决定数量)."""
    return Decision.objects.filter(
        body=of.body, kind=kind, on__gte=of.first, on__lte=of.last
    )


def charged(of: Span) -> QuerySet[Charge]:
    """Return the charge receipts of the year (本年收费金额)."""
    return Charge.objects.filter(body=of.body, on__gte=of.first, on__lte=of.last)


def confirmed(of: Span) -> QuerySet[Publication]:
    """Return the publications confirmed in the year and still public at the end of the counted part."""
    return Publication.objects.filter(
        Q(item__withdrawn_at__isnull=True) | Q(item__withdrawn_at__gte=of.end),
        body=of.body,
        confirmed_on__gte=of.first,
        confirmed_on__lte=of.last,
    )


def on_portal(of: Span, policy: Policy) -> QuerySet[Publication]:
    """Return what counts as published on the portal: not the key documents."""
    return (
        confirmed(of)
        .filter(channel=Channel.PORTAL.value)
        .exclude(item__kind__in=policy.kinds)
    )


def on_wechat(of: Span, policy: Policy) -> QuerySet[Publication]:
    """Return what counts as pushed: every confirmed push, whatever was pushed."""
    return confirmed(of).filter(channel=Channel.WECHAT.value)


def documents(of: Span, policy: Policy) -> QuerySet[Item]:
    """Return the key documents published in the year, each once whatever its channels."""
    publications = confirmed(of).filter(item__kind__in=policy.kinds)
    return Item.objects.filter(pk__in=publications.values("item"))


RULES: Final[Mapping[str, Callable[[Span, str], QuerySet[Item]]]] = {
    "issued": issued,
    "repealed": repealed,
    "in_force": in_force,
}
DECISIONS: Final = tuple(kind.value for kind in DecisionKind)


def records(of: Span, row: str, column: str, policy: Policy) -> QuerySet[Any]:
    """Return the records behind a cell of table 2, or behind ``("publications", channel)``.

    :raises KeyError: there is no such cell.
    """
    if row in {"rule", "normative"}:
        return RULES[column](of, row)
    if (row in DECISIONS and column == "decisions") or (row, column) == (
        "charge",
        "amount",
    ):
        return charged(of) if row == "charge" else decided(of, row)
    if row == "publications":
        figures = {"portal": on_portal, "wechat": on_wechat, "documents": documents}
        return figures[column](of, policy)
    raise KeyError((row, column))
