"""Parts of a total in the prose add up: TX-2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.cells import Amount, amount_text
from gongkai.annual.checks.rule import Case, Fault, Rule, told_amount
from gongkai.annual.checks.sentences import Sentence, sentences
from gongkai.annual.numbers import Figure, figures
from gongkai.annual.report import PART_TITLES, Severity
from gongkai.law.sources import PROJECT

_AMONG = re.compile(r"其中")
_CLOSING = re.compile(r"(?:总计|合计|共计|总共)")
_SUMMED = frozenset({"条", "件", "份", "篇", "宗", "起", "例", "期", "场"})
_NESTED = re.compile(r"\([^()]*\)")


def _do_not_add_up(case: Case) -> Iterator[Fault]:
    before: Sentence | None = None
    for sentence in sentences(case.report):
        yield from _more_than_the_whole(sentence, before)
        yield from _closing_total(sentence)
        before = sentence


def _exact(text: str, unit: str | None = None) -> list[Figure]:
    return [
        figure
        for figure in figures(text)
        if figure.unit in _SUMMED and unit in (None, figure.unit)
    ]


def _more_than_the_whole(
    sentence: Sentence, before: Sentence | None
) -> Iterator[Fault]:
    """Yield a fault where the parts after 其中 are more than all that stands before it.

    Fewer are no fault: 其中 may name some of the parts only.
    """
    whole_text, among, parts_text = sentence.text.partition("其中")
    if not among:
        return
    if not _exact(whole_text) and before is not None and before.part == sentence.part:
        whole_text = before.text
    whole = _exact(_NESTED.sub("", whole_text))
    if not whole:
        return
    unit = whole[-1].unit
    parts = _exact(_NESTED.sub("", _AMONG.split(parts_text)[0]), unit)
    totals = [each for each in whole if each.unit == unit]
    if _inexact(totals + parts) or len(parts) < 2:
        return
    total, limit = totals[-1].value, sum(each.value for each in totals)
    if sum(part.value for part in parts) > limit:
        yield _fault(sentence, total, [part.value for part in parts], unit)


def _inexact(found: list[Figure]) -> bool:
    return any(figure.approximate for figure in found)


def _closing_total(sentence: Sentence) -> Iterator[Fault]:
    """Yield a fault where 总计 … N closes a list of parts that come to something else."""
    match = _CLOSING.search(sentence.text)
    if match is None or _AMONG.search(sentence.text):
        return
    closing = _exact(sentence.text[match.end() :])
    if not closing:
        return
    unit = closing[0].unit
    parts = _exact(sentence.text[: match.start()], unit)
    if len(parts) < 2 or _inexact([*parts, closing[0]]):
        return
    values = [part.value for part in parts]
    if sum(values) > closing[0].value:
        yield _fault(sentence, closing[0].value, values, unit)


def _fault(sentence: Sentence, total: Amount, parts: list[Amount], unit: str) -> Fault:
    spelled = "＋".join(amount_text(part) for part in parts)
    return Fault(
        "narrative",
        sentence.part,
        None,
        told_amount(total),
        told_amount(sum(parts)),
        f"“{PART_TITLES[sentence.part]}”写总数 {amount_text(total)} {unit}，"
        f"各分项 {spelled} 合计 {amount_text(sum(parts))} {unit}，二者不符，请核对。",
    )


RULES = (
    Rule(
        "TX-2",
        Severity.WARN,
        "正文中一个总数的各分项之和与总数相符（“其中”可以只列部分）。",
        PROJECT["TX-2"],
        _do_not_add_up,
    ),
)
