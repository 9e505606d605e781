"""Remedies for every outcome, body and day of decision, against law.md §8.3 read once more."""

import calendar
import json
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from tests.proofs.calendar_days import NATIONAL, ONE, roll
from tests.proofs.console import Console

from gongkai.law.outcomes import Outcome
from gongkai.law.remedies import remedies

REVISED = date(2024, 1, 1)
FIRST_TO_RECONSIDERATION = {"2", *(f"3.{nth}" for nth in range(1, 8))}
BODIES = ("street_office", "town", "county_department", "county")
DECIDED = (
    date(2019, 5, 15),
    date(2023, 8, 31),
    REVISED - ONE,
    REVISED,
    date(2024, 2, 29),
    date(2024, 8, 30),
    date(2025, 3, 10),
    date(2026, 7, 31),
)


def _class(code: str, decided: date) -> str:
    if code == "6.3":
        return "none"
    revised = decided >= REVISED
    if code in FIRST_TO_RECONSIDERATION:
        return "A" if revised else "A0"
    return "B" if revised else "B0"


def _six_months_after(day: date) -> date:
    year, month = day.year + (day.month + 5) // 12, (day.month + 5) % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _expected(code: str, decided: date, received: date) -> dict[str, str | None]:
    kind = _class(code, decided)
    if kind == "none":
        return {"class": kind, "review_by": None, "sue_by": None}
    review_by = roll(received + timedelta(days=60), NATIONAL)
    sue_by = None if kind == "A" else roll(_six_months_after(received), NATIONAL)
    return {
        "class": kind,
        "review_by": review_by.isoformat(),
        "sue_by": sue_by.isoformat() if sue_by else None,
    }


@pytest.mark.parametrize("outcome", list(Outcome), ids=lambda outcome: outcome.key)
def test_class_and_last_days_follow_from_outcome_and_day(outcome: Outcome) -> None:
    for decided, body, wait in product(DECIDED, BODIES, (0, 1, 29, 30, 31)):
        received = decided + ONE * wait
        answer = remedies(
            {
                "outcome": outcome.code,
                "decided_on": decided.isoformat(),
                "body_kind": body,
                "received_on": received.isoformat(),
            }
        )

        expected = _expected(outcome.code, decided, received)
        assert {key: answer[key] for key in expected} == expected, (decided, body, wait)


@pytest.mark.parametrize("outcome", list(Outcome), ids=lambda outcome: outcome.key)
@pytest.mark.parametrize("body", BODIES)
def test_the_paragraph_says_what_the_fields_say(outcome: Outcome, body: str) -> None:
    answer = remedies(
        {
            "outcome": outcome.code,
            "decided_on": "2025-03-10",
            "body_kind": body,
            "received_on": "2025-03-12",
        }
    )

    paragraph = answer["paragraph"] or ""
    assert ("复议" in paragraph) is (answer["class"] != "none")
    if answer["class"] == "A":
        assert "15日" in paragraph.replace("十五", "15")
        assert "6个月" not in paragraph.replace("六个月", "6个月")
    if answer["class"] == "B":
        assert "6个月" in paragraph.replace("六个月", "6个月")
    if answer["class"] != "none":
        assert answer["review_body"] in paragraph


def test_an_overdue_reply_opens_both_ways(console: Console) -> None:
    given: dict[str, Any] = {
        "outcome": "overdue",
        "decided_on": "2025-03-10",
        "body_kind": "street_office",
        "received_on": "2025-03-12",
    }

    answer = json.loads(console.run("remedies", "-", given=json.dumps(given)).out)

    assert answer["class"] == "B"
    assert answer["sue_by"]
    assert answer["policies"]
