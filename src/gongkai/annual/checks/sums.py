"""Parts of a total in the prose add up: TX-2."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.cells import Amount, amount_text
from gongkai.annual.checks.lists import Listed, after_colons, among, closed
from gongkai.annual.checks.rule import Case, Fault, Rule, told_amount
from gongkai.annual.checks.sentences import Sentence, sentences
from gongkai.annual.report import Severity
from gongkai.law.sources import PROJECT


def _do_not_add_up(case: Case) -> Iterator[Fault]:
    texts = tuple(sentences(case.report))
    before: Sentence | None = None
    for sentence in texts:
        opened = among(sentence, before)
        if opened is not None:
            yield from _among_faults(opened)
        summed = closed(sentence)
        if summed is not None:
            yield from _closed_faults(summed)
        before = sentence
    for listed in after_colons(texts):
        yield from _among_faults(listed)


def _among_faults(listed: Listed) -> Iterator[Fault]:
    """Yield the fault of parts that are more than the whole, or miss it by a slip.

    Clearly fewer are no fault after 其中: it may name some of the parts only.
    """
    alike, mixed = listed.values(alike=True), listed.values(alike=False)
    if sum(alike) in listed.right or sum(mixed) in listed.right:
        return
    if len(alike) > 1 and sum(alike) > listed.limit:
        yield _fault(listed, alike)
    elif listed.is_just_over(mixed) or listed.falls_short(mixed):
        yield _fault(listed, mixed)
    elif listed.falls_short(alike):
        yield _fault(listed, alike)


def _closed_faults(listed: Listed) -> Iterator[Fault]:
    values = listed.values(alike=True)
    if len(values) < 2 or sum(values) == listed.total or max(values) > listed.total:
        return
    if sum(values) > listed.total or listed.falls_short(values):
        yield _fault(listed, values)


def _fault(listed: Listed, parts: list[Amount]) -> Fault:
    spelled = "＋".join(amount_text(part) for part in parts)
    total, together = amount_text(listed.total), amount_text(sum(parts))
    return Fault(
        "narrative",
        listed.sentence.part,
        None,
        told_amount(listed.total),
        told_amount(sum(parts)),
        f"“{listed.sentence.title}”写总数 {total} {listed.unit}，"
        f"各分项 {spelled} 合计 {together}，二者不符，请核对。",
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
