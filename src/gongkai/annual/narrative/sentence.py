"""A sentence that is only written when its records are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from gongkai.annual.narrative.facts import Facts


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words that rest on named facts; ``write`` may still find nothing to say (empty text)."""

    rests_on: tuple[str, ...]
    write: Callable[[Facts], str]

    def stands(self, facts: Facts) -> bool:
        """Return whether every fact it rests on has a record."""
        return all(facts.knows(name) for name in self.rests_on)


def written(sentences: Iterable[Sentence], facts: Facts) -> Iterator[str]:
    """Yield the text of each sentence whose records are there."""
    for sentence in sentences:
        if sentence.stands(facts):
            text = sentence.write(facts)
            if text:
                yield text


ORDINALS = "一二三四五六七八九"


def numbered(texts: Iterable[str]) -> str:
    """Return the texts as 一是…；二是…。; one alone stands without a number.

    >>> numbered(["更新及时"]), numbered(["更新及时", "答复规范"])
    ('更新及时。', '一是更新及时；二是答复规范。')
    """
    listed = list(texts)
    if len(listed) == 1:
        return f"{listed[0]}。"
    items = (
        f"{ordinal}是{text}" for ordinal, text in zip(ORDINALS, listed, strict=False)
    )
    joined = "；".join(items)
    return f"{joined}。" if joined else ""


def word(number: int) -> str:
    """Return a small count as a report words it: 一, 两, 三 … , digits from ten on.

    >>> [word(number) for number in (1, 2, 3, 12)]
    ['一', '两', '三', '12']
    """
    return (
        "零一两三四五六七八九"[number] if 0 <= number <= len(ORDINALS) else str(number)
    )
