"""What a body's records say of a year, named as the drafted text needs it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, TypeVar

from django.db.models import F, Model, Q, QuerySet

from gongkai.annual.cells import Cell
from gongkai.annual.narrative import ChannelCount, DocumentCount, Facts
from gongkai.annual.report import Report
from gongkai.bodies.models import Appointment, Office, PublicBody, SteeringSeat
from gongkai.bodies.roles import Role
from gongkai.catalogue import queries as catalogue
from gongkai.catalogue.kinds import ItemKind
from gongkai.catalogue.models import Item
from gongkai.channels.keys import Channel
from gongkai.inforequests import queries as inforequests
from gongkai.inforequests.channeltests import channel_tests
from gongkai.inforequests.models import InfoRequest
from gongkai.law.bodykinds import BodyKind
from gongkai.law.outcomes import Outcome
from gongkai.reporting import updates
from gongkai.reporting.naming import naming_of

Row = TypeVar("Row", bound=Model)

LEADER: Final = "组长"
REVIEWED: Final = "三审三校"


def of(body: PublicBody, report: Report, *, until: date | None = None) -> Facts:
    """Return the facts of ``report``'s year at ``body``, as its records stand up to ``until``.

    A fact no record speaks of is ``None``, and no sentence is drafted from it.
    """
    year = report.year
    last = min(until or date(year, 12, 31), date(year, 12, 31))
    named = naming_of(body)
    published = catalogue.counts(body, year, until=until)
    columns = updates.of(body, year, last)
    held = _held(body, last)
    cells = report.requests or {}
    return Facts(
        year=year,
        body_name=body.name,
        short_name=named.short_name,
        self_name=named.self_name,
        portal_name=named.portal_name,
        kind=BodyKind(body.kind),
        until=until,
        channels=tuple(
            channel
            for channel in (
                ChannelCount(Channel.PORTAL.label, published.portal),
                ChannelCount(named.wechat_name, published.wechat, "推送", social=True),
            )
            if channel.number
        ),
        documents=_documents(published),
        categories=_categories(published.kinds),
        interpretations=published.kinds.get(ItemKind.INTERPRETATION.key, 0),
        responses=published.kinds.get(ItemKind.RESPONSE.key, 0),
        channel_tests=_channel_tests(body, year, last),
        received=_total(cells, "received"),
        carried_in=_total(cells, "carried_in"),
        handled=_total(cells, "handled"),
        carried_out=_total(cells, "carried_out"),
        outcomes={each.key: _total(cells, each.key) for each in Outcome},
        reconsiderations=_cases(report, "reconsideration.total"),
        lawsuits=_cases(report, "direct.total", "after_reconsideration.total"),
        overturned=_cases(
            report,
            "reconsideration.overturned",
            "direct.overturned",
            "after_reconsideration.overturned",
        ),
        fee_yuan=Decimal(inforequests.counts(body, year, until=until).fees().yuan),
        freshness_weeks=updates.weeks(columns, last),
        stale_columns=updates.stale(columns),
        late_replies=_late(body, year, last, ended=until is None),
        uninterpreted=_uninterpreted(body, year, last),
        three_reviews=_reviewed(body, last),
        officers_per_office=_per_office(body, held.offices(Role.INFORMATION_OFFICER)),
        reviewers=held.number(Role.REVIEWER),
        hotline_clerks=held.number(Role.HOTLINE_CLERK),
        steering_lead=_lead(body, last, held.staff(Role.LEAD_OFFICIAL)),
    )


def _total(cells: object, row: str) -> int:
    cell: Cell = cells[row, "total"]  # type: ignore[index]
    return int(cell.value or 0)


def _channel_tests(body: PublicBody, year: int, last: date) -> int | None:
    """Return how many trials found the ways to apply open; ``None`` if none or one did not."""
    tried = list(channel_tests(body, year, until=last).values_list("worked", flat=True))
    return len(tried) if tried and all(tried) else None


def _cases(report: Report, *columns: str) -> int:
    cells = report.disputes or {}
    return sum(int(cells["cases", column].value or 0) for column in columns)


def _documents(published: catalogue.Counts) -> tuple[DocumentCount, ...]:
    counted = (
        (group.label, sum(published.kinds.get(kind, 0) for kind in group.kinds), group)
        for group in published.policy.groups
    )
    return tuple(
        DocumentCount(label, min(number, 1) if group.as_one else number)
        for label, number, group in counted
        if number
    )


def _categories(kinds: Iterable[str]) -> tuple[str, ...]:
    found = set(kinds)
    return tuple(kind.label for kind in ItemKind if kind.key in found)


def _late(body: PublicBody, year: int, last: date, *, ended: bool) -> int:
    """Return how many requests were overdue on any day up to ``last``.

    A request nobody had decided by then counts as much as a reply that went out
    late. Where the day has ``ended``, what was due on it is overdue too.
    """
    due = last if ended else last - timedelta(days=1)
    open_then = Q(decided_on__isnull=True) | Q(decided_on__gt=last)
    decided = Q(decided_on__range=(date(year, 1, 1), last))
    return InfoRequest.objects.filter(
        (open_then & Q(due_on__lte=due))
        | (decided & (Q(in_time=False) | Q(due_on__lt=F("decided_on")))),
        body=body,
    ).count()


def _uninterpreted(body: PublicBody, year: int, last: date) -> int | None:
    issued = Item.objects.filter(
        body=body,
        kind=ItemKind.NORMATIVE.key,
        composed_on__range=(date(year, 1, 1), last),
        published_on__isnull=False,
    )
    explained = list(issued.values_list("interpretations", flat=True))
    return sum(each is None for each in explained) if explained else None


def _reviewed(body: PublicBody, last: date) -> bool | None:
    """Return whether the body's own published rules prescribe 三审三校."""
    rules = Item.objects.filter(
        body=body,
        kind=ItemKind.SYSTEM.key,
        published_on__lte=last,
        text__contains=REVIEWED,
    )
    return rules.filter(_holds("repealed_on", last)).exists() or None


def _holds(field: str, day: date) -> Q:
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": day})


@dataclass(frozen=True, slots=True)
class _Held:
    """Who held which role on a day: role, office and account of each appointment."""

    rows: list[tuple[str, int | None, int]]

    def number(self, role: Role) -> int | None:
        return sum(held == role.value for held, _, _ in self.rows) or None

    def offices(self, role: Role) -> list[int | None]:
        return [office for held, office, _ in self.rows if held == role.value]

    def staff(self, role: Role) -> set[int]:
        return {staff for held, _, staff in self.rows if held == role.value}


def _held(body: PublicBody, day: date) -> _Held:
    rows = _on(Appointment.objects.filter(body=body), day)
    return _Held(list(rows.values_list("role", "staff__office", "staff")))


def _per_office(body: PublicBody, offices: list[int | None]) -> int | None:
    """Return how many officers each office has, if every office has as many as the others."""
    numbers = Counter(offices)
    each = {
        numbers[pk]
        for pk in Office.objects.filter(body=body).values_list("pk", flat=True)
    }
    return (each.pop() or None) if len(each) == 1 else None


def _lead(body: PublicBody, last: date, officials: set[int]) -> str | None:
    seats = _on(SteeringSeat.objects.filter(body=body, seat=LEADER), last)
    heads = list(seats.values_list("staff", flat=True))
    if not heads:
        return None
    return Role.LEAD_OFFICIAL.label if officials & set(heads) else LEADER


def _on(rows: QuerySet[Row], day: date) -> QuerySet[Row]:
    return rows.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)
