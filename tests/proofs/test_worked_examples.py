"""Every example of law.md §11 that a command can answer, through the command itself."""

import json
from typing import Any

import pytest
from tests.proofs.console import Console
from tests.proofs.test_oracle import WORKED

REFUSED = {
    "decided_on": "2025-03-10",
    "body_kind": "street_office",
    "received_on": "2025-03-12",
}


def clock(console: Console, payload: dict[str, Any]) -> dict[str, Any]:
    ran = console.run("clock", "-", given=json.dumps(payload))

    assert (ran.status, ran.err) == (0, "")
    answer: dict[str, Any] = json.loads(ran.out)
    return answer


@pytest.mark.parametrize("name", WORKED)
def test_the_clock_gives_the_day_worked_by_hand(name: str, console: Console) -> None:
    received_on, events, due_on = WORKED[name]

    answer = clock(console, {"received_on": received_on, "events": events})

    assert answer["due_on"] == due_on
    assert answer["provisional"] is (name == "T39")


def test_t03_a_worked_sunday_is_the_last_day_to_ask_for_a_correction(
    console: Console,
) -> None:
    last, after = (
        clock(
            console,
            {
                "received_on": "2025-09-18",
                "events": [{"step": "ask_correction", "on": on}],
            },
        )
        for on in ("2025-09-28", "2025-09-29")
    )

    assert (last["state"], last["breaches"]) == ("awaiting_correction", [])
    assert [breach["code"] for breach in after["breaches"]] == ["correction_late"]
    assert console.run("workday", "add", "2025-09-18", "7").out.strip() == "2025-09-28"


def test_t05_mail_signed_for_on_a_holiday_is_received_that_day(
    console: Console,
) -> None:
    intake = {
        "route": "signed_mail",
        "submitted_at": "2025-10-04T10:00:00+08:00",
        "signed_on": "2025-10-04",
    }

    answer = clock(console, {"intake": intake, "events": []})

    assert (answer["received_on"], answer["due_on"]) == ("2025-10-04", "2025-11-04")


def test_t10_a_silent_third_party_leaves_the_decision_to_the_body(
    console: Console,
) -> None:
    _, events, _ = WORKED["T10"]

    answer = clock(console, {"received_on": "2025-04-14", "events": events})

    assert answer["lapses"] == [
        {"party": "甲", "on": "2025-05-15", "effect": "body_decides"}
    ]


@pytest.mark.parametrize(
    ("items", "yuan"),
    [
        (10, 0),
        (11, 100),
        (14, 400),
        (30, 2000),
        (31, 2200),
        (40, 4000),
        (41, 4300),
        (50, 7000),
        (51, 7400),
        (60, 11000),
        (75, 19000),
        (0, 0),
    ],
)
def test_t17_fees_by_item_grow_band_by_band(
    items: int, yuan: int, console: Console
) -> None:
    assert console.run("fee", "items", str(items)).out == f"{yuan}\n"


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [
        (0, 0),
        (20, 0),
        (30, 0),
        (31, 10),
        (100, 700),
        (101, 720),
        (200, 2700),
        (201, 2740),
        (260, 5100),
    ],
)
def test_fees_by_page_grow_band_by_band(
    pages: int, yuan: int, console: Console
) -> None:
    assert console.run("fee", "pages", str(pages)).out == f"{yuan}\n"


@pytest.mark.parametrize(
    ("reply", "in_time"),
    [
        ({"route": "post", "posted_on": "2026-03-12", "served_on": "2026-03-16"}, True),
        ({"route": "hand", "served_on": "2026-03-13"}, False),
        ({"route": "electronic", "served_on": "2026-03-12"}, True),
        ({"route": "post"}, None),
    ],
)
def test_t20_posting_counts_for_mail_and_signing_for_the_rest(
    reply: dict[str, Any], in_time: bool | None, console: Console
) -> None:
    event = {"step": "reply", "on": "2026-03-12", **reply}

    answer = clock(console, {"received_on": "2026-02-06", "events": [event]})

    assert answer["in_time"] is in_time
    assert [b["code"] for b in answer["breaches"]] == ["reply_late"] * (
        in_time is False
    )


@pytest.mark.parametrize(("outcome", "kind"), [("3.6", "A"), ("4.1", "B"), ("2", "A")])
def test_t25_only_a_refusal_goes_to_reconsideration_first(
    outcome: str, kind: str, console: Console
) -> None:
    ran = console.run(
        "remedies", "-", given=json.dumps({**REFUSED, "outcome": outcome})
    )
    answer = json.loads(ran.out)

    assert answer["class"] == kind
    assert (answer["sue_by"] is None) is (kind == "A")


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (("add", "2026-02-06", "20"), "2026-03-12"),
        (("add", "2025-10-04", "0"), "2025-10-04"),
        (("add", "2026-12-07", "20"), "2027-01-05"),
        (("between", "2026-02-06", "2026-03-12"), "20"),
        (("between", "2025-12-31", "2026-01-20"), "13"),
    ],
)
def test_working_days_are_counted_by_the_published_calendar(
    words: tuple[str, ...], printed: str, console: Console
) -> None:
    assert console.run("workday", *words).out == f"{printed}\n"
