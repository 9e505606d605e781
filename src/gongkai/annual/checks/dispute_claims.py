"""What the prose says of reconsiderations and lawsuits over information disclosure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.checks.claims import (
    COUNT_UNITS,
    NUMBER,
    Claim,
    Quantity,
    claim,
    counted,
    figure_of,
)
from gongkai.annual.checks.sentences import Sentence

_RECONSIDERATION, _DIRECT, _AFTER = "reconsideration", "direct", "after_reconsideration"


def _quantity(name: str, result: str, *blocks: str) -> Quantity:
    cells = tuple(("cases", f"{block}.{result}") for block in blocks)
    return Quantity(name, "disputes", (cells,))


RECONSIDERATIONS = _quantity("行政复议", "total", _RECONSIDERATION)
LAWSUITS = _quantity("行政诉讼", "total", _DIRECT, _AFTER)
DIRECT_SUITS = _quantity("未经复议直接起诉", "total", _DIRECT)
LATER_SUITS = _quantity("复议后起诉", "total", _AFTER)

_CASES = r"(?:申请|案件|事项|案|件数|数量|数|件|情况)*+(?:共|为|有|计|发生|均为|各为)*+"
_TOPIC = re.compile(r"信息公开|依申请|公开申请")
_REVIEWER = re.compile(
    r"(?:审理|办理|受理|审结|承办|办结|收到|代理)[^，。；]{0,10}行政(?:复议|诉讼|应诉)"
)

_FILED = r"(?:[^，。；:\d]{0,10}?(?:提起|提出))?的?行政诉讼|[^，。；:\d、]{0,10}?(?:提起诉讼|起诉)(?:的?行政诉讼)?|[又再]?提起"
_LATER = re.compile(
    rf"(?:(?<!未经)(?:经|对)?(?:行政)?复议(?:决定|结果)?(?:仍?不服)?后，?"
    rf"|不服(?:行政)?复议(?:决定|结果)?(?:而|后)?，?"
    rf"|(?:行政)?复议(?:决定|结果)(?:仍?不服)，?)(?:{_FILED})"
)
_DIRECT_SUIT = re.compile(
    r"(?:未经(?:行政)?复议，?(?:而|即)?)?直接"
    r"(?:[^，。；:\d、]{0,10}?(?:起诉|提起诉讼|提起的?行政诉讼))"
)
_SUBJECTS = (
    (LATER_SUITS, _LATER),
    (DIRECT_SUITS, _DIRECT_SUIT),
    (LAWSUITS, re.compile(r"行政诉讼")),
    (RECONSIDERATIONS, re.compile(r"行政复议(?!后|机关|机构|前置|决定|委员会)")),
)
_BLOCKS = {
    RECONSIDERATIONS: (_RECONSIDERATION,),
    LAWSUITS: (_DIRECT, _AFTER),
    DIRECT_SUITS: (_DIRECT,),
    LATER_SUITS: (_AFTER,),
}
_RESULTS = (
    ("upheld", "结果维持", r"(?:结果)?维持"),
    ("overturned", "结果纠正", r"(?:结果)?纠正"),
    ("other", "其他结果", r"其他结果"),
    ("pending", "尚未审结", r"(?:尚未|未)审结"),
)
_RESULT = tuple(
    (key, label, re.compile(rf"(?:{words})(?:的|为|共|案件|有)*+{NUMBER}"))
    for key, label, words in _RESULTS
)
_JOINED = re.compile(
    r"行政复议(?:案件|申请)?(?:、|和|及|或|与|以及|，)(?:者|被|提起|提出|引发|的)*$"
)
_BOTH = re.compile(
    rf"行政复议{_CASES}(?:、|和|及|或|与|以及){{1}}(?:提起)?行政诉讼{_CASES}(?P<none>0件|零件|没有|无(?!效))"
)
_NONE = re.compile(
    r"(?:未|没有|无)(?:曾)?(?:发生|产生|收到|出现|引发|引起|有|涉及)?(?:过|任何|因){0,2}[^，。；:\d]{0,30}?"
    r"(?P<first>行政复议|行政诉讼)(?:申请|案件|案|情况){0,3}"
    r"(?:(?:、|和|及|或|与|以及|，也?无|，也?未发生|，没有)(?:提起)?(?P<second>行政复议|行政诉讼))?"
)
_NAMED = {"行政复议": RECONSIDERATIONS, "行政诉讼": LAWSUITS}
_QUALIFIED = re.compile(r"纠错|败诉|逾期|被撤销|被纠正|责令")


def disputes(sentence: Sentence) -> Iterator[Claim]:
    """Yield what ``sentence`` says of disputes that arose from requests."""
    about_disclosure = sentence.part == "four" or _TOPIC.search(sentence.text)
    if not about_disclosure and not sentence.asked:
        return
    if _REVIEWER.search(sentence.text) and not about_disclosure:
        return
    yield from _totals(sentence)
    yield from _results(sentence)
    yield from _none(sentence)


def _totals(sentence: Sentence) -> Iterator[Claim]:
    for quantity, subject in _SUBJECTS:
        before = re.compile(rf"{subject.pattern}{_CASES}{NUMBER}")
        after = re.compile(
            rf"{NUMBER}(?:件|宗|起)(?!，)[^，。；:\d、和及或在]{{0,20}}?{subject.pattern}(?!或|中)"
        )
        for pattern in (before, after):
            for each in counted(sentence, pattern, quantity):
                if not (_is_joint(each) or _is_of_one_route(each)):
                    yield each


def _is_of_one_route(each: Claim) -> bool:
    """Return whether suits are counted that only one of the two routes led to."""
    at = each.position + each.quote.find("行政诉讼")
    return each.quantity is LAWSUITS and any(
        match.start() <= at < match.end()
        for pattern in (_LATER, _DIRECT_SUIT)
        for match in pattern.finditer(each.sentence.text)
    )


def _is_joint(each: Claim) -> bool:
    """Return whether the number counts reconsiderations and suits together."""
    if each.quantity in {LATER_SUITS, DIRECT_SUITS}:
        return False
    before = each.sentence.text[: each.position]
    other = "复议" in each.quote and "诉讼" in each.quote
    return bool(each.value and (_JOINED.search(before) or other))


def _results(sentence: Sentence) -> Iterator[Claim]:
    """Yield 结果维持5件 and the like, each for the subject last named before it."""
    for key, label, pattern in _RESULT:
        for match in pattern.finditer(sentence.text):
            figure = figure_of(sentence, match)
            subject = _subject_before(sentence, match.start())
            if figure is None or subject is None or figure.unit not in COUNT_UNITS:
                continue
            name = f"{subject.name}{label}"
            quantity = _quantity(name, key, *_BLOCKS[subject])
            yield claim(sentence, match, quantity, figure.value, figure.end)


def _subject_before(sentence: Sentence, position: int) -> Quantity | None:
    text = sentence.text[:position]
    found = [
        (match.end(), quantity)
        for quantity, pattern in _SUBJECTS
        for match in pattern.finditer(text)
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


def _none(sentence: Sentence) -> Iterator[Claim]:
    for match in _BOTH.finditer(sentence.text):
        yield claim(sentence, match, RECONSIDERATIONS, 0)
        yield claim(sentence, match, LAWSUITS, 0)
    for match in _NONE.finditer(sentence.text):
        after = sentence.text[match.end() : match.end() + 8]
        if _QUALIFIED.search(match.group() + after) or re.search(NUMBER + "件", after):
            continue
        for name in filter(None, (match["first"], match["second"])):
            yield claim(sentence, match, _NAMED[name], 0)
