"""Processing fees, in yuan: by item, or by page.

Source: 《政府信息公开信息处理费管理办法》(国办函〔2020〕109号), in force since 2021-01-01.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from gongkai.law.dated import Dated
from gongkai.law.errors import BadHistory
from gongkai.law.sources import FEES

_LISTED = 20
"""Rising bands told one by one; those between them and the last are told in one line."""


class FeeMethod(Enum):
    """The two ways to count; a body chooses one for an application, never both."""

    ITEMS = "items"
    PAGES = "pages"

    @property
    def label(self) -> str:
        """Return the method in Chinese."""
        return "按件" if self is FeeMethod.ITEMS else "按量"

    @property
    def unit(self) -> str:
        """Return what is counted."""
        return "件" if self is FeeMethod.ITEMS else "页"


@dataclass(frozen=True, slots=True)
class Band:
    """``count`` pieces fall into the band that begins with ``first``; together they cost ``yuan``.

    ``rate`` is the price of each, ``None`` where several rising bands are told in one.
    """

    first: int
    count: int
    rate: int | None
    yuan: int

    @property
    def last(self) -> int:
        """Return the last piece reached in the band."""
        return self.first + self.count - 1


@dataclass(frozen=True, slots=True)
class Rise:
    """From piece ``first`` on, bands of ``width`` cost ``step`` yuan a piece more each time."""

    first: int
    width: int
    rate: int
    step: int

    def total(self, count: int) -> int:
        """Return what the first ``count`` pieces from ``first`` on cost together."""
        full, rest = divmod(count, self.width)
        bands = full * self.rate + self.step * full * (full - 1) // 2
        return self.width * bands + rest * (self.rate + self.step * full)

    def rate_of(self, band: int) -> int:
        """Return the price of a piece in rising band number ``band``, from 0."""
        return self.rate + self.step * band


@dataclass(frozen=True, slots=True)
class Tariff:
    """Steady bands as (first piece, yuan each), then perhaps bands that rise."""

    steady: tuple[tuple[int, int], ...]
    rise: Rise | None = None


FEE_BY_ITEM = Dated(
    {date(2021, 1, 1): Tariff(((1, 0), (11, 100)), Rise(31, 10, 200, 100))},
    source=FEES["按件计收"],
    name="信息处理费按件标准",
)
FEE_BY_PAGE = Dated(
    {date(2021, 1, 1): Tariff(((1, 0), (31, 10), (101, 20), (201, 40)))},
    source=FEES["按量计收"],
    name="信息处理费按量标准",
)


def fee_by_item(month_total: int, on: date = FEES.in_force) -> int:
    """Return the fee, in yuan, for one requester's requests in a calendar month.

    Items 1 to 10 are free, 11 to 30 cost 100 yuan each, and from the 31st on
    every further band of ten costs 100 yuan an item more than the band before.

    Source: 信息处理费管理办法 (国办函〔2020〕109号), in force since 2021-01-01.

    :raises BadHistory: the number is negative.
    :raises NotInForce: ``on`` lies before 2021-01-01.

    >>> [fee_by_item(n) for n in (0, 10, 11, 30, 31, 40, 41, 75)]
    [0, 0, 100, 2000, 2200, 4000, 4300, 19000]
    """
    return _total(bands(FeeMethod.ITEMS, month_total, on))


def fee_by_page(pages: int, on: date = FEES.in_force) -> int:
    """Return the fee, in yuan, for the pages of one application.

    Pages 1 to 30 are free, 31 to 100 cost 10 yuan each, 101 to 200 cost 20, the rest 40.

    Source: 信息处理费管理办法 (国办函〔2020〕109号), in force since 2021-01-01.

    :raises BadHistory: the number is negative.
    :raises NotInForce: ``on`` lies before 2021-01-01.

    >>> [fee_by_page(n) for n in (30, 31, 100, 101, 200, 201, 260)]
    [0, 10, 700, 720, 2700, 2740, 5100]
    """
    return _total(bands(FeeMethod.PAGES, pages, on))


def bands(method: FeeMethod, number: int, on: date = FEES.in_force) -> tuple[Band, ...]:
    """Return the bands that ``number`` pieces reach, first to last; their ``yuan`` add up.

    :raises BadHistory: the number is negative.
    :raises NotInForce: ``on`` lies before 2021-01-01.

    >>> [(band.first, band.last, band.rate, band.yuan) for band in bands(FeeMethod.ITEMS, 41)]
    [(1, 10, 0, 0), (11, 30, 100, 2000), (31, 40, 200, 2000), (41, 41, 300, 300)]
    """
    if number < 0:
        raise BadHistory(f"{method.label}数量", number, "请填写不小于 0 的整数")
    tariff = (FEE_BY_ITEM if method is FeeMethod.ITEMS else FEE_BY_PAGE).on(on)
    return _steady(tariff, number) + _rising(tariff.rise, number)


def _total(reached: tuple[Band, ...]) -> int:
    return sum(band.yuan for band in reached)


def _steady(tariff: Tariff, number: int) -> tuple[Band, ...]:
    end = number if tariff.rise is None else min(number, tariff.rise.first - 1)
    starts = [first for first, _ in tariff.steady]
    stops = [*(start - 1 for start in starts[1:]), end]
    return tuple(
        Band(
            first, min(stop, end) - first + 1, rate, (min(stop, end) - first + 1) * rate
        )
        for (first, rate), stop in zip(tariff.steady, stops, strict=True)
        if first <= end
    )


def _rising(rise: Rise | None, number: int) -> tuple[Band, ...]:
    if rise is None or number < rise.first:
        return ()
    count = number - rise.first + 1
    last = (count - 1) // rise.width
    listed = range(min(last, _LISTED))
    told = [_band(rise, band, rise.width) for band in listed]
    if last > _LISTED:
        told.append(_merged(rise, len(listed), last))
    told.append(_band(rise, last, count - last * rise.width))
    return tuple(told)


def _band(rise: Rise, band: int, count: int) -> Band:
    rate = rise.rate_of(band)
    return Band(rise.first + band * rise.width, count, rate, count * rate)


def _merged(rise: Rise, start: int, stop: int) -> Band:
    """Return rising bands ``start`` to ``stop`` - 1 as one."""
    yuan = rise.total(stop * rise.width) - rise.total(start * rise.width)
    return Band(
        rise.first + start * rise.width, (stop - start) * rise.width, None, yuan
    )
