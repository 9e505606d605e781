"""Outcomes that presuppose an earlier step, and the sentence that says which is missing.

The statistics of the annual report are checked against the same steps (law.md T3-6).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from gongkai.inforequests.models import Event
from gongkai.law.clock import Reading
from gongkai.law.outcomes import Outcome

PRESUPPOSED: Mapping[Outcome, tuple[str, ...]] = {
    Outcome.THIRD_PARTY_RIGHTS: ("consult",),
    Outcome.STILL_UNCLEAR: ("ask_correction",),
    Outcome.EXCESSIVE: ("ask_reasons",),
    Outcome.UNCORRECTED: ("ask_correction",),
    Outcome.UNPAID: ("ask_fee",),
}
MISSING: Mapping[Outcome, str] = {
    Outcome.THIRD_PARTY_RIGHTS: "本件没有征求第三方意见的记录，不能以保护第三方合法权益为由不予公开。请先办理“征求第三方意见”。",
    Outcome.STILL_UNCLEAR: "本件没有补正通知的记录，不能认定为补正后申请内容仍不明确。请先办理“通知补正”。",
    Outcome.EXCESSIVE: "本件没有要求申请人说明理由的记录，不能以无正当理由大量反复申请为由不予处理。请先办理“要求说明理由”。",
    Outcome.UNCORRECTED: "本件没有补正通知的记录，不能认定为逾期不补正。请先办理“通知补正”。",
    Outcome.UNPAID: "本件没有收费通知的记录，不能认定为逾期不缴费。请先办理“收费通知”。",
}


def obstacle(outcome: Outcome, events: Sequence[Event], before: Reading) -> str | None:
    """Return why the request cannot end in ``outcome`` on ``on``, or None if it can.

    ``before`` is the reading of ``events`` as of the day of the decision.
    """
    if outcome in PRESUPPOSED and not _taken(events, PRESUPPOSED[outcome]):
        return MISSING[outcome]
    check = FURTHER.get(outcome)
    return check(events, before) if check else None


def _taken(events: Sequence[Event], steps: Sequence[str]) -> bool:
    return any(event.step in steps for event in events)


def _uncorrected(events: Sequence[Event], before: Reading) -> str | None:
    if _taken(events, ("take_correction",)):
        return "申请人已经补正，不能认定为逾期不补正。请按补正后的申请作出答复。"
    if any(lapse.effect == "uncorrected" for lapse in before.lapses):
        return None
    return _not_before(
        "补正期限", before.correct_by, "补正通知超过法定期限，不产生中止和逾期的效果。"
    )


def _unpaid(events: Sequence[Event], before: Reading) -> str | None:
    if _taken(events, ("take_fee",)):
        return "申请人已经缴费，不能认定为逾期不缴费。请按时限作出答复。"
    if any(lapse.effect == "unpaid" for lapse in before.lapses):
        return None
    return _not_before(
        "缴费期限",
        before.pay_by,
        "尚未登记申请人收到收费通知的日期，缴费期限无法起算。",
    )


def _unclear(events: Sequence[Event], before: Reading) -> str | None:
    if _taken(events, ("take_correction",)):
        return None
    return "申请人尚未补正，不能认定为补正后仍不明确。收到补正请先登记；逾期未补正的，请选择“逾期不补正”。"


def _not_before(term: str, last: date | None, otherwise: str) -> str:
    if last is None:
        return otherwise
    return f"{term}至{last:%Y年%-m月%-d日}届满，届满次日起才能以逾期为由作出处理。"


FURTHER: Mapping[Outcome, Callable[[Sequence[Event], Reading], str | None]] = {
    Outcome.UNCORRECTED: _uncorrected,
    Outcome.UNPAID: _unpaid,
    Outcome.STILL_UNCLEAR: _unclear,
}
