"""What is open to the requester after a decision: generated here and nowhere else.

Source: 《行政复议法》第二十条、第二十三条、第二十四条;《行政诉讼法》第四十五条、第四十六条.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from gongkai.law.bodykinds import BodyKind
from gongkai.law.errors import BadHistory
from gongkai.law.months import plus_months
from gongkai.law.outcomes import Outcome, RemedyClass
from gongkai.law.payload import mapping, optional_day, required_day
from gongkai.law.periods import RECONSIDERATION_DAYS, RECONSIDERATION_FIRST, SUIT_MONTHS
from gongkai.law.policies import in_order
from gongkai.law.remedytext import Terms, paragraph
from gongkai.law.reviewbody import review_body
from gongkai.law.workdays import national

OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Remedies:
    """The class of remedy, its terms and the paragraph a letter prints."""

    remedy: RemedyClass
    review_body: str | None
    review_by: date | None
    sue_by: date | None
    sue_after_review_days: int | None
    paragraph: str
    policies: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the JSON object ``gongkai remedies`` prints."""
        return {
            "class": self.remedy.value,
            "review_body": self.review_body,
            "review_by": self.review_by and self.review_by.isoformat(),
            "sue_by": self.sue_by and self.sue_by.isoformat(),
            "sue_after_review_days": self.sue_after_review_days,
            "paragraph": self.paragraph,
            "policies": list(self.policies),
        }


def remedies(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answer of ``gongkai remedies`` to its JSON input.

    :raises BadHistory: a field is missing, malformed or out of order.
    """
    payload = mapping("输入", payload)
    outcome = _outcome(payload.get("outcome"))
    kind = BodyKind.from_key(payload.get("body_kind"))
    decided_on = required_day(payload, "decided_on", "作出日期")
    received_on = optional_day(payload, "received_on", "收到日期")
    return remedies_for(outcome, decided_on, kind, received_on).as_json()


def remedies_for(
    outcome: Outcome | None,
    decided_on: date,
    kind: BodyKind,
    received_on: date | None = None,
    *,
    reviewer: str | None = None,
) -> Remedies:
    """Return the remedies against ``outcome``, or against a reply that never came (``None``).

    ``reviewer`` names the reviewing body where it is known by name, or is not the usual
    one (departments under national vertical leadership).

    :raises BadHistory: the decision was received before it was taken.

    >>> found = remedies_for(
    ...     Outcome.DELIBERATIVE, date(2025, 3, 10), BodyKind.TOWN, date(2025, 3, 12)
    ... )
    >>> found.remedy.value, found.review_by, found.sue_by, found.sue_after_review_days
    ('A', datetime.date(2025, 5, 12), None, 15)
    """
    if received_on is not None and received_on < decided_on:
        raise BadHistory(
            "收到日期 received_on",
            received_on,
            f"不能早于作出日期 decided_on（{decided_on}），请核对并改正其中一个日期",
        )
    remedy = remedy_class(outcome, decided_on)
    if remedy is RemedyClass.NONE:
        used = in_order({"no_remedy_without_decision"})
        return Remedies(remedy, None, None, None, None, "", used)
    terms = Terms.on(decided_on)
    review_by = _review_by(received_on)
    sue_by = (
        None if remedy is RemedyClass.RECONSIDERATION_FIRST else _sue_by(received_on)
    )
    body = reviewer or review_body(kind, decided_on)
    return Remedies(
        remedy=remedy,
        review_body=body,
        review_by=review_by,
        sue_by=sue_by,
        sue_after_review_days=terms.suit_after_review_days,
        paragraph=paragraph(remedy, outcome, body, terms, (review_by, sue_by)),
        policies=_policies(remedy, outcome, kind, (review_by, sue_by)),
    )


def remedy_class(outcome: Outcome | None, decided_on: date) -> RemedyClass:
    """Return the class of remedy; since 2024-01-01 a refusal goes to reconsideration first."""
    today = RemedyClass.EITHER if outcome is None else outcome.remedy
    if RECONSIDERATION_FIRST.on(decided_on):
        return today
    return _BEFORE_2024[today]


_BEFORE_2024 = {
    RemedyClass.RECONSIDERATION_FIRST: RemedyClass.REFUSAL_BEFORE_2024,
    RemedyClass.EITHER: RemedyClass.EITHER_BEFORE_2024,
    RemedyClass.NONE: RemedyClass.NONE,
}


def _outcome(code: object) -> Outcome | None:
    if code == OVERDUE:
        return None
    codes = [outcome.code for outcome in Outcome]
    if not isinstance(code, str) or code not in codes:
        listed = "、".join((*codes, OVERDUE))
        raise BadHistory("办理结果 outcome", code, f"请填写 {listed} 之一")
    return Outcome.from_code(code)


def _review_by(received_on: date | None) -> date | None:
    if received_on is None:
        return None
    days = RECONSIDERATION_DAYS.on(received_on)
    return national().roll(received_on + timedelta(days=days))


def _sue_by(received_on: date | None) -> date | None:
    if received_on is None:
        return None
    return national().roll(plus_months(received_on, SUIT_MONTHS.on(received_on)))


def _policies(
    remedy: RemedyClass,
    outcome: Outcome | None,
    kind: BodyKind,
    days: tuple[date | None, ...],
) -> tuple[str, ...]:
    fixed = [day for day in days if day is not None]
    applies = {
        "partial_refusal_reconsideration_first": outcome is Outcome.GRANTED_IN_PART
        and remedy is RemedyClass.RECONSIDERATION_FIRST,
        "separate_inquiry_either": outcome is Outcome.SEPARATE_INQUIRY
        and remedy is RemedyClass.EITHER,
        "consult_legal_office": outcome is None and remedy is RemedyClass.EITHER,
        "vertical_departments_excepted": kind is BodyKind.COUNTY_DEPARTMENT,
        "suit_term_rolls": bool(fixed),
        "provisional_year": any(national().is_provisional(day) for day in fixed),
    }
    return in_order(name for name, true in applies.items() if true)
