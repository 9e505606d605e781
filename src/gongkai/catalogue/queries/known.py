"""What of a batch of rows is recorded already."""

from collections.abc import Iterator, Sequence
from typing import Final

from gongkai.bodies.models import PublicBody
from gongkai.catalogue.models import Charge, Decision
from gongkai.catalogue.rows import ChargeRow, DecisionRow

# SQLite takes a limited number of parameters in one statement.
AT_ONCE: Final = 500


def known_decisions(
    body: PublicBody, rows: Sequence[DecisionRow]
) -> dict[tuple[str, str], DecisionRow]:
    """Return what is recorded under the kinds and numbers of ``rows``."""
    return {
        (each.kind, each.reference): DecisionRow(
            each.kind, each.on, each.reference, each.published, each.withheld_reason
        )
        for part in _parts(sorted({row.reference for row in rows}))
        for each in Decision.objects.filter(body=body, reference__in=part)
    }


def known_charges(body: PublicBody, rows: Sequence[ChargeRow]) -> dict[str, ChargeRow]:
    """Return what is recorded under the receipt numbers of ``rows``."""
    return {
        each.receipt_number: ChargeRow(
            each.on, each.item, each.yuan, each.receipt_number
        )
        for part in _parts(sorted({row.receipt_number for row in rows}))
        for each in Charge.objects.filter(body=body, receipt_number__in=part)
    }


def _parts(numbers: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(numbers), AT_ONCE):
        yield numbers[start : start + AT_ONCE]
