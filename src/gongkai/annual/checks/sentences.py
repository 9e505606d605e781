"""The narrative cut into sentences, each knowing the part and theme it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.annual.numbers import plain
from gongkai.annual.report import PART_TITLES, Narrative, Report

_BREAK = re.compile(r"([。；;!！?？]+)")
_HEADING = re.compile(
    r"\n(?=\s*(?:[(（][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、))"
)
_THEME = re.compile(r"^\([一二三四五六七八九十]+\)[^，。:]{0,8}依申请")
_OTHER_THEME = re.compile(r"^\([一二三四五六七八九十]+\)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_PERIOD = re.compile(
    r"[一二三四1-4]季度|[上下]半年|截至\d{1,2}月(?!31日|底)|[1-9]月份|1[-—至]\d{1,2}月"
)
_SCOPE = re.compile(
    r"全[市区县州省旗]|[市区县州省]本级|[市区县]级|各部门|各[乡镇]|机关本级|政府办|局机关|[下所]属"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in ``plain`` form.

    ``part`` is one … six; ``asked`` says that it stands under 依申请公开,
    ``goes_on`` that only a semicolon ends it.
    """

    text: str
    part: str
    asked: bool = False
    goes_on: bool = False

    @property
    def title(self) -> str:
        """Return the heading of its part."""
        return PART_TITLES[self.part]

    def clause_before(self, position: int) -> str:
        """Return what precedes ``position`` in its clause."""
        return re.split("[，:]", self.text[:position])[-1]

    def is_of(self, year: int, position: int) -> bool:
        """Return whether what stands at ``position`` speaks of the whole of ``year``."""
        before = self.text[:position]
        years = _YEAR.findall(before)
        if years and int(years[-1]) != year:
            return False
        return not (_PERIOD.search(before) or re.search("去年|同期", before[-12:]))

    def scope(self, position: int) -> str | None:
        """Return the word that says whose figures these are: 全区, 本级 …"""
        found = _SCOPE.findall(self.text[:position])
        return found[-1] if found else None


def sentences(report: Report) -> Iterator[Sentence]:
    """Yield the sentences of all six parts of ``report``."""
    yield from sentences_of(report.narrative)


def sentences_of(narrative: Narrative) -> Iterator[Sentence]:
    """Yield the sentences of all six parts."""
    for part, text in narrative.parts():
        asked = part == "three"
        for paragraph in _paragraphs(text or ""):
            pieces = [*_BREAK.split(paragraph), ""]
            for each, end in zip(pieces[::2], pieces[1::2], strict=True):
                if _OTHER_THEME.match(each):
                    asked = bool(_THEME.match(each))
                if each:
                    yield Sentence(each, part, asked, end in {"；", ";"})


def _paragraphs(text: str) -> Iterator[str]:
    """Yield paragraphs; a line that breaks off mid-sentence goes on in the next."""
    joined = re.sub(
        r"(?<=[^。；;!！?？…\n])\n(?!\s*[(（]?[一二三四五六七八九十]+[)）、])", "", text
    )
    for paragraph in _HEADING.split(joined):
        yield from filter(None, (plain(line) for line in paragraph.split("\n")))
