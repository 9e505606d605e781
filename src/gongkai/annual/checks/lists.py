"""A total in the prose with the parts listed for it: after 其中, after a colon, before 总计."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gongkai.annual.cells import Amount
from gongkai.annual.checks.sentences import Sentence
from gongkai.annual.numbers import Figure, figures

NEAR = 10
"""Policy: a list that misses its total by at most one part in so many is a slip, not a choice."""

_CLOSING = re.compile(r"总计|合计|总共")
_SUMMED = frozenset({"条", "件", "份", "篇", "宗", "起", "例"})
_NESTED = re.compile(r"\([^()]*\)|(?:涵盖|包括|包含|含)[^，]*")
_STOP = re.compile(
    r"答复|回复|办理|收到|受理|开展|举办|召开|阅读|点击|浏览|访问|关注量|关注人|粉丝|转办"
    r"|发生|發生|复议|復議|诉讼|全年|累计|此外|另有|较|同比|增长|下降|其中"
)
_LEAD = re.compile(
    r"[^，。:\d]{0,12}|，(?:具体|办理)?(?:结果|情况)?(?:如下|分别(?:是|为)?)"
)
_PARTIAL = re.compile(r"主要|重点|例如|包括|包含|其中|等|若干|其余|剩余")
_SITE = re.compile(r"网站|门户|官网")
_SOCIAL = re.compile(r"公众号|新媒体|微信|微博|抖音|客户端")
_BOTH_CHANNELS = re.compile(r"(?:双|两[个大]|二)(?:渠道|平台)")


@dataclass(frozen=True, slots=True)
class Listed:
    """A total with the parts that a sentence lists for it, all in exact numbers.

    ``right`` are the sums that would be no fault; ``complete`` says that the words
    leave no room for a part that is not named.
    """

    sentence: Sentence
    total: Amount
    limit: Amount
    unit: str
    parts: tuple[Figure, ...]
    right: frozenset[Amount]
    complete: bool = False

    def values(self, *, alike: bool) -> list[Amount]:
        """Return the parts' numbers; only those in the total's own unit if ``alike``."""
        return [
            part.value for part in self.parts if not alike or part.unit == self.unit
        ]

    def falls_short(self, values: list[Amount]) -> bool:
        """Return whether two or more parts miss the total and should not."""
        short = self.total - sum(values)
        near = self.complete or short * NEAR <= self.total
        return len(values) > 1 and short > 0 and near

    def is_just_over(self, values: list[Amount]) -> bool:
        """Return whether three or more parts exceed the total by less than any of them."""
        over = sum(values) - self.total
        return len(values) > 2 and 0 < over < min(values) and over * NEAR <= self.total


def _counted(text: str) -> list[Figure]:
    return [figure for figure in figures(text) if figure.unit in _SUMMED]


def _listed(
    sentence: Sentence, whole: list[Figure], unit: str, parts: list[Figure]
) -> Listed | None:
    totals = [figure for figure in whole if figure.unit == unit]
    if any(figure.approximate for figure in (*totals, *parts)) or not parts:
        return None
    limit = sum(figure.value for figure in totals)
    right = frozenset({*(figure.value for figure in totals), limit})
    return Listed(sentence, totals[-1].value, limit, unit, tuple(parts), right)


def _parts(text: str) -> tuple[list[Figure], list[Figure]]:
    """Return the figures listed, up to where the list ends, and those after it."""
    found: list[Figure] = []
    segments = re.split("[，、；]", _NESTED.sub("", text))
    for position, segment in enumerate(segments):
        if _STOP.search(segment):
            return found, _counted("，".join(segments[position:]))
        found += _counted(segment)[-1:]
    return found, []


def among(sentence: Sentence, before: Sentence | None) -> Listed | None:
    """Return the list that 其中 opens, with the total that stands before it."""
    whole_text, word, rest = sentence.text.partition("其中")
    if not word:
        return None
    whole = _counted(_NESTED.sub("", whole_text))
    if not whole and before is not None and before.part == sentence.part:
        whole_text = before.text
        whole = _counted(_NESTED.sub("", whole_text))
    if not whole:
        return None
    listed = _listed(sentence, whole, whole[-1].unit, _parts(rest)[0])
    return listed and replace(listed, complete=_names_all(whole_text, rest))


def _names_all(whole: str, rest: str) -> bool:
    """Return whether the parts name both of the two channels the total was said to use."""
    return bool(
        _BOTH_CHANNELS.search(whole) and _SITE.search(rest) and _SOCIAL.search(rest)
    )


def closed(sentence: Sentence) -> Listed | None:
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


def after_colons(texts: Iterable[Sentence]) -> Iterator[Listed]:
    """Yield each list that a colon opens right after its total; it may run over semicolons."""
    for sentence in _whole(texts):
        pieces = sentence.text.split(":")
        for position, lead in enumerate(pieces[:-1]):
            rest, last = pieces[position + 1], position + 2 == len(pieces)
            listed = _after_colon(sentence, lead, rest, last=last)
            if listed is not None:
                yield listed


def _whole(texts: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences with those joined again that only a semicolon parts."""
    joined: Sentence | None = None
    for sentence in texts:
        if joined is not None and joined.goes_on and joined.part == sentence.part:
            text = f"{joined.text}；{sentence.text}"
            joined = replace(sentence, text=text)
            continue
        if joined is not None:
            yield joined
        joined = sentence
    if joined is not None:
        yield joined


def _after_colon(
    sentence: Sentence, lead: str, rest: str, *, last: bool
) -> Listed | None:
    clause = _NESTED.sub("", lead.split("；")[-1])
    whole = _counted(clause)
    between = clause[whole[-1].end :] if whole else "，"
    if not _LEAD.fullmatch(between) or _PARTIAL.search(between):
        return None
    if not last:
        rest = "，".join(re.split("[，、；]", rest)[:-1])
    parts, more = _parts(rest)
    listed = _listed(sentence, whole, whole[-1].unit, parts)
    if listed is None or _ends_early(listed, rest, more):
        return None
    mixed = any(part.unit != listed.unit for part in parts)
    open_ended = mixed or more or not last or _PARTIAL.search(rest)
    return replace(listed, complete=not open_ended)


def _ends_early(listed: Listed, rest: str, more: list[Figure]) -> bool:
    """Return whether the list adds up before a semicolon, or with figures further on."""
    clauses = rest.split("；")
    reached = {
        sum(part.value for part in _parts("；".join(clauses[:end]))[0])
        for end in range(1, len(clauses))
    }
    together = sum(part.value for part in listed.parts)
    for figure in more:
        together += figure.value
        reached.add(together)
    return bool(reached & listed.right)
