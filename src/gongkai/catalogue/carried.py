"""Rows that travel with the page between the look and the taking, signed so that nobody changes them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.core import signing

from gongkai.bodies.models import PublicBody
from gongkai.catalogue.rows import ChargeRow, DecisionRow

HOURS: Final = 8 * 3600


def carry(
    ledger: str, body: PublicBody, rows: Sequence[DecisionRow | ChargeRow]
) -> str:
    """Return ``rows`` as one signed text, good for this body, this ledger and a working day."""
    plain = [
        [
            str(value) if isinstance(value, date | Decimal) else value
            for value in _values(row)
        ]
        for row in rows
    ]
    return signing.dumps(plain, salt=_salt(ledger, body), compress=True)


def carried(ledger: str, body: PublicBody, text: str) -> list[Any]:
    """Return the rows of a signed text.

    :raises BadSignature: it was changed, is old, or was made for another body or ledger.
    """
    plain = signing.loads(text, salt=_salt(ledger, body), max_age=HOURS)
    if ledger == "decisions":
        return [
            DecisionRow(kind, date.fromisoformat(on), *rest)
            for kind, on, *rest in plain
        ]
    return [
        ChargeRow(date.fromisoformat(on), item, Decimal(yuan), number)
        for on, item, yuan, number in plain
    ]


def _values(row: DecisionRow | ChargeRow) -> tuple[Any, ...]:
    if isinstance(row, DecisionRow):
        return (row.kind, row.on, row.reference, row.published, row.withheld_reason)
    return (row.on, row.item, row.yuan, row.receipt_number)


def _salt(ledger: str, body: PublicBody) -> str:
    return f"catalogue.import.{ledger}.{body.pk}"
