from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual.checks import check
from gongkai.annual.narrative import (
    DEFAULT,
    THEMES,
    ChannelCount,
    DocumentCount,
    Facts,
    draft,
    head_note,
    title,
    unsupported,
)
from gongkai.annual.report import Narrative
from gongkai.annual.tests import make
from gongkai.law.bodykinds import BodyKind
from gongkai.law.errors import NotInForce
from gongkai.law.outcomes import Outcome

BARE = Facts(
    year=2024, body_name="澄湖县自然资源局", short_name="县自然资源局", self_name="我局"
)


TOLD = replace(
    BARE,
    channels=(ChannelCount("政府门户网站", 3),),
    portal_name="县政府门户网站",
    received=0,
    reviewers=1,
    hotline_clerks=1,
)


def one(**known: object) -> str:
    return draft(replace(BARE, **known)).one or ""  # type: ignore[arg-type]


def test_without_records_no_heading_stands_alone() -> None:
    drafted = draft(BARE)

    assert (drafted.one or "").startswith("2024年，县自然资源局深入贯彻")
    assert "\n" not in (drafted.one or "")
    assert drafted.parts()[1:] == tuple(
        (part, None) for part in ("two", "three", "four", "five", "six")
    )


@pytest.mark.parametrize("order", list(permutations(DEFAULT))[::17])
def test_the_themes_stand_in_the_officers_order(order: tuple[str, ...]) -> None:
    lines = (draft(TOLD, order).one or "").split("\n")[1:]

    assert [line.partition("。")[0] for line in lines] == [
        f"（{ordinal}）{THEMES[key]}"
        for ordinal, key in zip("一二三四五", order, strict=True)
    ]


@pytest.mark.parametrize(
    "order", [DEFAULT[:4], (*DEFAULT[:4], DEFAULT[0]), (*DEFAULT, "other")]
)
def test_every_theme_stands_exactly_once(order: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="各排一次"):
        draft(BARE, order)


def test_a_site_alone_is_no_double_channel() -> None:
    text = one(channels=(ChannelCount("政府门户网站", 3),), until=date(2024, 10, 5))

    assert (
        "截至10月5日，通过政府网站，累计发布3条工作动态信息。其中，政府门户网站发布3条。"
        in text
    )


def test_a_theme_without_records_is_left_out_and_the_others_count_on() -> None:
    text = one(received=0, hotline_clerks=1)

    assert "主动公开。" not in text
    assert "政府信息管理" not in text
    assert [line[:3] for line in text.split("\n")[1:]] == ["（一）", "（二）", "（三）"]


def test_a_channel_nothing_was_pushed_on_is_not_named() -> None:
    text = one(
        channels=(
            ChannelCount("政府门户网站", 3),
            ChannelCount("微信公众号", 0, "推送", social=True),
        ),
        portal_name="县政府门户网站",
    )

    assert "双渠道" not in text
    assert "微信公众号" not in text
    assert "通过政府网站，累计发布3条" in text


def test_documents_alone_are_told_without_a_channel() -> None:
    text = one(documents=(DocumentCount("权力清单", 2),))

    assert "截至12月31日，累计发布2份关键政策文件，涵盖权力清单2份。" in text


def test_social_media_alone_are_named() -> None:
    text = one(channels=(ChannelCount("“澄湖自然”微信公众号", 2, "推送", social=True),))

    assert "通过政务新媒体，累计发布2条工作动态信息" in text


def test_documents_in_different_numbers_are_counted_one_by_one() -> None:
    text = one(
        channels=(ChannelCount("政府门户网站", 3),),
        documents=(
            DocumentCount("权力清单", 1),
            DocumentCount("制度", 2),
            DocumentCount("年报", 0),
        ),
    )

    assert "累计发布6条" in text
    assert "同时发布3份关键政策文件，涵盖权力清单1份、制度2份。" in text


def test_one_category_stands_alone() -> None:
    assert "信息公开涵盖了文件。" in one(categories=("文件",))


