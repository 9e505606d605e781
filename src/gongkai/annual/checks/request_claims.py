"""What the prose says of requests: received, handled, carried over."""

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

_IN = ("received", "total")
_OLD = ("carried_in", "total")
_DONE = ("handled", "total")
_LEFT = ("carried_out", "total")

RECEIVED = Quantity("收到申请", "requests", ((_IN,),))
ACCEPTED = Quantity("受理申请", "requests", ((_IN,), (_IN, _OLD)))
PROCESSED = Quantity("办理申请", "requests", ((_DONE,), (_IN,), (_IN, _OLD)))
CARRIED_IN = Quantity("上年结转", "requests", ((_OLD,),))
CARRIED_OUT = Quantity("结转下年", "requests", ((_LEFT,),))

_TAKE = r"(?P<verb>新?收到|新收|接收到?|接到|新?受理|收办|收悉|新增)"
_NOUN = (
    r"(?:政府信息依?申?请?公开申请|信息公开申请|政府信息依申请公开|信息依申请公开|依申请公开"
    r"|(?:公开)?政府信息的?申请|公开(?:政府)?信息的?申请|申请公开政府信息|公开申请|信息申请|申请)"
)
_TAIL = (
    r"(?:政府信息|信息|事项|申请|件数|工作|案件|件|表|书|数)*+[，:]?"
    r"(?:总?共计?|共有|合计|总计|总数|数量|总量|为|计|达|是|有)*+"
)
_QUIET = r"[^，。；:\d]"

_BEFORE = re.compile(rf"{_TAKE}{_QUIET}{{0,40}}?(?P<noun>{_NOUN}){_TAIL}{NUMBER}")
_AFTER = re.compile(
    rf"{_TAKE}(?:的|了|共|各类|有效)*+{NUMBER}(?:件次|人次|件|宗|条|份|起|例|次)"
    rf"{_QUIET}{{0,25}}?(?P<noun>{_NOUN})"
)
_NOUN_FIRST = re.compile(
    rf"(?P<noun>政府信息公开申请|信息公开申请|依申请公开)(?:申请|件|事项|数){{0,3}}[，:]?"
    rf"(?:共|新?收到|新收|受理|接收|收件|数量|总数|总量|件数|为|有|计){{1,5}}(?:申请)?{NUMBER}"
)
_PROCESSED = re.compile(
    rf"(?:处理|办理|办结|答复)(?:的|了|完毕)?(?:政府信息公开申请|信息公开申请|依申请公开){_TAIL}{NUMBER}"
)
_FINISHED = re.compile(
    rf"(?:办结|答复)(?:了|完毕|申请|件数|数|为|共计?|:)*+{NUMBER}(?!%)"
)
_NONE = re.compile(
    rf"(?:未|没有|尚未|暂未|从未|无人|无)(?:曾|有)?"
    rf"(?:新?收到|新收|接收到?|接到|受理|收悉|产生|出现|发生)(?:过|任何){{0,2}}{_QUIET}{{0,30}}?(?P<noun>{_NOUN})"
    r"|(?:无|没有)(?P<bare>政府信息公开申请|信息公开申请|依申请公开(?:申请|事项|件|情况|信息)?)"
)

_CAUSE = re.compile(
    r"^(?:工作|事项|案件|件|的){0,4}(?:而|所)?(?:引起|引发|产生|导致|提起|被|结转|逾期|超期|答复|的?行政复议|的?行政诉讼|的?投诉)"
)
_QUALIFIED = re.compile(r"逾期|超期|重复|反复|不予|复议|诉讼|投诉|收费|许可|低保|救助")
_FOREIGN = re.compile(
    r"12345|热线|来信|信箱|留言|建议|提案|法律援助|问政|投诉|咨询|举报|许可|复议|诉讼|工单"
    r"|补正|延期|更正|答复意见|低保|救助|补贴|公共租赁|仲裁|调解"
)
_PART = re.compile(
    r"网上|网络|线上|信函|邮寄|邮件|当面|现场|传真|窗口|来函|在线|书面|口头|其中|转办|转来|移交"
    r"|(?<![、和或])(?:自然人|商业企业|科研机构|社会公益组织|法律服务机构)(?![、和或])"
)
_NOT_ALL = re.compile(
    rf"{_FOREIGN.pattern}|公开|提供|处理|不予|部分|逾期|延期|超期|当场|信息处理费"
)
_OVER = re.compile(r"(?:结转|转结|顺延)")
_INCLUDING = re.compile(r"含[^，。；]{0,6}上一?年度?(?:结转|转结)")

