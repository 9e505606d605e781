"""A request comes in: registration with its number, and confirmation by both sides."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from uuid_utils.compat import uuid7

from gongkai.bodies.models import PublicBody, Staff
from gongkai.inforequests import replay
from gongkai.inforequests.actions.history import Act, append, fresh, refuse_future
from gongkai.inforequests.entries import CONFIRMED, RECEIVED
from gongkai.inforequests.errors import RequestRefused
from gongkai.inforequests.models import Counter, Event, InfoRequest
from gongkai.law.days import statutory_day
from gongkai.law.intake import Fixing, IntakeRoute
from gongkai.law.requesters import RequesterKind
from gongkai.trail import moment
from gongkai.trail.actions import record

TEXTS: Mapping[str, tuple[str, int, bool]] = {
    "requester_name": ("申请人姓名或名称", 100, True),
    "contact": ("联系方式", 200, True),
    "subject": ("申请事项", 200, True),
    "identity_number": ("证件号码", 40, False),
    "description": ("所需信息的描述", 5000, False),
}


def receive(
    *,
    body: PublicBody,
    actor: Staff,
    route: IntakeRoute,
    submitted_at: datetime,
    requester_kind: RequesterKind,
    requester_name: str,
    contact: str,
    subject: str,
    identity_type: str = "resident_id",
    identity_number: str = "",
    description: str = "",
    supply: str = "paper",
    signed_on: date | None = None,
    confirmed_on: date | None = None,
    token: UUID | None = None,
    at: datetime | None = None,
) -> InfoRequest:
    """Register a request and return it, numbered within its body and year.

    Sent twice with the same ``token`` (a double click, a retry), it is one request:
    the second call returns the first one's. The requester's kind is fixed here for
    good, since the columns of the report must carry over from year to year.

    :raises RequestRefused: a value is missing, too long, or a day has not come yet.
    :raises LawError: the days contradict one another (条例 §31).
    """
    at = at or moment.now()
    texts = _texts(
        requester_name=requester_name,
        contact=contact,
        subject=subject,
        identity_number=identity_number,
        description=description,
    )
    made = InfoRequest(
        body=body,
        token=token or uuid7(),
        requester_kind=requester_kind.key,
        identity_type=identity_type,
        supply=supply,
        route=route.value,
        submitted_at=submitted_at,
        signed_on=signed_on if route.fixing is Fixing.SIGNED else None,
        confirmed_on=confirmed_on if route.fixing is Fixing.CONFIRMED else None,
        **texts,
    )
    _refuse_days(made, route, at)
    with transaction.atomic():
        return _numbered(made, actor, at)


def confirm(
    *,
    info_request: InfoRequest,
    on: date,
    actor: Staff,
    expected_seq: int,
    how: str = "",
    at: datetime | None = None,
) -> InfoRequest:
    """Record that both sides confirmed the request on ``on``, which fixes its day of receipt.

    Source: 条例 §31(2), (3).

    :raises RequestRefused: the route needs no confirmation, or it was confirmed before.
    :raises Overtaken: somebody else has moved the request.
    :raises LawError: the day lies before the request was submitted.
    """
    at = at or moment.now()
    refuse_future(on, at, field="on", label="确认日期")
    with transaction.atomic():
        now = fresh(info_request, expected_seq=expected_seq)
        if IntakeRoute(now.route).fixing is not Fixing.CONFIRMED:
            raise RequestRefused("当面提交和签收邮寄的申请不需要另行确认。")
        if now.confirmed_on:
            raise RequestRefused(
                f"本件已于{now.confirmed_on:%Y-%m-%d}确认，无需再次确认。"
            )
        act = Act(
            "confirm", on, actor, at, CONFIRMED, facts={"how": how} if how else {}
        )
        return append(now, act, confirmed_on=on)


def _texts(**given: str) -> dict[str, str]:
    cleaned: dict[str, str] = {}
    for name, value in given.items():
        label, longest, needed = TEXTS[name]
        text = value.replace("\x00", "").strip()
        if needed and not text:
            raise RequestRefused(f"请填写“{label}”。", field=name)
        if len(text) > longest:
            raise RequestRefused(
                f"“{label}”有{len(text)}个字，最多{longest}个字，请缩短。", field=name
            )
        cleaned[name] = text
    return cleaned


def _refuse_days(made: InfoRequest, route: IntakeRoute, at: datetime) -> None:
    refuse_future(
        statutory_day(made.submitted_at),
        at,
        field="submitted_at",
        label="提交或到达日期",
    )
    if route.fixing is Fixing.SIGNED and made.signed_on is None:
        raise RequestRefused(
            "邮寄（签收）的申请以签收之日为收到之日，请填写签收日期。",
            field="signed_on",
        )
    for name, label in (("signed_on", "签收日期"), ("confirmed_on", "确认日期")):
        if day := getattr(made, name):
            refuse_future(day, at, field=name, label=label)


def _numbered(made: InfoRequest, actor: Staff, at: datetime) -> InfoRequest:
    first = replay.reading(made, [])
    for name, value in replay.implied(first).items():
        setattr(made, name, value)
    day = made.received_on or statutory_day(made.submitted_at)
    serial = _next(made.body, day.year)
    if earlier := InfoRequest.objects.filter(token=made.token).first():
        return _same(earlier, made, serial, day.year)
    made.number = f"{day.year}-{serial:04}"
    made.save(force_insert=True)
    Event.objects.create(
        request=made, seq=1, step="receive", on=day, actor=actor, at=at
    )
    record(
        kind=RECEIVED,
        actor=actor.username,
        body=made.body.code,
        subject=str(made.uuid),
        data={"number": made.number, "route": made.route, "on": day.isoformat()},
        at=at,
    )
    return made


def _next(body: PublicBody, year: int) -> int:
    """Take the next number; the row stays locked until the transaction ends, so none is lost."""
    Counter.objects.bulk_create([Counter(body=body, year=year)], ignore_conflicts=True)
    counter = Counter.objects.filter(body=body, year=year)
    counter.update(last=F("last") + 1)
    return counter.values_list("last", flat=True).get()


def _same(
    earlier: InfoRequest, made: InfoRequest, serial: int, year: int
) -> InfoRequest:
    """Give the number back and return the request already registered with this token."""
    Counter.objects.filter(body=made.body, year=year, last=serial).update(
        last=serial - 1
    )
    if earlier.body_id != made.body.pk:
        raise RequestRefused("这次登记的凭据已用于别的单位，请重新打开登记页面。")
    return earlier