def test_requests_are_told_with_their_results() -> None:
    text = one(
        received=6,
        carried_in=1,
        handled=5,
        carried_out=2,
        outcomes={"granted": 2, "state_secret": 1, "deliberative": 1, "unpaid": 1},
        late_replies=0,
        reconsiderations=0,
        lawsuits=0,
    )

    assert (
        "2024年我局收到政府信息公开申请6件。上年结转政府信息公开申请1件。"
        "全年办结政府信息公开申请5件：予以公开2件，不予公开2件，其他处理1件。"
        "结转下年度继续办理2件。答复均在法定期限内作出。"
        "未发生因政府信息公开引起的行政复议、行政诉讼。" in text
    )


def test_nothing_is_said_of_results_when_nothing_was_handled() -> None:
    assert "办结" not in one(received=1, handled=0, outcomes={"granted": 0})


def test_disputes_are_told_with_their_numbers() -> None:
    text = one(reconsiderations=2, lawsuits=1)

    assert "因政府信息公开引起行政复议2件、行政诉讼1件。" in text


def test_late_replies_are_not_called_timely() -> None:
    assert "法定期限内" not in one(handled=5, late_replies=1)


def test_management_is_counted_off() -> None:
    text = one(three_reviews=True, reviewers=3, freshness_weeks=2)

    assert "一是深化动态更新机制" in text
    assert "；二是深化信息审核体系" in text
    assert "三是明确指定三名同志" in text


def test_what_is_counted_as_none_is_not_boasted_of() -> None:
    text = one(
        three_reviews=False,
        reviewers=0,
        hotline_clerks=0,
        officers_per_office=0,
        trainings=0,
        interpretations=0,
        responses=0,
    )

    assert text == draft(BARE).one


def test_the_platform_names_its_interpretations_and_responses() -> None:
    text = one(interpretations=4, responses=2)

    assert "全年发布政策解读4条。全年回应公众关切2次。" in text


def test_supervision_tells_training_and_results() -> None:
    text = one(
        trainings=2,
        trainees=60,
        assessment="优秀",
        evaluation="满意",
        accountable=0,
    )

    assert "全年开展政府信息公开业务培训2次，参训60人次。" in text
    assert "考核结果为优秀。社会评议结果为满意。" in text
    assert "未发生因政府信息公开工作被责任追究的情形" in text


def test_training_without_a_head_count_and_people_held_to_account() -> None:
    text = one(trainings=1, accountable=2)

    assert "培训1次。" in text
    assert "被责任追究2人。" in text


def test_a_draft_with_its_results_satisfies_the_rule_for_governments() -> None:
    facts = replace(
        BARE, assessment="优秀", evaluation="满意", accountable=0, kind=BodyKind.TOWN
    )
    report = make.report(narrative=draft(facts))

    assert "TX-4" not in {each.rule for each in check(report, kind=BodyKind.TOWN)}


def test_problems_follow_from_the_records() -> None:
    five = draft(replace(BARE, stale_columns=2, late_replies=1, overturned=0)).five

    assert five == (
        "主要问题：一是部分信息公开的时效性有待提高，全年有2个栏目更新不及时；"
        "二是依申请公开办理的时效性有待加强，有1件申请的答复超过法定期限。\n"
        "改进情况：一是优化信息发布流程，建立信息发布预提醒机制，确保重要信息及时公开；"
        "二是完善依申请公开台账和期限提醒，按法定期限逐件督办。"
    )


@pytest.mark.parametrize(
    "facts",
    [replace(BARE, uninterpreted=3), replace(BARE, overturned=3)],
    ids=["uninterpreted", "overturned"],
)
def test_one_problem_stands_without_a_number(facts: Facts) -> None:
    five = draft(facts).five or ""

    assert "一是" not in five
    assert "3件" in five


def test_a_year_without_problems_says_what_was_looked_at() -> None:
    five = draft(replace(BARE, stale_columns=0, late_replies=0)).five or ""

    assert "未出现栏目更新逾期、申请答复超期的情形" in five
    assert check(make.report(narrative=replace(make.WORDS, five=five))) == ()


@pytest.mark.parametrize(
    ("fee", "words"),
    [
        (Decimal(0), "2024年本单位在办理依申请公开件中无收取信息处理费情况。"),
        (Decimal("400.00"), "收取信息处理费共计400元。"),
    ],
)
def test_part_six_tells_the_fee_and_its_rules(fee: Decimal, words: str) -> None:
    six = draft(replace(BARE, fee_yuan=fee)).six or ""

    assert six.endswith(words)
    assert "（国办函〔2020〕109号）规定" in six


