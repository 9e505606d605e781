"""政府信息管理 and 政府信息公开平台建设: freshness, people, review, the places of publication."""

from __future__ import annotations

from gongkai.annual.narrative.facts import Facts
from gongkai.annual.narrative.sentence import Sentence, word


def _freshness(facts: Facts) -> str:
    weeks = word(facts.freshness_weeks or 0)
    return f"深化动态更新机制，重点工作动态更新周期缩至{weeks}周内"


def _team(facts: Facts) -> str:
    return (
        "健全信息公开队伍，完善政府信息公开工作领导小组架构，"
        f"由{facts.steering_lead}牵头，各股室选派{facts.officers_per_office}人担任兼职信息员"
    )


def _review(facts: Facts) -> str:
    return "深化信息审核体系，严格执行“三审三校”流程" if facts.three_reviews else ""


def _reviewers(facts: Facts) -> str:
    if not facts.reviewers:
        return ""
    return (
        f"明确指定{word(facts.reviewers)}名同志专门负责信息公开工作的评审环节，"
        "确保信息准确无误发布"
    )


MANAGEMENT = (
    Sentence(("freshness_weeks",), _freshness),
    Sentence(("steering_lead", "officers_per_office"), _team),
    Sentence(("three_reviews",), _review),
    Sentence(("reviewers",), _reviewers),
)


def _platforms(facts: Facts) -> str:
    social = [
        channel.name for channel in facts.channels if channel.social and channel.number
    ]
    listed = "、".join([facts.portal_name or "", *social])
    return f"加强和规范{listed}等信息公开平台的建设与管理。"


def _hotline(facts: Facts) -> str:
    if not facts.hotline_clerks:
        return ""
    return "工作动态、办事流程以及12345政府服务热线等信息在网上公开发布。"


def _interpretations(facts: Facts) -> str:
    number = facts.interpretations
    return f"全年发布政策解读{number}条。" if number else ""


def _responses(facts: Facts) -> str:
    return f"全年回应公众关切{facts.responses}次。" if facts.responses else ""


PLATFORM = (
    Sentence(("channels", "portal_name"), _platforms),
    Sentence(("hotline_clerks",), _hotline),
    Sentence(("interpretations",), _interpretations),
    Sentence(("responses",), _responses),
)
