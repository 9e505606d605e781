"""Remedies by outcome, day of decision and kind of body (law.md §8.3)."""

from datetime import date
from typing import Any

import pytest

from gongkai.law.bodykinds import BodyKind
from gongkai.law.errors import BadHistory
from gongkai.law.outcomes import Outcome, RemedyClass
from gongkai.law.remedies import remedies, remedies_for, remedy_class

REFUSAL = {
    "outcome": "3.6",
    "decided_on": "2025-03-10",
    "body_kind": "street_office",
    "received_on": "2025-03-12",
}
FIRST = {"2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7"}


def asked(**more: Any) -> dict[str, Any]:
    return remedies({**REFUSAL, **more})


def test_t25_a_refusal_goes_to_reconsideration_first() -> None:
    found = asked()

    assert found == {
        "class": "A",
        "review_body": "设立该街道办事处的县（区）人民政府",
        "review_by": "2025-05-12",
        "sue_by": None,
        "sue_after_review_days": 15,
        "paragraph": (
            "对本答复不服的，根据《行政复议法》第二十三条的规定，应当先申请行政复议。"
            "申请人可以自收到本答复之日起60日内（最迟2025年5月12日）"
            "向设立该街道办事处的县（区）人民政府申请行政复议；"
            "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内"
            "向有管辖权的人民法院提起行政诉讼。"
        ),
        "policies": ["suit_term_rolls"],
    }


def test_t25_what_does_not_exist_may_be_sued_over_directly() -> None:
    found = asked(outcome="4.1")

    assert (found["class"], found["sue_by"]) == ("B", "2025-09-12")
    assert (
        "也可以自收到本答复之日起6个月内（最迟2025年9月12日）直接向"
        in found["paragraph"]
    )


def test_t25_of_a_partial_refusal_only_the_refused_part_goes_first() -> None:
    found = asked(outcome="2")

    assert (found["class"], found["sue_by"]) == ("A", None)
    assert found["paragraph"].startswith("对本答复中不予公开的部分不服的")
    assert "partial_refusal_reconsideration_first" in found["policies"]


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize(
    ("decided_on", "first", "either"),
    [(date(2023, 12, 31), "A0", "B0"), (date(2024, 1, 1), "A", "B")],
)
def test_the_class_turns_with_the_law_of_2024(
    outcome: Outcome, decided_on: date, first: str, either: str
) -> None:
    expected = (
        first if outcome.code in FIRST else either if outcome.code != "6.3" else "none"
    )

    assert remedy_class(outcome, decided_on).value == expected


def test_before_2024_a_refusal_may_be_sued_over_directly() -> None:
    found = asked(decided_on="2023-12-29", received_on="2024-01-02")

    assert (found["class"], found["sue_by"]) == ("A0", "2024-07-02")
    assert "也可以" in found["paragraph"]


def test_a_separate_inquiry_leaves_both_ways_open() -> None:
    found = asked(outcome="3.8")

    assert found["class"] == "B"
    assert "separate_inquiry_either" in found["policies"]


def test_an_overdue_reply_prints_both_ways_and_sends_to_the_legal_office() -> None:
    found = asked(outcome="overdue")

    assert found["class"] == "B"
    assert found["paragraph"].startswith(
        "对本机关逾期未作出答复不服的，可以自答复期限届满之日起60日内"
    )
    assert "consult_legal_office" in found["policies"]


def test_where_nothing_was_decided_nothing_is_printed() -> None:
    found = asked(outcome="6.3")

    assert found == {
        "class": "none",
        "review_body": None,
        "review_by": None,
        "sue_by": None,
        "sue_after_review_days": None,
        "paragraph": "",
        "policies": ["no_remedy_without_decision"],
    }


@pytest.mark.parametrize(
    ("kind", "before", "since"),
    [
        ("county", "上一级（市）人民政府", "上一级（市）人民政府"),
        ("county_department", "县（区）人民政府或者上一级主管部门", "县（区）人民政府"),
        ("town", "县（区）人民政府", "县（区）人民政府"),
        (
            "street_office",
            "设立该街道办事处的县（区）人民政府",
            "设立该街道办事处的县（区）人民政府",
        ),
    ],
)
def test_the_reviewing_body_turns_with_the_law_of_2024(
    kind: str, before: str, since: str
) -> None:
    old = asked(body_kind=kind, decided_on="2023-12-31")
    new = asked(body_kind=kind, decided_on="2024-01-01")

    assert (old["review_body"], new["review_body"]) == (before, since)
    assert before in old["paragraph"]


def test_departments_under_vertical_leadership_are_marked_and_can_be_named() -> None:
    found = remedies_for(
        Outcome.NOT_HELD,
        date(2025, 3, 10),
        BodyKind.COUNTY_DEPARTMENT,
        reviewer="某市税务局",
    )

    assert found.review_body == "某市税务局"
    assert "向某市税务局申请行政复议" in found.paragraph
    assert "vertical_departments_excepted" in found.policies


def test_a_term_ending_on_a_rest_day_moves_to_the_next_working_day() -> None:
    found = asked(outcome="4.1", received_on="2025-08-31")

    assert found["review_by"] == "2025-10-30"
    assert found["sue_by"] == "2026-02-28"


def test_the_sixtieth_day_in_a_holiday_waits_for_its_end() -> None:
    assert asked(received_on="2025-08-05")["review_by"] == "2025-10-09"


def test_a_term_in_an_unpublished_year_is_provisional() -> None:
    found = asked(decided_on="2026-11-09", received_on="2026-11-10")

    assert "provisional_year" in found["policies"]


def test_before_the_reply_is_received_no_day_is_named() -> None:
    found = asked(outcome="4.1", received_on=None)

    assert (found["review_by"], found["sue_by"]) == (None, None)
    assert "最迟" not in found["paragraph"]
    assert found["policies"] == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"outcome": "9.9"}, "办理结果 outcome“9.9”"),
        ({"outcome": 3.6}, "办理结果 outcome"),
        ({"outcome": None}, "办理结果 outcome"),
        ({"body_kind": "empire"}, "机关类型 body_kind"),
        ({"body_kind": []}, "机关类型 body_kind"),
        ({"decided_on": None}, "作出日期 decided_on"),
        ({"decided_on": "2025-02-30"}, "作出日期 decided_on"),
        ({"decided_on": "2019-05-14"}, "作出日期 decided_on"),
        ({"received_on": "2025-03-09"}, "收到日期 received_on"),
        ({"received_on": 5}, "收到日期 received_on"),
    ],
)
def test_a_value_that_cannot_be_is_refused(change: dict[str, Any], field: str) -> None:
    with pytest.raises(BadHistory, match=field):
        asked(**change)


def test_every_class_has_its_letter() -> None:
    assert [remedy.value for remedy in RemedyClass] == ["A", "B", "A0", "B0", "none"]
