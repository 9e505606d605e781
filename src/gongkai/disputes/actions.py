"""Every write on a dispute: filed once, concluded once."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from gongkai.bodies.models import PublicBody, Staff
from gongkai.disputes.entries import CONCLUDED, FILED
from gongkai.disputes.errors import DisputeRefused
from gongkai.disputes.models import Lawsuit, Reconsideration
from gongkai.disputes.results import CONCLUSIONS, Result, SuitRoute
from gongkai.inforequests.models import InfoRequest
from gongkai.law.days import statutory_day
from gongkai.trail import moment
from gongkai.trail.actions import record
from gongkai.trail.kinds import Kind

LONGEST = {
    "case_number": ("案号", 60),
    "organ": ("复议机关或法院", 100),
    "note": ("说明", 2000),
}


def file_reconsideration(
    *,
    body: PublicBody,
    filed_on: date,
    actor: Staff,
    info_request: InfoRequest | None = None,
    case_number: str = "",
    organ: str = "",
    note: str = "",
    at: datetime | None = None,
) -> Reconsideration:
    """Record an application for reconsideration and return it.

    :raises DisputeRefused: the day has not come, or the request is another body's.
    """
    at = at or moment.now()
    _refuse_filing(body, info_request, filed_on, at)
    made = Reconsideration(
        body=body,
        info_request=info_request,
        filed_on=filed_on,
        **_texts(case_number=case_number, organ=organ, note=note),
    )
    with transaction.atomic():
        made.save(force_insert=True)
        _record_filing(made, "行政复议", actor, at)
    return made


def file_lawsuit(
    *,
    body: PublicBody,
    filed_on: date,
    actor: Staff,
    route: SuitRoute,
    info_request: InfoRequest | None = None,
    reconsideration: Reconsideration | None = None,
    case_number: str = "",
    organ: str = "",
    note: str = "",
    at: datetime | None = None,
) -> Lawsuit:
    """Record a lawsuit and return it; one after a reconsideration names it and its request.

    :raises DisputeRefused: the day has not come, the request is another body's, or
        route and reconsideration do not fit.
    """
    at = at or moment.now()
    _refuse_filing(body, info_request, filed_on, at)
    _refuse_route(body, route, reconsideration, filed_on)
    if reconsideration is not None:
        info_request = _of_both(info_request, reconsideration)
    made = Lawsuit(
        body=body,
        info_request=info_request,
        reconsideration=reconsideration,
        route=route.value,
        filed_on=filed_on,
        **_texts(case_number=case_number, organ=organ, note=note),
    )
    with transaction.atomic():
        made.save(force_insert=True)
        _record_filing(made, "行政诉讼", actor, at)
    return made


def conclude_reconsideration(
    *,
    reconsideration: Reconsideration,
    result: Result,
    concluded_on: date,
    actor: Staff,
    at: datetime | None = None,
) -> Reconsideration:
    """Record how a reconsideration ended, once.

    :raises DisputeRefused: it is concluded already, or the day cannot be.
    """
    _conclude(
        reconsideration, "行政复议", result, concluded_on, actor, at or moment.now()
    )
    return reconsideration


def conclude_lawsuit(
    *,
    lawsuit: Lawsuit,
    result: Result,
    concluded_on: date,
    actor: Staff,
    at: datetime | None = None,
) -> Lawsuit:
    """Record how a lawsuit ended, once.

    :raises DisputeRefused: it is concluded already, or the day cannot be.
    """
    _conclude(lawsuit, "行政诉讼", result, concluded_on, actor, at or moment.now())
    return lawsuit


def _texts(**given: str) -> dict[str, str]:
    cleaned: dict[str, str] = {}
    for name, value in given.items():
        label, longest = LONGEST[name]
        cleaned[name] = value.replace("\x00", "").strip()
        if len(cleaned[name]) > longest:
            raise DisputeRefused(f"“{label}”最多{longest}个字，请缩短。", field=name)
    return cleaned


def _refuse_future(day: date, at: datetime, *, field: str, label: str) -> None:
    today = statutory_day(at)
    if day > today:
        raise DisputeRefused(
            f"{label}{day}晚于今天{today}。请填写已经发生的日期。", field=field
        )


def _refuse_filing(
    body: PublicBody, info_request: InfoRequest | None, filed_on: date, at: datetime
) -> None:
    _refuse_future(filed_on, at, field="filed_on", label="提出日期")
    if info_request is None:
        return
    if info_request.body_id != body.pk:
        raise DisputeRefused(
            "所选申请不是本机关办理的，请重新选择。", field="info_request"
        )
    received = info_request.received_on
    if received is not None and filed_on < received:
        raise DisputeRefused(
            f"提出日期{filed_on}早于本机关收到该申请的日期{received}，请核对。",
            field="filed_on",
        )


def _refuse_route(
    body: PublicBody, route: SuitRoute, before: Reconsideration | None, filed_on: date
) -> None:
    if route is SuitRoute.DIRECT:
        if before is not None:
            raise DisputeRefused(
                "直接起诉的案件没有此前的复议。已经复议的，请改选“复议后起诉”。",
                field="reconsideration",
            )
        return
    if before is None or before.body_id != body.pk:
        raise DisputeRefused(
            "复议后起诉的案件，请选择此前的复议。", field="reconsideration"
        )
    if filed_on < before.filed_on:
        raise DisputeRefused(
            f"起诉日期{filed_on}早于申请复议的日期{before.filed_on}，请核对。",
            field="filed_on",
        )


def _of_both(given: InfoRequest | None, before: Reconsideration) -> InfoRequest | None:
    if given is not None and before.info_request_id not in (None, given.pk):
        raise DisputeRefused(
            "所选复议针对的是另一件申请，请核对。", field="reconsideration"
        )
    return given or before.info_request


def _record_filing(
    made: Reconsideration | Lawsuit, kind: str, actor: Staff, at: datetime
) -> None:
    data = {
        "kind": kind,
        "case_number": made.case_number,
        "filed_on": made.filed_on.isoformat(),
    }
    _record(FILED, made, actor, at, data)


def _conclude(
    dispute: Reconsideration | Lawsuit,
    kind: str,
    result: Result,
    concluded_on: date,
    actor: Staff,
    at: datetime,
) -> None:
    if result not in CONCLUSIONS:
        raise DisputeRefused("请选择审结的结果。", field="result")
    _refuse_future(concluded_on, at, field="concluded_on", label="审结日期")
    if concluded_on < dispute.filed_on:
        raise DisputeRefused(
            f"审结日期{concluded_on}早于提出日期{dispute.filed_on}，请核对。",
            field="concluded_on",
        )
    with transaction.atomic():
        open_still = type(dispute).objects.filter(pk=dispute.pk, concluded_on=None)
        if open_still.update(result=result.value, concluded_on=concluded_on) != 1:
            raise DisputeRefused("本案已登记审结，不能再次登记。")
        dispute.result, dispute.concluded_on = result.value, concluded_on
        data = {
            "kind": kind,
            "case_number": dispute.case_number,
            "concluded_on": concluded_on.isoformat(),
            "result": result.label,
        }
        _record(CONCLUDED, dispute, actor, at, data)


def _record(
    kind: Kind,
    dispute: Reconsideration | Lawsuit,
    actor: Staff,
    at: datetime,
    data: dict[str, Any],
) -> None:
    record(
        kind=kind,
        actor=actor.username,
        body=dispute.body.code,
        subject=str(dispute.uuid),
        data=data,
        at=at,
    )
