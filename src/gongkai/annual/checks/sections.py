"""What parts one and five must say: TX-3 and TX-4."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gongkai.annual.checks.rule import Case, Fault, Rule
from gongkai.annual.numbers import plain
from gongkai.annual.report import PART_TITLES, Severity
from gongkai.law.sources import OGI, PROJECT

SAME_TEXT = 0.9
"""Policy: from this likeness on, this year's text counts as last year's."""

_NOTHING = re.compile(
    r"(?:\(?[一二]\)?)?(?:主要问题|存在的?(?:主要)?问题|改进情况)?:?"
    r"(?:无|暂无|没有|不存在)(?:存在的?)?(?:主要)?(?:问题)?(?:及改进情况)?[。.]?"
)
_RESULTS = (
    ("考核", re.compile("考核")),
    ("社会评议", re.compile("评议")),
    ("责任追究", re.compile("责任追究|追究责任|追责|问责")),
)


def _empty_or_copied(case: Case) -> Iterator[Fault]:
    text = case.report.narrative.five
    title = PART_TITLES["five"]
    if not text or not text.strip() or _NOTHING.fullmatch(plain(text)):
        yield Fault(
            "narrative",
            "five",
            None,
            text or "",
            "问题和改进措施",
            f"“{title}”为空或只写“无”，请写明问题和改进措施。",
        )
        return
    before = case.previous.narrative.five if case.previous else None
    share = likeness(text, before or "")
    if share >= SAME_TEXT:
        yield Fault(
            "narrative",
            "five",
            None,
            f"{share:.0%}",
            f"低于 {SAME_TEXT:.0%}",
            f"“{title}”与上年报告的文字相似 {share:.0%}，请按本年情况重写。",
        )


def likeness(one: str, other: str) -> float:
    """Return how much of two texts is the same, from 0 to 1; figures do not count.

    >>> likeness("2024年信息更新不及时。", "2023年信息更新不及时。")
    1.0
    >>> likeness("更新不及时", "")
    0.0
    """
    first, second = _pairs(one), _pairs(other)
    together = first.total() + second.total()
    return 2 * (first & second).total() / together if first and second else 0.0


def _pairs(text: str) -> Counter[str]:
    letters = re.sub(r"[\d\W_]+", "", text)
    return Counter(letters[i : i + 2] for i in range(len(letters) - 1))


def _results_missing(case: Case) -> Iterator[Fault]:
    if case.kind is None or not case.kind.is_government:
        return
    text = "".join(words or "" for _, words in case.report.narrative.parts())
    missing = [name for name, pattern in _RESULTS if not pattern.search(text)]
    if missing:
        listed = "、".join(missing)
        yield Fault(
            "narrative",
            "one",
            None,
            None,
            listed,
            f"“{PART_TITLES['one']}”没有写{listed}结果；{case.kind.label}应当报告"
            "工作考核、社会评议和责任追究结果情况，没有的请写明没有。",
        )


RULES = (
    Rule(
        "TX-3",
        Severity.WARN,
        "第五部分不为空或“无”，也不与上年文字雷同。",
        PROJECT["TX-3"],
        _empty_or_copied,
    ),
    Rule(
        "TX-4",
        Severity.WARN,
        "各级人民政府的报告写明考核、社会评议、责任追究结果；部门和街道办事处不要求。",
        OGI["50(4)"],
        _results_missing,
    ),
)
