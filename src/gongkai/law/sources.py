"""Instruments and the places in them: every rule names the text it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DIGITS = "零一二三四五六七八九"
_PLACE = re.compile(
    r"(?P<article>\d{1,3})(?:\.(?P<paragraph>\d{1,2}))?(?:\((?P<item>\d{1,2})\))?"
)


def chinese_number(number: int) -> str:
    """Return ``number`` (1 to 999) as statutes write it.

    >>> [chinese_number(n) for n in (2, 10, 15, 20, 33, 104, 110, 203)]
    ['二', '十', '十五', '二十', '三十三', '一百零四', '一百一十', '二百零三']
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    unit = _DIGITS[ones] if ones else ""
    if not hundreds:
        lead = "" if tens == 1 else _DIGITS[tens]
        return f"{lead}十{unit}" if tens else unit
    middle = f"{_DIGITS[tens]}十" if tens else "零" if ones else ""
    return f"{_DIGITS[hundreds]}百{middle}{unit}"


@dataclass(frozen=True, slots=True)
class Cite:
    """One place in one instrument; ``str(cite)`` is the citation as a letter prints it."""

    instrument: Instrument
    place: str = ""

    def __str__(self) -> str:
        return f"《{self.instrument.short}》{self.words}"

    @property
    def words(self) -> str:
        """Return the place alone: 第三十三条第二款."""
        match = _PLACE.fullmatch(self.place)
        if match is None:
            return self.place
        article, paragraph, item = match.group("article", "paragraph", "item")
        return (
            f"第{chinese_number(int(article))}条"
            + (f"第{chinese_number(int(paragraph))}款" if paragraph else "")
            + (f"第（{chinese_number(int(item))}）项" if item else "")
        )


@dataclass(frozen=True, slots=True)
class Instrument:
    """A statute, regulation or notice, and the day it took effect.

    >>> str(OGI["33.2"]), str(OGI["36(7)"])
    ('《条例》第三十三条第二款', '《条例》第三十六条第（七）项')
    """

    short: str
    number: str
    in_force: date
    title: str = ""

    def __getitem__(self, place: str) -> Cite:
        return Cite(self, place)

    @property
    def full(self) -> str:
        """Return title and number as a report cites them."""
        return f"《{self.title or self.short}》（{self.number}）"


OGI = Instrument(
    "条例", "国务院令第711号", date(2019, 5, 15), "中华人民共和国政府信息公开条例"
)
OGI_2007 = Instrument(
    "条例（2007年）",
    "国务院令第492号",
    date(2008, 5, 1),
    "中华人民共和国政府信息公开条例",
)
FEES = Instrument(
    "信息处理费管理办法",
    "国办函〔2020〕109号",
    date(2021, 1, 1),
    "政府信息公开信息处理费管理办法",
)
REPORT_FORMAT = Instrument(
    "年度报告格式",
    "国办公开办函〔2021〕30号",
    date(2021, 9, 26),
    "中华人民共和国政府信息公开工作年度报告格式",
)
REPORT_FORMAT_TRIAL = Instrument(
    "年度报告格式（试行）",
    "国办公开办函〔2019〕60号",
    date(2019, 11, 13),
    "中华人民共和国政府信息公开工作年度报告格式（试行）",
)
RECONSIDERATION_RULES = Instrument(
    "审理政府信息公开行政复议案件若干问题指导意见",
    "国办函〔2021〕132号",
    date(2021, 12, 22),
    "国务院办公厅关于审理政府信息公开行政复议案件若干问题的指导意见",
)
SERVICE_OPINION = Instrument(
    "处理决定送达问题的解释",
    "国办公开办函〔2016〕235号",
    date(2016, 1, 1),
    "关于政府信息公开处理决定送达问题的解释",
)
RECONSIDERATION = Instrument(
    "行政复议法", "主席令第九号", date(2024, 1, 1), "中华人民共和国行政复议法"
)
RECONSIDERATION_1999 = Instrument(
    "行政复议法（1999年）",
    "主席令第十六号",
    date(1999, 10, 1),
    "中华人民共和国行政复议法",
)
LITIGATION = Instrument(
    "行政诉讼法", "主席令第七十一号", date(2017, 7, 1), "中华人民共和国行政诉讼法"
)
LITIGATION_RULES = Instrument(
    "行政诉讼法解释",
    "法释〔2018〕1号",
    date(2018, 2, 8),
    "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
)
OGI_CASES = Instrument(
    "政府信息公开案件解释",
    "法释〔2025〕8号",
    date(2025, 6, 1),
    "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释",
)
CIVIL_CODE = Instrument(
    "民法典", "主席令第四十五号", date(2021, 1, 1), "中华人民共和国民法典"
)
HOLIDAYS = Instrument(
    "全国年节及纪念日放假办法",
    "国务院令第795号",
    date(2025, 1, 1),
    "全国年节及纪念日放假办法",
)
INSPECTION = Instrument(
    "政府网站与政务新媒体检查指标",
    "国办秘函〔2019〕19号",
    date(2019, 4, 1),
    "政府网站与政务新媒体检查指标",
)
PROJECT = Instrument("本系统约定", "gongkai", date(2008, 5, 1))
"""Rules the law leaves open and this system settles: see ``law.policies``."""
