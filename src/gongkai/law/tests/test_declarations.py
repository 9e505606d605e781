"""What is declared once: sources, dated values, procedure, outcomes, policies."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gongkai.law import periods, policies, sources
from gongkai.law.bodykinds import BodyKind
from gongkai.law.dated import Dated, all_values
from gongkai.law.days import statutory_day
from gongkai.law.errors import BadHistory, NotInForce
from gongkai.law.intake import IntakeRoute, received_on
from gongkai.law.outcomes import Outcome
from gongkai.law.procedure import STEPS, Effect, State, steps_from
from gongkai.law.reportbasis import instruments
from gongkai.law.requesters import RequesterKind
from gongkai.law.sources import OGI, PROJECT, Cite


def test_a_place_without_an_article_stands_as_it_is() -> None:
    assert str(PROJECT["更新提醒"]) == "《本系统约定》更新提醒"
    assert str(OGI["23.1(4)"]) == "《条例》第二十三条第一款第（四）项"
    assert sources.chinese_number(100) == "一百"


@pytest.mark.parametrize("name", all_values())
def test_a_dated_value_answers_from_its_first_day_and_not_before(name: str) -> None:
    value = all_values()[name]

    assert value.on(value.first) == value.versions()[0][1]
    assert value.on(date(2026, 12, 31)) == value.versions()[-1][1]
    assert isinstance(value.source, Cite)
    assert str(value.source)
    with pytest.raises(NotInForce, match=name.partition("（")[0]):
        value.on(value.first - timedelta(days=1))


def test_a_dated_value_without_a_name_cites_its_source() -> None:
    value = Dated({date(2020, 1, 1): 1}, source=OGI["33.2"])

    with pytest.raises(NotInForce, match=r"第三十三条第二款.*2020-01-01"):
        value.on(date(2019, 1, 1))


def test_the_reply_took_fifteen_days_before_2019() -> None:
    assert periods.REPLY_DAYS.versions() == (
        (date(2008, 5, 1), 15),
        (date(2019, 5, 15), 20),
    )


def test_every_step_has_a_source_a_label_and_a_right() -> None:
    for name, step in STEPS.items():
        assert step.name == name
        assert isinstance(step.source, Cite)
        assert step.label
        assert step.permission in {"handle_request", "decide_request"}
        assert step.start
        assert not step.start & step.recordable


def test_the_clock_has_a_row_for_each_of_its_effects() -> None:
    assert {step.clock for step in STEPS.values()} == set(Effect)


def test_every_state_can_be_reached_and_left_or_is_the_end() -> None:
    reached = {step.end for step in STEPS.values() if step.end}
    by_time = {
        State.AWAITING_CONFIRMATION,
        State.LAPSED_UNCORRECTED,
        State.LAPSED_UNPAID,
    }

    assert reached | by_time == set(State)
    assert all(
        steps_from(state) for state in set(State) - {State.AWAITING_CONFIRMATION}
    )
    assert all(state.label for state in State)


def test_offered_steps_can_be_taken() -> None:
    for state in State:
        assert all(step.allowed_in(state) for step in steps_from(state))


def test_a_closed_request_offers_no_step_of_the_clock() -> None:
    assert [step.name for step in steps_from(State.REPLIED)] == ["serve", "close"]
    assert [step.name for step in steps_from(State.WITHDRAWN)] == ["close"]
    assert steps_from(State.AWAITING_CONFIRMATION) == ()


def test_there_are_twenty_one_outcomes_in_the_official_order() -> None:
    assert [outcome.code for outcome in Outcome] == [
        "1",
        "2",
        *(f"3.{number}" for number in range(1, 9)),
        *(f"4.{number}" for number in range(1, 4)),
        *(f"5.{number}" for number in range(1, 6)),
        *(f"6.{number}" for number in range(1, 4)),
    ]


@pytest.mark.parametrize("outcome", Outcome)
def test_an_outcome_is_found_by_key_and_by_code(outcome: Outcome) -> None:
    assert Outcome.from_key(outcome.key) is outcome
    assert Outcome.from_code(outcome.code) is outcome
    assert outcome.key == outcome.name.lower()
    assert (outcome.group is None) == (outcome.code in {"1", "2"})
    assert outcome.basis or outcome is Outcome.OTHER


def test_an_unknown_outcome_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadHistory, match="请填写 granted、"):
        Outcome.from_key("given")


def test_the_columns_are_the_official_ones() -> None:
    assert [(kind.key, kind.label) for kind in RequesterKind] == [
        ("person", "自然人"),
        ("business", "商业企业"),
        ("research", "科研机构"),
        ("charity", "社会公益组织"),
        ("legal_service", "法律服务机构"),
        ("other", "其他"),
    ]


@pytest.mark.parametrize(
    ("kind", "government", "by"),
    [
        ("county", True, date(2025, 3, 31)),
        ("county_department", False, date(2025, 1, 31)),
        ("town", True, date(2025, 1, 31)),
        ("street_office", False, date(2025, 1, 31)),
    ],
)
def test_a_body_reports_by_its_kind(kind: str, government: bool, by: date) -> None:
    found = BodyKind.from_key(kind)

    assert (found.is_government, found.reports_by(2024)) == (government, by)
    assert found.label
    assert found.reports_by(2018) == date(2019, 3, 31)


def test_a_report_cites_the_format_of_its_year() -> None:
    assert [instruments(year)[1].number for year in (2019, 2020, 2021, 2025)] == [
        "国办公开办函〔2019〕60号",
        "国办公开办函〔2019〕60号",
        "国办公开办函〔2021〕30号",
        "国办公开办函〔2021〕30号",
    ]
    with pytest.raises(NotInForce):
        instruments(2018)


def test_an_intake_route_cites_its_rule() -> None:
    assert str(IntakeRoute.FAX.source) == "《条例》第三十一条第（三）项"
    assert all(route.label for route in IntakeRoute)


def test_a_mail_needs_no_moment_of_submission() -> None:
    found = received_on(IntakeRoute.SIGNED_MAIL, None, signed_on=date(2025, 3, 3))

    assert found == date(2025, 3, 3)


def test_a_day_is_taken_in_beijing_and_never_from_a_naive_moment() -> None:
    assert statutory_day(datetime(2025, 12, 31, 16, tzinfo=UTC)) == date(2026, 1, 1)
    with pytest.raises(BadHistory, match="请注明时区"):
        statutory_day(datetime(2025, 12, 31, 16))  # noqa: DTZ001


@pytest.mark.parametrize("policy", policies.POLICIES.values())
def test_a_policy_says_what_it_settles_and_for_which_text(
    policy: policies.Policy,
) -> None:
    assert policy.text.endswith("。")
    assert str(policy.source)
    assert policy.mark in policies.Mark


def test_a_refusal_repeats_at_most_forty_characters() -> None:
    assert (
        str(BadHistory("文号", "甲" * 50, "请缩短"))
        == f"文号“{'甲' * 40}…”不可用：请缩短。"
    )
