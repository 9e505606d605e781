"""Which format a report year asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.annual import format_2019, format_2021
from gongkai.annual.tables import Table
from gongkai.law.dated import Dated
from gongkai.law.sources import OGI, REPORT_FORMAT, REPORT_FORMAT_TRIAL, Instrument


@dataclass(frozen=True, slots=True)
class Format:
    """The three tables of one format, and the notice that set it."""

    key: str
    instrument: Instrument
    proactive: Table
    requests: Table
    disputes: Table

    @property
    def tables(self) -> tuple[Table, Table, Table]:
        """Return tables 2, 3 and 4 in their order."""
        return (self.proactive, self.requests, self.disputes)

    def table(self, key: str) -> Table:
        """Return the table called ``key``: proactive, requests or disputes.

        :raises KeyError: when there is none.
        """
        return {table.key: table for table in self.tables}[key]


FORMAT_2019 = Format(
    "2019",
    REPORT_FORMAT_TRIAL,
    format_2019.PROACTIVE,
    format_2019.REQUESTS,
    format_2019.DISPUTES,
)
FORMAT_2021 = Format(
    "2021",
    REPORT_FORMAT,
    format_2021.PROACTIVE,
    format_2021.REQUESTS,
    format_2021.DISPUTES,
)
FORMATS = {each.key: each for each in (FORMAT_2019, FORMAT_2021)}

REPORT_FORMATS = Dated(
    {date(2019, 12, 31): FORMAT_2019, date(2021, 12, 31): FORMAT_2021},
    source=OGI["50"],
    name="年度报告表样",
)
"""By the last day of the report year."""


def format_for(year: int) -> Format:
    """Return the format for the report on ``year``.

    2019 and 2020 follow 国办公开办函〔2019〕60号, 2021 and later 国办公开办函〔2021〕30号.

    :raises NotInForce: for a year before 2019.

    >>> [format_for(year).key for year in (2019, 2020, 2021, 2025)]
    ['2019', '2019', '2021', '2021']
    """
    return REPORT_FORMATS.on(date(year, 12, 31))
