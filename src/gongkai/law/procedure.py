"""The procedure of a request, one row a step: buttons, letters, rights and the clock read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from gongkai.law.sources import FEES, OGI, SERVICE_OPINION, Cite


class State(Enum):
    """Where a request stands; the label names who has to move."""

    AWAITING_CONFIRMATION = "awaiting_confirmation"
    RECEIVED = "received"
    AWAITING_CORRECTION = "awaiting_correction"
    CONSULTING = "consulting"
    AWAITING_PAYMENT = "awaiting_payment"
    REASONS_ASKED = "reasons_asked"
    REPLIED = "replied"
    LAPSED_UNCORRECTED = "lapsed_uncorrected"
    LAPSED_UNPAID = "lapsed_unpaid"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """Return the state in Chinese."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.AWAITING_CONFIRMATION: "待双方确认收到",
    State.RECEIVED: "本机关办理中",
    State.AWAITING_CORRECTION: "待申请人补正",
    State.CONSULTING: "待被征求意见方答复",
    State.AWAITING_PAYMENT: "待申请人缴费",
    State.REASONS_ASKED: "待申请人说明理由",
    State.REPLIED: "本机关已答复",
    State.LAPSED_UNCORRECTED: "申请人逾期未补正",
    State.LAPSED_UNPAID: "申请人逾期未缴费",
    State.WITHDRAWN: "申请人已撤回",
}


class Effect(Enum):
    """What a step does to the reply clock."""

    STOP_FOR_CORRECTION = "stop_for_correction"
    RESTART_BY_CORRECTION = "restart_by_correction"
    SUSPEND = "suspend"
    RESUME = "resume"
    EXTEND = "extend"
    STOP_FOR_PAYMENT = "stop_for_payment"
    RESTART_BY_PAYMENT = "restart_by_payment"
    ASK_REASONS = "ask_reasons"
    SET_TERM = "set_term"
    END = "end"
    NONE = "none"
    """Recorded beside the clock; no event of the replay."""


_RUNNING = frozenset({State.RECEIVED, State.CONSULTING, State.REASONS_ASKED})
_WAITING = frozenset({State.AWAITING_CORRECTION, State.AWAITING_PAYMENT})
_LAPSED = frozenset({State.LAPSED_UNCORRECTED, State.LAPSED_UNPAID})
_OPEN = _RUNNING | _WAITING | _LAPSED
_FINAL = frozenset({State.REPLIED, State.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can happen to a request.

    ``start`` holds the states in which the step is regular and offered;
    ``recordable`` the further ones in which it is taken down because it did happen:
    another wait hides the one it answers, or the act is a fault the clock names.
    ``end`` is ``None`` where the state stays as it is; the clock, which knows every
    open wait, has the last word.
    """

    name: str
    label: str
    source: Cite
    start: frozenset[State]
    end: State | None
    clock: Effect
    permission: str
    document: str | None = None
    recordable: frozenset[State] = frozenset()

    def allowed_in(self, state: State) -> bool:
        """Return whether the step can be taken down while the request is in ``state``."""
        return state in self.start or state in self.recordable


_ROWS = (
    Step(
        "ask_correction",
        "告知补正",
        OGI["30"],
        start=_RUNNING,
        end=State.AWAITING_CORRECTION,
        clock=Effect.STOP_FOR_CORRECTION,
        document="correction_notice",
        permission="handle_request",
        recordable=_WAITING | _LAPSED,
    ),
    Step(
        "take_correction",
        "收到补正",
        OGI["30"],
        start=frozenset({State.AWAITING_CORRECTION, State.LAPSED_UNCORRECTED}),
        end=State.RECEIVED,
        clock=Effect.RESTART_BY_CORRECTION,
        permission="handle_request",
        recordable=_RUNNING | {State.AWAITING_PAYMENT, State.LAPSED_UNPAID},
    ),
    Step(
        "consult",
        "征求第三方意见",
        OGI["32"],
        start=_RUNNING,
        end=State.CONSULTING,
        clock=Effect.SUSPEND,
        document="consultation_letter",
        permission="handle_request",
        recordable=_WAITING | _LAPSED,
    ),
    Step(
        "consult_body",
        "征求其他机关意见",
        OGI["34"],
        start=_RUNNING,
        end=State.CONSULTING,
        clock=Effect.SUSPEND,
        document="co_maker_letter",
        permission="handle_request",
        recordable=_WAITING | _LAPSED,
    ),
    Step(
        "end_consultation",
        "收到征求意见答复",
        OGI["33.3"],
        start=frozenset({State.CONSULTING}),
        end=State.RECEIVED,
        clock=Effect.RESUME,
        document="consultation_answer",
        permission="handle_request",
        recordable=_OPEN - {State.CONSULTING},
    ),
    Step(
        "extend",
        "延长答复期限",
        OGI["33.2"],
        start=_RUNNING,
        end=None,
        clock=Effect.EXTEND,
        document="extension_notice",
        permission="decide_request",
        recordable=_WAITING | _LAPSED,
    ),
    Step(
        "ask_fee",
        "通知缴费",
        FEES["第六条"],
        start=_RUNNING,
        end=State.AWAITING_PAYMENT,
        clock=Effect.STOP_FOR_PAYMENT,
        document="fee_notice",
        permission="handle_request",
    ),
    Step(
        "take_fee",
        "收到全部费用",
        FEES["第六条"],
        start=frozenset({State.AWAITING_PAYMENT, State.LAPSED_UNPAID}),
        end=State.RECEIVED,
        clock=Effect.RESTART_BY_PAYMENT,
        permission="handle_request",
    ),
    Step(
        "ask_reasons",
        "要求说明理由",
        OGI["35"],
        start=frozenset({State.RECEIVED, State.CONSULTING}),
        end=State.REASONS_ASKED,
        clock=Effect.ASK_REASONS,
        document="reasons_notice",
        permission="handle_request",
        recordable=_WAITING | _LAPSED,
    ),
    Step(
        "take_reasons",
        "收到说明的理由",
        OGI["35"],
        start=frozenset({State.REASONS_ASKED}),
        end=State.RECEIVED,
        clock=Effect.SET_TERM,
        permission="handle_request",
        recordable=_OPEN - {State.REASONS_ASKED},
    ),
    Step(
        "withdraw",
        "申请人撤回",
        OGI["33"],
        start=_OPEN,
        end=State.WITHDRAWN,
        clock=Effect.END,
        document="withdrawal",
        permission="handle_request",
    ),
    Step(
        "reply",
        "答复",
        OGI["36"],
        start=_OPEN,
        end=State.REPLIED,
        clock=Effect.END,
        document="reply",
        permission="decide_request",
    ),
    Step(
        "serve",
        "送达",
        SERVICE_OPINION["送达日期"],
        start=frozenset({State.REPLIED}),
        end=None,
        clock=Effect.NONE,
        document="service_proof",
        permission="handle_request",
    ),
    Step(
        "close",
        "办结归档",
        OGI["45"],
        start=_FINAL | _LAPSED,
        end=None,
        clock=Effect.NONE,
        document="case_file",
        permission="handle_request",
    ),
)

STEPS: Mapping[str, Step] = MappingProxyType({step.name: step for step in _ROWS})


def steps_from(state: State) -> tuple[Step, ...]:
    """Return the steps regularly open in ``state``, in the order of the procedure.

    >>> [step.name for step in steps_from(State.REPLIED)]
    ['serve', 'close']
    """
    return tuple(step for step in STEPS.values() if state in step.start)
