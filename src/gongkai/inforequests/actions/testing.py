"""Trying the ways by which a request can be handed in."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from gongkai.bodies.models import PublicBody, Staff
from gongkai.inforequests.actions.history import refuse_future
from gongkai.inforequests.entries import CHANNEL_TESTED
from gongkai.inforequests.errors import RequestRefused
from gongkai.inforequests.models import ChannelTest
from gongkai.law.intake import IntakeRoute
from gongkai.trail import actions as trail
from gongkai.trail import moment


@transaction.atomic
def record_channel_test(
    *,
    body: PublicBody,
    actor: Staff,
    channel: IntakeRoute,
    on: date,
    worked: bool,
    evidence: str,
    at: datetime | None = None,
) -> ChannelTest:
    """Keep that ``channel`` was tried on ``on``, and whether a request would have arrived.

    :raises RequestRefused: the day has not come, nothing is said of it, or it is kept already.
    """
    at = at or moment.now()
    refuse_future(on, at, field="on", label="测试日期")
    said = " ".join(evidence.split())
    if not said or len(said) > 200:
        raise RequestRefused(
            "请用 200 字以内写明怎样测试、结果如何。", field="evidence"
        )
    try:
        with transaction.atomic():
            kept = ChannelTest.objects.create(
                body=body,
                channel=channel.value,
                on=on,
                worked=worked,
                evidence=said,
                actor=actor,
                at=at,
            )
    except IntegrityError as error:
        raise RequestRefused("同一天同一渠道的这次测试已经登记过了。") from error
    trail.record(
        kind=CHANNEL_TESTED,
        actor=actor.username,
        body=body.code,
        subject=f"channel_test:{kept.uuid}",
        data={
            "channel": channel.label,
            "on": on.isoformat(),
            "result": "畅通" if worked else "不畅通",
        },
        at=at,
    )
    return kept
