"""Events in order: one handler for each effect a step has on the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from gongkai.law.clock.consultations import another_body, awaiting_answer, third_party
from gongkai.law.clock.history import Event
from gongkai.law.clock.run import Run, Stop, Term
from gongkai.law.errors import StepNotAllowed
from gongkai.law.periods import (
    CORRECTION_NOTICE_DAYS,
    CORRECTION_TERM_DAYS,
    EXTENSION_DAYS,
    PAYMENT_DAYS,
)
from gongkai.law.procedure import Effect, State
from gongkai.law.sources import FEES, OGI


def take(run: Run, event: Event) -> None:
    """Take one event down.

    :raises StepNotAllowed: it cannot follow what went before.
    """
    run.pass_time(event.on)
    state = run.state(event.on)
    if not event.step.allowed_in(state):
        raise _refused(event, f"此时状态为“{state.label}”")
    _HANDLERS[event.step.clock](run, event)


def _refused(event: Event, why: str) -> StepNotAllowed:
    return StepNotAllowed(
        f"步骤“{event.step.label}”（{event.on}）不能进行：{why}，请核对此前的经过或更换步骤。"
    )


def _ask_correction(run: Run, event: Event) -> None:
    repeated, run.ever_asked_correction = run.ever_asked_correction, True
    run.correction_pending = True
    late = event.on > run.calendar.add(
        run.received, CORRECTION_NOTICE_DAYS.on(event.on)
    )
    if repeated or late:
        run.blame(
            "correction_repeated" if repeated else "correction_late",
            event.on,
            OGI["30"],
        )
        run.policies.add("correction_fault_keeps_clock")
        return
    if run.stop is not None:
        raise _refused(event, "正在等待申请人缴费")
    until = event.day("until")
    if until is None:
        run.policies.add("correction_default_term")
        until = run.calendar.add(event.on, CORRECTION_TERM_DAYS.on(event.on))
    run.correct_by = until
    run.stop = Stop(State.AWAITING_CORRECTION, event.on, until)


def _take_correction(run: Run, event: Event) -> None:
    if not run.correction_pending:
        raise _refused(event, "此前没有尚待补正的告知")
    run.correction_pending = False
    stop = run.stop
    if stop is None or stop.state is not State.AWAITING_CORRECTION:
        return
    if stop.lapsed:
        run.policies.add("late_correction_accepted")
    run.restart(event.on)


def _consult(run: Run, event: Event) -> None:
    party, delivered = event.details["party"], event.day("received_on")
    if any(one.party == party and one.is_open(event.on) for one in run.asked):
        raise _refused(event, f"对“{party}”的征求意见尚未结束")
    kind = event.details.get("kind")
    one = (
        third_party(party, event.on, delivered, run.calendar)
        if kind is None
        else another_body(party, event.on, delivered, kind, run.calendar)
    )
    if kind == "other":
        run.policies.add("other_body_without_lapse")
    run.asked.append(one)
    if run.is_late(event.on):
        run.blame("consultation_late", event.on, OGI["33.3"])
        run.policies.add("late_consultation_suspends_nothing")
    else:
        run.policies.add("consultation_interval")
        run.consulted.append(one)


def _end_consultation(run: Run, event: Event) -> None:
    party = event.details["party"]
    one = awaiting_answer(run.asked, party, event.on)
    if one is None:
        raise _refused(event, f"此前没有向“{party}”征求意见，或者已经答复")
    one.answer(event.on)


def _extend(run: Run, event: Event) -> None:
    late, repeated = run.is_late(event.on), run.extended
    limit = EXTENSION_DAYS.on(event.on)
    days = event.details["days"]
    faults = {
        "extension_late": late,
        "extension_repeated": repeated,
        "extension_too_long": days > limit,
    }
    for code in (code for code, true in faults.items() if true):
        run.blame(code, event.on, OGI["33.2"])
    if late or repeated:
        run.policies.add("late_extension_adds_nothing")
        return
    run.extended = True
    run.extension += min(days, limit)
    if run.term is not None:
        run.policies.add("reasons_term_extended")


def _ask_fee(run: Run, event: Event) -> None:
    if run.is_late(event.on):
        run.blame("fee_notice_late", event.on, FEES["第六条"])
        run.policies.add("late_fee_notice_still_runs")
    run.policies.add("fee_payment_restarts")
    if event.on < PAYMENT_DAYS.first:
        run.policies.add("fee_notice_before_rules")
    days = PAYMENT_DAYS.on(max(event.on, PAYMENT_DAYS.first))
    delivered = event.day("received_on")
    run.pay_by = delivered and run.calendar.roll(delivered + timedelta(days=days))
    run.stop = Stop(State.AWAITING_PAYMENT, event.on, run.pay_by)


def _take_fee(run: Run, event: Event) -> None:
    stop = run.stop
    if stop is not None and stop.lapsed:
        run.policies.add("late_payment_accepted")
    run.restart(event.on)


def _ask_reasons(run: Run, event: Event) -> None:
    if run.reasons_open:
        raise _refused(event, "上一次要求说明的理由尚未收到")
    run.reasons_open = True


def _take_reasons(run: Run, event: Event) -> None:
    if not run.reasons_open:
        raise _refused(event, "此前没有要求申请人说明理由")
    run.reasons_open = False
    until = event.day("until")
    if event.details["reasonable"] and until is not None:
        run.term = Term(until, run.extension, len(run.consulted))


def _end(run: Run, event: Event) -> None:
    run.final = event.step.end
    if event.step.end is State.REPLIED:
        run.reply = event


_HANDLERS: dict[Effect, Callable[[Run, Event], None]] = {
    Effect.STOP_FOR_CORRECTION: _ask_correction,
    Effect.RESTART_BY_CORRECTION: _take_correction,
    Effect.SUSPEND: _consult,
    Effect.RESUME: _end_consultation,
    Effect.EXTEND: _extend,
    Effect.STOP_FOR_PAYMENT: _ask_fee,
    Effect.RESTART_BY_PAYMENT: _take_fee,
    Effect.ASK_REASONS: _ask_reasons,
    Effect.SET_TERM: _take_reasons,
    Effect.END: _end,
}