_CARRIED_IN = re.compile(
    rf"(?:上一?年度?(?:结转|转结|遗留)|结转上一?年度?)"
    rf"(?:的|到本年度?|至本年度?){{0,2}}(?:办理|政府信息公开|信息公开|依申请公开|申请|件数|数量|件|数|为|共|有)*+{NUMBER}"
)
_CARRIED_OUT = re.compile(
    rf"(?:结转|转结|转|顺延|延)(?:至|到|入)?下一?年度?(?:继续)?"
    rf"(?:办理|答复|处理|的|申请|件数|数量|件|为|共|有)*+{NUMBER}"
)
_CARRIED_OUT_AFTER = re.compile(
    rf"{NUMBER}件(?:申请)?(?:结转|转结|顺延|转)(?:至|到|入)?下一?年"
)
_NO_CARRIED_IN = re.compile(
    r"(?:无|没有)上一?年度?(?:结转|转结)|上一?年度?(?:无|没有)(?:结转|转结)(?!.{0,8}下)"
)
_NO_CARRIED_OUT = re.compile(r"(?:无|没有)(?:申请)?(?:需)?(?:结转|转)(?:至|到)?下一?年")


def requests(sentence: Sentence) -> Iterator[Claim]:
    """Yield what ``sentence`` says of requests that came in and were carried over."""
    yield from _received(sentence)
    yield from _none(sentence)
    yield from _processed(sentence, _PROCESSED)
    if not speaks_of_requests(sentence):
        return
    yield from _processed(sentence, _FINISHED)
    yield from counted(sentence, _CARRIED_IN, CARRIED_IN)
    yield from counted(sentence, _CARRIED_OUT, CARRIED_OUT)
    yield from counted(sentence, _CARRIED_OUT_AFTER, CARRIED_OUT)
    for pattern, quantity in (
        (_NO_CARRIED_IN, CARRIED_IN),
        (_NO_CARRIED_OUT, CARRIED_OUT),
    ):
        for found in pattern.finditer(sentence.text):
            yield claim(sentence, found, quantity, 0)


def speaks_of_requests(sentence: Sentence) -> bool:
    """Return whether ``sentence`` is about requests for information at all."""
    return sentence.asked or bool(
        re.search("信息公开申请|依申请|公开申请|政府信息.{0,4}申请", sentence.text)
    )


def _received(sentence: Sentence) -> Iterator[Claim]:
    seen: set[int] = set()
    for pattern in (_BEFORE, _AFTER, _NOUN_FIRST):
        for match in pattern.finditer(sentence.text):
            figure = figure_of(sentence, match)
            if figure is None or figure.unit not in COUNT_UNITS:
                continue
            if figure.start in seen or _means_something_else(sentence, match):
                continue
            seen.add(figure.start)
            quantity = _quantity(match)
            yield claim(sentence, match, quantity, figure.value, figure.end)


def _quantity(match: re.Match[str]) -> Quantity:
    verb = match["verb"] if "verb" in match.re.groupindex else match.group()
    if _INCLUDING.search(match.string) or "受理" in verb or "收办" in verb:
        return ACCEPTED
    return RECEIVED


def _means_something_else(sentence: Sentence, match: re.Match[str]) -> bool:
    before = sentence.clause_before(match.start())
    words = before + match.group()
    return bool(
        (match["noun"] == "申请" and not speaks_of_requests(sentence))
        or _FOREIGN.search(words)
        or _PART.search(words)
        or _OVER.search(before)
        or "其中" in sentence.text[: match.start()]
        or (match.re is _NOUN_FIRST and re.search("办结|答复|处理|[不未]", before))
    )


def _processed(sentence: Sentence, pattern: re.Pattern[str]) -> Iterator[Claim]:
    for each in counted(sentence, pattern, PROCESSED):
        before = sentence.clause_before(each.position)
        among = "其中" in sentence.text[: each.position]
        if not (among or _PART.search(before + each.quote) or _NOT_ALL.search(before)):
            yield each


def _none(sentence: Sentence) -> Iterator[Claim]:
    for match in _NONE.finditer(sentence.text):
        noun = match["noun"] or match["bare"]
        if noun == "申请" and not speaks_of_requests(sentence):
            continue
        if _CAUSE.match(sentence.text[match.end() :]) or _QUALIFIED.search(
            match.group()
        ):
            continue
        yield claim(sentence, match, RECEIVED, 0)