def test_the_fee_rules_are_not_cited_before_they_were_in_force() -> None:
    six = draft(replace(BARE, year=2020, fee_yuan=Decimal(0))).six or ""

    assert six.startswith("2020年本单位")


def test_a_year_without_a_report_format_is_not_drafted() -> None:
    with pytest.raises(NotInForce):
        draft(replace(BARE, year=2018))


@given(
    received=st.integers(0, 60),
    carried_in=st.integers(0, 9),
    carried_out=st.integers(0, 9),
    outcomes=st.dictionaries(
        st.sampled_from([each.key for each in Outcome]), st.integers(1, 9)
    ),
    disputes=st.lists(st.integers(0, 9), min_size=2, max_size=2),
    faults=st.lists(st.integers(0, 9), min_size=4, max_size=4),
)
@settings(max_examples=60, deadline=None)
def test_a_draft_never_contradicts_its_own_tables(
    received: int,
    carried_in: int,
    carried_out: int,
    outcomes: dict[str, int],
    disputes: list[int],
    faults: list[int],
) -> None:
    facts = replace(
        BARE,
        received=received,
        carried_in=carried_in,
        handled=sum(outcomes.values()),
        carried_out=carried_out,
        outcomes=outcomes,
        late_replies=faults[0],
        stale_columns=faults[1],
        uninterpreted=faults[2],
        overturned=faults[3],
        reconsiderations=disputes[0],
        lawsuits=disputes[1],
        fee_yuan=Decimal(0),
    )
    drafted = draft(facts)
    report = make.report(
        name=BARE.body_name,
        requests={
            ("received", "person"): received,
            ("carried_in", "person"): carried_in,
            ("carried_out", "person"): carried_out,
            **{(key, "person"): number for key, number in outcomes.items()},
        },
        disputes={
            ("cases", "reconsideration.upheld"): disputes[0],
            ("cases", "direct.upheld"): disputes[1],
        },
        narrative=drafted,
    )

    said = {each.rule for each in check(report)}

    assert not said & {"TX-1", "TX-2", "T2-5"}
    assert unsupported(drafted, facts) == []


def test_a_figure_typed_by_hand_is_listed_with_its_sentence() -> None:
    facts = replace(BARE, received=6, channels=(ChannelCount("政府门户网站", 3),))
    text = Narrative(
        one="2024年收到申请6件。发布信息3条；\n推送信息50条。设双平台，两名同志负责。",
        six="约400元。国务院令第711号，12345热线，截至12月31日。",
    )

    assert unsupported(text, facts) == [
        "推送信息50条。",
        "设双平台，两名同志负责。",
        "约400元。",
    ]


def test_an_approximate_figure_is_never_supported() -> None:
    assert unsupported("收到申请6余件。", replace(BARE, received=6)) == [
        "收到申请6余件。"
    ]


def test_facts_count_totals_and_groups_as_supported() -> None:
    facts = replace(
        BARE,
        channels=(ChannelCount("政府门户网站", 3),),
        documents=(DocumentCount("权力清单", 2),),
        categories=("文件",),
        three_reviews=True,
        fee_yuan=Decimal(400),
        outcomes={"state_secret": 7, "deliberative": 6},
    )

    assert {5, 3, 2, 400, 13, 7, 6, 2024} <= facts.numbers()


def test_the_title_and_the_head_note_are_those_of_the_form() -> None:
    assert (
        title("澄湖县自然资源局", 2024)
        == "澄湖县自然资源局2024年政府信息公开工作年度报告"
    )
    note = head_note("澄湖县自然资源局", 2024, address="甲路1号", phone="123")
    assert "国务院令第711号" in note
    assert "自2024年1月1日起，至2024年12月31日止" in note
    assert note.endswith("（地址：甲路1号，电话：123）。")
    assert head_note("甲", 2024, until=date(2024, 10, 5)).endswith("请与甲联系。")


@given(st.text())
def test_any_text_is_searched_without_an_error(text: str) -> None:
    assert all(sentence in text for sentence in unsupported(text, BARE))
