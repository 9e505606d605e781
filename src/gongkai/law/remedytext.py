"""The remedy paragraph of a letter, in words: the only place that writes periods and courts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.law.outcomes import Outcome, RemedyClass
from gongkai.law.periods import (
    RECONSIDERATION_DAYS,
    SUIT_AFTER_RECONSIDERATION_DAYS,
    SUIT_MONTHS,
)
from gongkai.law.sources import RECONSIDERATION

_COURT = "有管辖权的人民法院"


@dataclass(frozen=True, slots=True)
class Terms:
    """The periods in force: natural days, calendar months, natural days."""

    review_days: int
    suit_months: int
    suit_after_review_days: int

    @classmethod
    def on(cls, day: date) -> Terms:
        """Return the periods in force on ``day``."""
        return cls(
            RECONSIDERATION_DAYS.on(day),
            SUIT_MONTHS.on(day),
            SUIT_AFTER_RECONSIDERATION_DAYS.on(day),
        )


def paragraph(
    remedy: RemedyClass,
    outcome: Outcome | None,
    body: str,
    terms: Terms,
    last_days: tuple[date | None, date | None],
) -> str:
    """Return the paragraph; ``last_days`` are those of the review and of the direct suit.

    Source: 《行政复议法》第二十条第一款、第二十三条、第二十四条;《行政诉讼法》第四十五条、第四十六条.
    """
    review_by, sue_by = last_days
    since = "答复期限届满" if outcome is None else "收到本答复"
    review = (
        f"自{since}之日起{terms.review_days}日内{_until(review_by)}向{body}申请行政复议"
    )
    after = (
        f"对行政复议决定不服的，可以自收到行政复议决定书之日起"
        f"{terms.suit_after_review_days}日内向{_COURT}提起行政诉讼"
    )
    if remedy is RemedyClass.RECONSIDERATION_FIRST:
        rule = f"根据{RECONSIDERATION['23']}的规定，应当先申请行政复议"
        return f"{_subject(outcome)}，{rule}。申请人可以{review}；{after}。"
    suit = f"自{since}之日起{terms.suit_months}个月内{_until(sue_by)}直接向{_COURT}提起行政诉讼"
    return f"{_subject(outcome)}，可以{review}，也可以{suit}；申请行政复议后，{after}。"


def _subject(outcome: Outcome | None) -> str:
    if outcome is None:
        return "对本机关逾期未作出答复不服的"
    if outcome is Outcome.GRANTED_IN_PART:
        return "对本答复中不予公开的部分不服的"
    return "对本答复不服的"


def _until(day: date | None) -> str:
    return "" if day is None else f"（最迟{day.year}年{day.month}月{day.day}日）"
