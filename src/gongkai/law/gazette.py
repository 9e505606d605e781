"""The gazetted facts behind the calendars: day-off notices by year, local holidays by region."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Notice:
    """What the State Council's office published for one year, with the links it was taken from."""

    year: int
    links: tuple[str, ...]
    off: Mapping[date, str]
    worked: Mapping[date, str]


@dataclass(frozen=True, slots=True)
class Region:
    """Holidays a region adds every year (《全国年节及纪念日放假办法》第四条)."""

    name: str
    aliases: tuple[str, ...]
    source: str
    days: Mapping[tuple[int, int], str]


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _named(holidays: Iterable[Mapping[str, Any]], field: str) -> dict[date, str]:
    return {day: str(row["name"]) for row in holidays for day in row[field]}


@lru_cache(maxsize=1)
def notices() -> Mapping[int, Notice]:
    """Return every published notice by its year."""
    rows = (_read(path) for path in sorted((_DATA / "holidays").glob("*.toml")))
    return {
        row["year"]: Notice(
            year=row["year"],
            links=tuple(row["notices"]),
            off=_named(row["holiday"], "off"),
            worked=_named(row["holiday"], "worked"),
        )
        for row in rows
    }


@lru_cache(maxsize=1)
def regions() -> Mapping[str, Region]:
    """Return every region under each of its names and codes."""
    found: dict[str, Region] = {}
    for path in sorted((_DATA / "regions").glob("*.toml")):
        row = _read(path)
        region = Region(
            name=row["name"],
            aliases=tuple(row["aliases"]),
            source=row["source"],
            days={
                (int(text[:2]), int(text[3:])): str(holiday["name"])
                for holiday in row["holiday"]
                for text in holiday["days"]
            },
        )
        found |= dict.fromkeys(region.aliases, region)
    return found
