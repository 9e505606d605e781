"""Parts of a total in the prose add up: TX-2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.annual.cells import Amount, amount_text
from gongkai.annual.checks.rule import Case, Fault, Rule, told_amount
from gongkai.annual.checks.sentences import Sentence, sentences
from gongkai.annual.numbers import Figure, figures
from gongkai.annual.report import Severity
from gongkai.law.sources import PROJECT

NEAR = 20
"""Policy: a list that misses its total by at most one part in so many is a slip, not a choice."""

_CLOSING = re.compile(r"总计|合计|总共")
_SUMMED = frozenset({"条", "件", "份", "篇", "宗", "起", "例"})
_NESTED = re.compile(r"\([^()]*\)|(?:涵盖|包括|包含|含)[^，]*")
_STOP = re.compile(
    r"答复|回复|办理|收到|受理|开展|举办|召开|阅读|点击|浏览|访问|关注量|关注人|粉丝|转办"
    r"|全年|累计|此外|另有|较|同比|增长|下降|其中"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A total with the parts that a sentence lists for it, all in exact numbers."""

    sentence: Sentence
    total: Amount
    limit: Amount
    unit: str
    parts: tuple[Figure, ...]

    def values(self, *, alike: bool) -> list[Amount]:
        """Return the parts' numbers; only those in the total's own unit if ``alike``."""
        return [
            part.value for part in self.parts if not alike or part.unit == self.unit
        ]

    def is_near(self, values: list[Amount]) -> bool:
        """Return whether the parts miss the total by less than any part could be left out."""
        over = sum(values) - self.total
        gap = max(over, -over)
        return len(values) > 1 and gap < min(values) and gap * NEAR <= self.total


def _do_not_add_up(case: Case) -> Iterator[Fault]:
    before: Sentence | None = None
    for sentence in sentences(case.report):
        among = _among(sentence, before)
        if among is not None:
            yield from _among_faults(among)
        closed = _closed(sentence)
        if closed is not None:
            yield from _closed_faults(closed)
        before = sentence


def _counted(text: str) -> list[Figure]:
    return [figure for figure in figures(text) if figure.unit in _SUMMED]


def _listed(
    sentence: Sentence, whole: list[Figure], unit: str, parts: list[Figure]
) -> Listed | None:
    totals = [figure for figure in whole if figure.unit == unit]
    if any(figure.approximate for figure in (*totals, *parts)) or not parts:
        return None
    limit = sum(figure.value for figure in totals)
    return Listed(sentence, totals[-1].value, limit, unit, tuple(parts))


def _among(sentence: Sentence, before: Sentence | None) -> Listed | None:
    """Return the list that 其中 opens, with the total that stands before it."""
    whole_text, among, rest = sentence.text.partition("其中")
    if not among:
        return None
    whole = _counted(_NESTED.sub("", whole_text))
    if not whole and before is not None and before.part == sentence.part:
        whole = _counted(_NESTED.sub("", before.text))
    return _listed(sentence, whole, whole[-1].unit, _parts(rest)) if whole else None


def _parts(text: str) -> list[Figure]:
    """Return the figures listed, up to where the list ends."""
    found: list[Figure] = []
    for segment in re.split("[，、]", _NESTED.sub("", text)):
        counted = _counted(segment)
        if _STOP.search(segment):
            break
        found += counted[-1:]
    return found


def _among_faults(listed: Listed) -> Iterator[Fault]:
    """Yield the fault of parts that are more than the whole, or miss it by a slip.

    Clearly fewer are no fault: 其中 may name some of the parts only.
    """
    alike, mixed = listed.values(alike=True), listed.values(alike=False)
    right = {listed.total, listed.limit}
    if sum(alike) in right or sum(mixed) in right:
        return
    if len(alike) > 1 and sum(alike) > listed.limit:
        yield _fault(listed, alike)
    elif len(mixed) > 2 and listed.is_near(mixed):
        over = sum(mixed) > listed.total
        yield _fault(listed, mixed, None if over else Severity.INFO)


def _closed(sentence: Sentence) -> Listed | None:
    """Return the list that 总计 … closes."""
    match = _CLOSING.search(sentence.text)
    if match is None or "其中" in sentence.text:
        return None
    closing = _counted(sentence.text[match.end() :])[:1]
    if not closing:
        return None
    unit = closing[0].unit
    before = _counted(sentence.text[: match.start()])
    parts = [figure for figure in before if figure.unit == unit]
    return _listed(sentence, closing, unit, parts)


def _closed_faults(listed: Listed) -> Iterator[Fault]:
    values = listed.values(alike=True)
    if len(values) < 2 or sum(values) == listed.total or max(values) > listed.total:
        return
    if sum(values) > listed.total or listed.is_near(values):
        yield _fault(listed, values)


def _fault(
    listed: Listed, parts: list[Amount], severity: Severity | None = None
) -> Fault:
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
        severity,
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
