"""Parts five and six: what the records show to be wrong, and the processing fee."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.annual.cells import amount_text
from gongkai.annual.narrative.facts import Facts
from gongkai.annual.narrative.sentence import Sentence, numbered
from gongkai.law.reportbasis import fee_rules


@dataclass(frozen=True, slots=True)
class Problem:
    """A shortcoming that a count of the records shows, and what is done about it."""

    fact: str
    problem: Callable[[int], str]
    remedy: str


PROBLEMS = (
    Problem(
        "stale_columns",
        lambda n: f"部分信息公开的时效性有待提高，全年有{n}个栏目更新不及时",
        "优化信息发布流程，建立信息发布预提醒机制，确保重要信息及时公开",
    ),
    Problem(
        "uninterpreted",
        lambda n: f"政策解读与文件发布不够同步，有{n}件政策文件未及时发布解读",
        "政策文件与解读材料同步组织、同步审签、同步发布",
    ),
    Problem(
        "late_replies",
        lambda n: f"依申请公开办理的时效性有待加强，有{n}件申请的答复超过法定期限",
        "完善依申请公开台账和期限提醒，按法定期限逐件督办",
    ),
    Problem(
        "overturned",
        lambda n: (
            f"依申请公开答复的规范性有待提高，有{n}件在行政复议或行政诉讼中结果被纠正"
        ),
        "加强答复文书的法制审核和业务培训，提高答复质量",
    ),
)
_CHECKED = {
    "stale_columns": "栏目更新逾期",
    "uninterpreted": "政策解读滞后",
    "late_replies": "申请答复超期",
    "overturned": "答复被纠正",
}


def five(facts: Facts) -> str | None:
    """Return part five from what the records show; ``None`` when no record says anything."""
    known = [each for each in PROBLEMS if facts.knows(each.fact)]
    if not known:
        return None
    found = [each for each in known if getattr(facts, each.fact)]
    if not found:
        listed = "、".join(_CHECKED[each.fact] for each in known)
        return (
            f"主要问题：对照台账自查，全年未出现{listed}的情形，公开工作仍需持续巩固。\n"
            "改进情况：继续按栏目更新周期和法定期限做好日常提醒与核查。"
        )
    problems = numbered(each.problem(getattr(facts, each.fact)) for each in found)
    remedies = numbered(each.remedy for each in found)
    return f"主要问题：{problems}\n改进情况：{remedies}"


def _fee(facts: Facts) -> str:
    rules = fee_rules()
    told = "无收取信息处理费情况"
    if facts.fee_yuan:
        told = f"收取信息处理费共计{amount_text(facts.fee_yuan)}元"
    basis = ""
    if rules.in_force.year <= facts.year:
        basis = f"按照《国务院办公厅关于印发〈{rules.title}〉的通知》（{rules.number}）规定，"
    return f"{basis}{facts.year}年本单位在办理依申请公开件中{told}。"


SIX = (Sentence(("fee_yuan",), _fee),)
