"""The instruments an annual report stands on and cites, by the year reported."""

from __future__ import annotations

from datetime import date

from gongkai.law.dated import Dated
from gongkai.law.sources import (
    FEES,
    OGI,
    REPORT_FORMAT,
    REPORT_FORMAT_TRIAL,
    Instrument,
)

FORMAT = Dated(
    {date(2019, 11, 13): REPORT_FORMAT_TRIAL, REPORT_FORMAT.in_force: REPORT_FORMAT},
    source=OGI["50"],
    name="年度报告格式",
)


def instruments(year: int) -> tuple[Instrument, ...]:
    """Return what the head note of the report on ``year`` cites, the Regulations first.

    :raises NotInForce: no national format existed for that year.

    >>> [one.number for one in instruments(2024)]
    ['国务院令第711号', '国办公开办函〔2021〕30号']
    """
    return OGI, FORMAT.on(date(year, 12, 31))


def fee_rules() -> Instrument:
    """Return the rules on processing fees that part six reports on.

    >>> fee_rules().full
    '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）'
    """
    return FEES


def basis_sentence(year: int) -> str:
    """Return the sentence that names the basis of the report on ``year``.

    :raises NotInForce: no national format existed for that year.

    >>> basis_sentence(2024)
    '根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）的要求'
    """
    return f"根据{'和'.join(one.full for one in instruments(year))}的要求"
