"""The report as a document: title, head note, six parts, signature. No format yet."""

from dataclasses import dataclass

from gongkai.annual.files.cover import Cover
from gongkai.annual.files.paragraphs import Paragraph, clean, paragraphs
from gongkai.annual.files.sheet import Sheet, sheet
from gongkai.annual.report import PART_TITLES, Report

# What a line of 3号 and of 2号 type holds on the 156 mm of GB/T 9704-2012.
TITLE_LINE = 20
# With a seal the day stands four characters in, the name centred over it (7.3.5.1).
_DATE_GAP = 4.0

_TABLES = {"two": "proactive", "three": "requests", "four": "disputes"}


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six parts; ``sheet`` is its table, if it has one and it is filled."""

    key: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    sheet: Sheet | None


@dataclass(frozen=True, slots=True)
class Signature:
    """The issuing body and the day; the gaps are characters from the right edge."""

    name: str
    name_gap: float
    date: str
    date_gap: float


@dataclass(frozen=True, slots=True)
class Outline:
    """All that is printed, in the order it is printed."""

    title: tuple[str, ...]
    preface: tuple[str, ...]
    parts: tuple[Part, ...]
    signature: Signature | None


def outline(report: Report, cover: Cover) -> Outline:
    """Return the document of ``report``."""
    parts = tuple(
        Part(key, PART_TITLES[key], paragraphs(text), _sheet(report, key))
        for key, text in report.narrative.parts()
    )
    return Outline(_title(cover), _preface(cover), parts, _signature(cover))


def _sheet(report: Report, part: str) -> Sheet | None:
    return sheet(report, _TABLES[part]) if part in _TABLES else None


def width(text: str) -> float:
    """Return the width of ``text`` in characters; digits and Latin letters are half.

    >>> width("2025年1月20日")
    6.5
    """
    return sum(0.5 if each.isascii() else 1.0 for each in text)


def _title(cover: Cover) -> tuple[str, ...]:
    title = clean(cover.title).replace("\n", "")
    rest = title.removeprefix(cover.body_name)
    if width(title) <= TITLE_LINE or rest in ("", title):
        return (title,)
    return (cover.body_name, rest)


def _preface(cover: Cover) -> tuple[str, ...]:
    basis = (
        "根据《中华人民共和国政府信息公开条例》的规定，"
        f"{clean(cover.body_name)}编制{cover.year}年政府信息公开工作年度报告。"
        f"本报告所列数据的统计期限为{cover.year}年1月1日至12月31日。"
    )
    return (basis, *(line for line in map(clean, cover.contact) if line.strip()))


def _signature(cover: Cover) -> Signature | None:
    day = cover.issued_on
    if day is None:
        return None
    date = f"{day.year}年{day.month}月{day.day}日"
    name = clean(cover.body_name)
    gap = _DATE_GAP - (width(name) - width(date)) / 2
    return Signature(name, max(gap, 0.0), date, _DATE_GAP)
