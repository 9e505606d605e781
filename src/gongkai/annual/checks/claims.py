"""What the prose claims about a cell of the tables, before anything is compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from gongkai.annual.cells import Amount
from gongkai.annual.checks.sentences import Sentence
from gongkai.annual.numbers import Figure, figures
from gongkai.annual.tables import Place

COUNT_UNITS = frozenset(
    {"件", "宗", "条", "份", "起", "例", "次", "件次", "人次", "篇"}
)
NUMBER = r"(?<![\d,.])(?P<n>\d[\d,.]{0,20}+|[一二两三四五六七八九十百千零]{1,7}+)"
"""A number inside a claim's pattern; what it is worth comes from ``figures``."""

Sum = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something a sentence can count: the cells it may mean, each way a sum of cells."""

    name: str
    table: str
    ways: tuple[Sum, ...]

    @property
    def cell(self) -> tuple[str | None, str | None]:
        """Return row and column of the cell meant; ``None`` where several are summed."""
        rows = {row for row, _ in self.ways[0]}
        columns = {column for _, column in self.ways[0]}
        return (
            rows.pop() if len(rows) == 1 else None,
            columns.pop() if len(columns) == 1 else None,
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence says that ``quantity`` was ``value``; ``quote`` is its wording."""

    quantity: Quantity
    value: Amount
    quote: str
    sentence: Sentence
    position: int


Finder = Callable[[Sentence], Iterable[Claim]]


def figure_of(sentence: Sentence, match: re.Match[str]) -> Figure | None:
    """Return the figure that ``match`` has as its number, if it is exact."""
    figure = _by_start(sentence.text).get(match.start("n"))
    return None if figure is None or figure.approximate else figure


@lru_cache(maxsize=8)
def _by_start(text: str) -> dict[int, Figure]:
    """Return the figures of a sentence; every finder asks about the same one in turn."""
    return {figure.start: figure for figure in figures(text)}


def counted(
    sentence: Sentence,
    pattern: re.Pattern[str],
    quantity: Quantity,
    units: frozenset[str] = COUNT_UNITS,
) -> Iterator[Claim]:
    """Yield a claim for each match whose number counts cases, in one of ``units``."""
    for match in pattern.finditer(sentence.text):
        figure = figure_of(sentence, match)
        if figure is not None and figure.unit in units:
            yield claim(sentence, match, quantity, figure.value, figure.end)


def claim(
    sentence: Sentence,
    match: re.Match[str],
    quantity: Quantity,
    value: Amount,
    end: int | None = None,
) -> Claim:
    """Return the claim that ``match`` makes."""
    end = max(end or 0, match.end())
    return Claim(
        quantity, value, sentence.text[match.start() : end], sentence, match.start()
    )
