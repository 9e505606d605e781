"""A closed year against its records as they stand now; listed, never applied."""

from dataclasses import dataclass

from gongkai.annual.differences import compare
from gongkai.reporting import compute, places
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.states import Origin


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that would be another number if the year were computed again."""

    place: places.Place
    frozen: str
    now: str


def of(report: AnnualReport) -> list[Difference]:
    """Return the cells of a closed ``report`` that its records no longer yield.

    An imported report has no records here, and so no differences.
    """
    if report.origin == Origin.IMPORTED.value:
        return []
    kept = compute.frozen(report)
    return [
        Difference(place, str(each.before or ""), str(each.after or ""))
        for each in compare(kept, compute.again(report))
        if (place := places.find(kept.layout, each.table, each.row, each.column))
    ]
