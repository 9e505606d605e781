"""A body's year in the catalogue: table 2 and the publications, each figure with its records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from gongkai.bodies.models import PublicBody
from gongkai.catalogue import counting
from gongkai.catalogue.counting import Cell, Span
from gongkai.catalogue.models import Item
from gongkai.catalogue.policies import Policy
from gongkai.catalogue.queries.policy import policy_of
from gongkai.channels.keys import Channel

FEN_A_WAN_YUAN = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of a year; ``records`` gives the rows behind each of them.

    ``cells`` are keyed as ``annual`` names the rows and columns of table 2; ``charge`` is in
    万元, exact. ``kinds`` are the items published in the year by kind, whatever the channel.
    """

    span: Span
    policy: Policy
    cells: Mapping[Cell, int | Decimal]
    portal: int
    wechat: int
    documents: int
    kinds: Mapping[str, int]

    @property
    def total(self) -> int:
        """What was published altogether, by the policy."""
        return self.portal + self.wechat + self.documents

    def records(self, row: str, column: str) -> QuerySet[Any]:
        """Return the records behind a cell of table 2, or behind ``("publications", channel)``.

        :raises KeyError: there is no such cell.
        """
        return counting.records(self.span, row, column, self.policy)


def counts(body: PublicBody, year: int, *, until: date | None = None) -> Counts:
    """Return the figures of ``body`` for ``year``, or for its part up to ``until``.

    The number of queries does not grow with the records.
    """
    of, policy = counting.span(body, year, until), policy_of(body)
    by_channel = _publications(of)
    kinds = _kinds(of)
    apart = set(policy.kinds)
    return Counts(
        span=of,
        policy=policy,
        cells={**_rules(of), **_decisions(of), ("charge", "amount"): _charge(of)},
        portal=sum(
            n
            for (channel, kind), n in by_channel.items()
            if channel == Channel.PORTAL and kind not in apart
        ),
        wechat=sum(
            n for (channel, _), n in by_channel.items() if channel == Channel.WECHAT
        ),
        documents=policy.documents(kinds),
        kinds=kinds,
    )


def _rules(of: Span) -> dict[Cell, int]:
    inside = {"gte": of.first, "lte": of.last}
    rows = (
        Item.objects.filter(
            body=of.body, kind__in=("rule", "normative"), composed_on__isnull=False
        )
        .exclude(state="draft")
        .values("kind")
        .annotate(
            issued=Count(
                "pk", filter=Q(**{f"composed_on__{k}": v for k, v in inside.items()})
            ),
            repealed=Count(
                "pk", filter=Q(**{f"repealed_on__{k}": v for k, v in inside.items()})
            ),
            in_force=Count(
                "pk",
                filter=Q(composed_on__lte=of.last)
                & (Q(repealed_on__isnull=True) | Q(repealed_on__gt=of.last)),
            ),
        )
        .order_by()
    )
    plain: list[dict[str, Any]] = [dict(row) for row in rows]
    found = {
        (row["kind"], column): row[column] for row in plain for column in counting.RULES
    }
    return {
        (kind, column): found.get((kind, column), 0)
        for kind in ("rule", "normative")
        for column in counting.RULES
    }


def _decisions(of: Span) -> dict[Cell, int]:
    rows = (
        of.body.decisions.filter(on__gte=of.first, on__lte=of.last)
        .values_list("kind")
        .annotate(number=Count("pk"))
        .order_by()
    )
    found = dict(rows)
    return {(kind, "decisions"): found.get(kind, 0) for kind in counting.DECISIONS}


def _charge(of: Span) -> Decimal:
    fen = counting.charged(of).aggregate(fen=Sum("fen"))["fen"] or 0
    return Decimal(fen) / FEN_A_WAN_YUAN


def _publications(of: Span) -> dict[Cell, int]:
    rows = (
        counting.confirmed(of)
        .values_list("channel", "item__kind")
        .annotate(number=Count("pk"))
        .order_by()
    )
    return {(channel, kind): number for channel, kind, number in rows}


def _kinds(of: Span) -> dict[str, int]:
    rows = (
        counting.confirmed(of)
        .values_list("item__kind")
        .annotate(number=Count("item", distinct=True))
        .order_by()
    )
    return dict(rows)
