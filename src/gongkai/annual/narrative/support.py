"""Which sentences of a text hold figures that no record supports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.narrative.facts import Facts
from gongkai.annual.numbers import Figure, figures, plain
from gongkai.annual.report import Narrative

_BREAK = re.compile(r"(?<=[。；;！？!?])|\n")
_UNCOUNTED = frozenset({"", "年", "月", "日", "号", "时"})


def unsupported(text: Narrative | str, facts: Facts) -> list[str]:
    """Return the sentences with a figure that equals no fact, in their order.

    Dates, document numbers and bare numbers (12345) are no counts and are passed over.
    """
    parts = (
        [text] if isinstance(text, str) else [words or "" for _, words in text.parts()]
    )
    known = facts.numbers()
    return [
        sentence
        for part in parts
        for sentence in _sentences(part)
        if any(_is_foreign(figure, known) for figure in figures(plain(sentence)))
    ]


def _sentences(text: str) -> Iterator[str]:
    yield from filter(None, (each.strip() for each in _BREAK.split(text)))


def _is_foreign(figure: Figure, known: frozenset[object]) -> bool:
    if figure.unit in _UNCOUNTED:
        return False
    return figure.approximate or figure.value not in known
