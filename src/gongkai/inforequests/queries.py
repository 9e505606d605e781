"""Reads of the register that have a name: what is due, what to show, what was paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Q, Sum, Value, When
from django.db.models.functions import Coalesce

from gongkai.bodies.models import PublicBody
from gongkai.inforequests.counting import COLUMNS, ROWS, Counts, counts
from gongkai.inforequests.findings import record_findings
from gongkai.inforequests.kinds import FeeMethod
from gongkai.inforequests.models import InfoRequest, InfoRequestQuerySet
from gongkai.law.intake import Fixing, IntakeRoute
from gongkai.law.procedure import State
from gongkai.law.workdays import national

__all__ = [
    "COLUMNS",
    "ROWS",
    "Counts",
    "Filters",
    "awaiting_confirmation",
    "counts",
    "due_soon",
    "overdue",
    "pieces_before",
    "record_findings",
    "register",
    "worklist",
]

WARNING_DAYS = 5
"""Working days before its last day at which a request counts as due soon (our policy)."""

LAPSING = (State.AWAITING_CORRECTION.value, State.AWAITING_PAYMENT.value)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the register is narrowed by; an empty field narrows nothing."""

    year: int | None = None
    state: str = ""
    kind: str = ""
    outcome: str = ""
    text: str = ""


def worklist(body: PublicBody) -> InfoRequestQuerySet:
    """Return the requests that still need the desk, those due first at the top."""
    return _of(body).unfinished().order_by(_urgency().asc(nulls_last=True), "pk")


def overdue(body: PublicBody, *, on: date) -> InfoRequestQuerySet:
    """Return the undecided requests whose last day for a reply lay before ``on``."""
    return _of(body).overdue(on=on).order_by("due_on", "pk")


def due_soon(body: PublicBody, *, on: date) -> InfoRequestQuerySet:
    """Return the undecided requests due on ``on`` or within the next working days."""
    last = national().add(on, WARNING_DAYS)
    due = Q(due_on__range=(on, last)) | Q(due_on=None, alarm_due_on__lte=last)
    return _of(body).undecided().filter(due).order_by("due_on", "pk")


def lapsed(body: PublicBody, *, on: date) -> InfoRequestQuerySet:
    """Return the requests whose term for correction or payment ran out before ``on``."""
    ran_out = Q(correct_by__lt=on, state=LAPSING[0]) | Q(
        pay_by__lt=on, state=LAPSING[1]
    )
    return _of(body).undecided().filter(ran_out).order_by("pk")


def awaiting_confirmation(body: PublicBody) -> InfoRequestQuerySet:
    """Return the requests nobody has confirmed with the requester, oldest first."""
    return (
        _of(body)
        .filter(state=State.AWAITING_CONFIRMATION.value)
        .order_by("submitted_at")
    )


def register(requests: InfoRequestQuerySet, filters: Filters) -> InfoRequestQuerySet:
    """Return ``requests`` narrowed by ``filters``, newest first."""
    found = requests
    if filters.year:
        found = found.filter(number__startswith=f"{filters.year}-")
    for field, value in (
        ("state", filters.state),
        ("requester_kind", filters.kind),
        ("outcome", filters.outcome),
    ):
        if value:
            found = found.filter(**{field: value})
    if text := filters.text.replace("\x00", "").strip():
        found = found.filter(Q(number__contains=text) | Q(subject__contains=text))
    return found.newest_first()


def pieces_before(info_request: InfoRequest) -> int:
    """Return how many pieces the requester had counted in the month before this request.

    A request charged by item counts for its pieces, any other for one. The month is
    that of receipt, the requester the identity number (law.md §3).
    """
    day = info_request.received_on
    if day is None or not info_request.identity_number:
        return 0
    pieces = Case(
        When(fee_method=FeeMethod.ITEM.value, then=Coalesce(F("fee_quantity"), 1)),
        default=Value(1),
    )
    earlier = InfoRequest.objects.filter(
        Q(received_on__lt=day) | Q(received_on=day, pk__lt=info_request.pk),
        body=info_request.body,
        identity_number=info_request.identity_number,
        received_on__gte=day.replace(day=1),
    )
    return earlier.aggregate(total=Sum(pieces))["total"] or 0


def _of(body: PublicBody) -> InfoRequestQuerySet:
    return InfoRequestQuerySet(InfoRequest).filter(body=body)


def _urgency() -> Coalesce:
    return Coalesce("due_on", "alarm_due_on", "correct_by", "pay_by")


def confirmable(info_request: InfoRequest) -> bool:
    """Return whether the request waits for both sides to confirm it."""
    fixing = IntakeRoute(info_request.route).fixing
    return fixing is Fixing.CONFIRMED and info_request.confirmed_on is None
