"""Whatever day is asked about, the law in force then answers, and nothing answers for the day before."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests.proofs.calendar_days import PUBLISHED

import gongkai.law
from gongkai.annual.formats import format_for
from gongkai.law.dated import Dated, all_values
from gongkai.law.errors import NotInForce

LAST_YEAR = max(PUBLISHED)
VALUES = all_values()


def _quarters(first: date) -> Iterator[date]:
    """Yield the first day, then the first and last day of every quarter to the last published year."""
    yield first
    for year in range(first.year, LAST_YEAR + 1):
        for month in (1, 4, 7, 10):
            begins = date(year, month, 1)
            ends = (begins + timedelta(days=95)).replace(day=1) - timedelta(days=1)
            yield from (day for day in (begins, ends) if day >= first)


@pytest.mark.parametrize("name", VALUES)
def test_a_dated_value_answers_for_every_quarter_since_it_began(name: str) -> None:
    value = VALUES[name]

    answers = [value.on(day) for day in _quarters(value.first)]

    assert None not in answers
    assert answers[0] == value.versions()[0][1]
    assert answers[-1] == value.versions()[-1][1]


@pytest.mark.parametrize("name", VALUES)
def test_a_dated_value_is_silent_before_it_began(name: str) -> None:
    value = VALUES[name]

    for day in (value.first - timedelta(days=1), date(1949, 10, 1), date.min):
        with pytest.raises(NotInForce):
            value.on(day)


@pytest.mark.parametrize("name", VALUES)
def test_each_version_holds_from_its_day_until_the_next(name: str) -> None:
    versions = VALUES[name].versions()

    for (day, held), (after, _) in zip(
        versions, [*versions[1:], (date.max, None)], strict=True
    ):
        assert (
            VALUES[name].on(day) == VALUES[name].on(after - timedelta(days=1)) == held
        )


def test_no_dated_value_of_the_package_hides_from_the_proof() -> None:
    hidden = []

    for module in pkgutil.walk_packages(gongkai.law.__path__, "gongkai.law."):
        if ".tests" not in module.name:
            found = vars(importlib.import_module(module.name))
            hidden += [
                f"{module.name}.{name}"
                for name, value in found.items()
                if isinstance(value, Dated) and value not in VALUES.values()
            ]

    assert hidden == []
    assert VALUES


@pytest.mark.parametrize("year", range(2019, LAST_YEAR + 1))
def test_a_table_format_is_found_for_every_report_year(year: int) -> None:
    found = format_for(year)

    assert found.key == ("2019" if year < 2021 else "2021")
    assert all((found.proactive.rows, found.requests.rows, found.disputes.rows))


@pytest.mark.parametrize("year", [2018, 2008, 1])
def test_no_table_format_is_found_before_2019(year: int) -> None:
    with pytest.raises(NotInForce):
        format_for(year)
