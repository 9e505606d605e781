"""Figures in Chinese prose: digits with their unit, number words, and what is only approximate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.annual.cells import Amount

_WIDE = str.maketrans("０１２３４５６７８９（）％：．", "0123456789()%:.")
_SPACE = re.compile(r"(?<=\d)[\s\u200b]+(?=\d)|[\s\u200b]+")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")

COUNTERS = "件次|人次|件|条|份|篇|宗|起|例|期|场|项|个|册|次|户|家|人|名|元|%"
_DATES = "年|月|日|号|周|天|时"
_FIGURE = re.compile(
    r"(?P<before>约|近|超过|超|逾|突破)?"
    r"(?<![\d.A-Za-z〔\[第-])"
    r"(?P<digits>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,9})?(?!\d)|\d{1,15}(?!\d)(?:\.\d{1,9}(?!\d))?)"
    r"(?P<rough>[余多]?)(?P<scale>万|亿)?(?P<more>[余多]?)"
    rf"(?P<unit>{COUNTERS}|{_DATES})?"
    r"(?P<after>以上|左右)?"
)
_WORD = re.compile(
    r"(?<![第统一二两三四五六七八九十百千])"
    r"(?P<word>[一二两三四五六七八九十百千零]{1,7})"
    r"(?P<unit>件|份|篇|宗|起|例|名|人(?![民员大]))"
)
_PAIR = re.compile(r"双(?=渠道|平台)")
_DIGITS = "零一二三四五六七八九"
_POWERS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that stands in a text, from ``start`` to ``end``."""

    value: Amount
    unit: str
    approximate: bool
    start: int
    end: int


def plain(text: str) -> str:
    """Return ``text`` with half-width digits and brackets and without white space.

    Split digits are never joined, and a comma between sentences is a Chinese one.

    >>> plain("收到 申请１２ 件,其中（网上）3件")
    '收到申请12件，其中(网上)3件'
    """
    text = text.translate(_WIDE)
    text = _SPACE.sub(lambda gap: " " if gap.start() and _between(gap) else "", text)
    return _COMMA.sub("，", text)


def _between(gap: re.Match[str]) -> bool:
    text = gap.string
    return (
        gap.end() < len(text)
        and text[gap.start() - 1].isdigit()
        and text[gap.end()].isdigit()
    )


def figures(text: str) -> Iterator[Figure]:
    """Yield every number of a ``plain`` text, in order; the unit may be empty.

    >>> [(f.value, f.unit, f.approximate) for f in figures("1.8万余件，一件，2,336条")]
    [(18000, '件', True), (1, '件', False), (2336, '条', False)]
    """
    found = [
        *map(_digits, _FIGURE.finditer(text)),
        *map(_words, _WORD.finditer(text)),
        *(Figure(2, "个", False, m.start(), m.end()) for m in _PAIR.finditer(text)),
    ]
    yield from sorted(found, key=lambda figure: figure.start)


def _digits(match: re.Match[str]) -> Figure:
    scale = _SCALES.get(match["scale"] or "", 1)
    value = Decimal(match["digits"].replace(",", "")) * scale
    return Figure(
        int(value) if value == int(value) else value,
        match["unit"] or "",
        bool(match["before"] or match["rough"] or match["more"] or match["after"]),
        match.start("digits"),
        match.end(),
    )


def _words(match: re.Match[str]) -> Figure:
    value = chinese_value(match["word"])
    return Figure(value, match["unit"], False, match.start(), match.end())


def chinese_value(word: str) -> int:
    """Return the value of a number word below ten thousand.

    >>> [chinese_value(word) for word in ("一", "两", "十", "十五", "二十", "一百零四")]
    [1, 2, 10, 15, 20, 104]
    """
    total, digit = 0, 0
    for letter in word.replace("两", "二"):
        if letter in _POWERS:
            total += (digit or 1) * _POWERS[letter]
            digit = 0
        else:
            digit = _DIGITS.index(letter)
    return total + digit
