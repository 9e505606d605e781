"""The oracle is worth something only if it knows the hand-worked examples and meets every case."""

from collections import Counter
from typing import Any

import pytest
from tests.proofs import oracle
from tests.proofs.histories import TELLERS, history

CONSULTED = {
    "step": "consult",
    "party": "甲",
    "on": "2025-04-18",
    "received_on": "2025-04-22",
}
WORKED = {
    "T01": ("2026-02-06", [], "2026-03-12"),
    "T05": ("2025-10-04", [], "2025-11-04"),
    "T07": (
        "2025-03-03",
        [
            {"step": "ask_correction", "on": "2025-03-12"},
            {"step": "take_correction", "on": "2025-03-20"},
        ],
        "2025-04-18",
    ),
    "T09": (
        "2025-04-14",
        [CONSULTED, {"step": "end_consultation", "party": "甲", "on": "2025-05-12"}],
        "2025-06-04",
    ),
    "T10": ("2025-04-14", [CONSULTED], "2025-06-09"),
    "T13": (
        "2025-08-20",
        [{"step": "extend", "on": "2025-09-15", "days": 20}],
        "2025-10-21",
    ),
    "T16": (
        "2025-09-01",
        [
            {"step": "ask_fee", "on": "2025-09-10", "received_on": "2025-09-12"},
            {"step": "take_fee", "on": "2025-09-25"},
        ],
        "2025-10-29",
    ),
    "T22": ("2025-12-31", [], "2026-01-29"),
    "T39": ("2026-12-07", [], "2027-01-05"),
}


@pytest.mark.parametrize("name", WORKED)
def test_the_oracle_knows_the_examples_worked_by_hand(name: str) -> None:
    received_on, events, due_on = WORKED[name]

    answer = oracle.read({"received_on": received_on, "events": events})

    assert answer["due_on"] == due_on
    assert answer["provisional"] is (name == "T39")


def test_the_same_seed_tells_the_same_history() -> None:
    assert [history(seed) for seed in range(50)] == [
        history(seed) for seed in range(50)
    ]


def test_the_histories_meet_every_state_step_breach_and_lapse() -> None:
    met: Counter[Any] = Counter()

    for seed in range(6_000):
        payload = history(seed)
        met.update(event["step"] for event in payload["events"])
        met.update(_traits(payload))

    assert met["unclear"] < 6_000 * 0.03
    assert met["refused"] > 30
    rare = {trait: met[trait] for trait in (*TELLERS, *TRAITS) if met[trait] < 10}
    assert rare == {}


TRAITS = [
    "awaiting_confirmation",
    "received",
    "awaiting_correction",
    "consulting",
    "awaiting_payment",
    "reasons_asked",
    "replied",
    "lapsed_uncorrected",
    "lapsed_unpaid",
    "withdrawn",
    "correction_late",
    "correction_repeated",
    "extension_late",
    "extension_repeated",
    "extension_too_long",
    "consultation_late",
    "fee_notice_late",
    "reply_late",
    "body_decides",
    "consent",
    "uncorrected",
    "unpaid",
    "provisional",
    "as_of",
    "region",
    "02-29",
    "12-31",
    "workday",
    "worked_weekend",
    "weekend",
    "holiday",
    "regional_holiday",
    "consultation",
]


def _traits(payload: dict[str, Any]) -> list[str]:
    try:
        answer = oracle.read(payload)
    except oracle.Refused:
        return ["refused"]
    except oracle.Unclear:
        return ["unclear"]
    traits = [answer["state"], *(key for key in ("as_of", "region") if key in payload)]
    traits += [each["code"] for each in answer["breaches"]]
    traits += [each["effect"] for each in answer["lapses"]]
    traits += [each["reason"] for each in answer["days"]]
    traits += [each["on"][5:] for each in answer["days"]]
    return traits + ["provisional"] * answer["provisional"]
