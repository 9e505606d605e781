"""A request is closed and filed once nothing more can come of it."""

from datetime import date, datetime

from django.db import transaction

from gongkai.bodies.models import Staff
from gongkai.inforequests.actions.history import Act, append, fresh, refuse_future
from gongkai.inforequests.entries import CLOSED
from gongkai.inforequests.errors import RequestRefused
from gongkai.inforequests.models import InfoRequest
from gongkai.law.procedure import State
from gongkai.trail import moment


def close(
    *,
    info_request: InfoRequest,
    on: date,
    actor: Staff,
    expected_seq: int,
    at: datetime | None = None,
) -> InfoRequest:
    """Close a request that was answered and served, or withdrawn (条例 §45).

    :raises Overtaken: somebody else has moved the request.
    :raises RequestRefused: it has no outcome, its reply is not served, or it is closed.
    """
    at = at or moment.now()
    refuse_future(on, at, field="on", label="办结日期")
    with transaction.atomic():
        now = fresh(info_request, expected_seq=expected_seq)
        if why := _open_because(now, on):
            raise RequestRefused(why)
        return append(now, Act("close", on, actor, at, CLOSED), closed_on=on)


def _open_because(now: InfoRequest, on: date) -> str | None:
    if now.closed_on:
        return f"本件已于{now.closed_on:%Y-%m-%d}办结归档。"
    if now.decided_on is None:
        return "本件还没有办理结果，不能办结。请先答复；申请人逾期未补正或未缴费的，请以相应结果答复。"
    if now.state == State.REPLIED.value and not (now.posted_on or now.served_on):
        return "答复还没有送达记录，不能办结。请先登记交邮或送达日期。"
    last = max(day for day in (now.decided_on, now.posted_on, now.served_on) if day)
    if on < last:
        return f"办结日期{on}早于最后一次办理{last}，请核对。"
    return None
