"""Taking a whole workbook of decisions or charges: all of it or nothing, and never twice."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction

from gongkai.bodies.models import PublicBody, Staff
from gongkai.catalogue import entries
from gongkai.catalogue.actions.trace import trace
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import Charge, Decision
from gongkai.catalogue.queries.known import known_charges, known_decisions
from gongkai.catalogue.rows import (
    ChargeRow,
    DecisionRow,
    Unfit,
    refuse_charge,
    refuse_decision,
)
from gongkai.law.days import statutory_day
from gongkai.trail import moment


class Imported(NamedTuple):
    """How many rows were new, and how many stood there already."""

    added: int
    known: int


@transaction.atomic
def import_decisions(
    *,
    actor: Staff | None,
    body: PublicBody,
    rows: Sequence[DecisionRow],
    at: datetime | None = None,
) -> Imported:
    """Take the decisions that are not recorded yet, and return how many.

    :raises CatalogueRefused: a row is unfit, or differs from what is recorded under its number.
    """
    at = at or moment.now()
    _all_fit(refuse_decision(row, statutory_day(at)) for row in rows)
    known = known_decisions(body, rows)
    fresh = {
        (row.kind, row.reference): row
        for row in rows
        if (row.kind, row.reference) not in known
    }
    for row in rows:
        if (
            known.get((row.kind, row.reference), row) != row
            or fresh.get((row.kind, row.reference), row) != row
        ):
            raise CatalogueRefused(
                f"文书号“{row.reference}”已有另一条内容不同的记录，请核对。",
                "reference",
            )
    try:
        with transaction.atomic():
            Decision.objects.bulk_create(
                Decision(body=body, **row.as_fields()) for row in fresh.values()
            )
    except IntegrityError as error:
        raise CatalogueRefused("同一批决定正由他人导入，请稍后刷新核对。") from error
    done = Imported(len(fresh), len(rows) - len(fresh))
    trace(
        entries.DECISIONS,
        actor=actor,
        body=body,
        subject=f"body:{body.code}",
        at=at,
        **done._asdict(),
    )
    return done


@transaction.atomic
def import_charges(
    *,
    actor: Staff | None,
    body: PublicBody,
    rows: Sequence[ChargeRow],
    at: datetime | None = None,
) -> Imported:
    """Take the charges that are not recorded yet, and return how many.

    :raises CatalogueRefused: a row is unfit, or differs from what is recorded under its number.
    """
    at = at or moment.now()
    _all_fit(refuse_charge(row, statutory_day(at)) for row in rows)
    known = known_charges(body, rows)
    fresh = {row.receipt_number: row for row in rows if row.receipt_number not in known}
    for row in rows:
        if (
            known.get(row.receipt_number, row) != row
            or fresh.get(row.receipt_number, row) != row
        ):
            raise CatalogueRefused(
                f"票据号“{row.receipt_number}”已有另一条内容不同的记录，请核对。",
                "receipt_number",
            )
    try:
        with transaction.atomic():
            Charge.objects.bulk_create(
                Charge(body=body, **row.as_fields()) for row in fresh.values()
            )
    except IntegrityError as error:
        raise CatalogueRefused("同一批票据正由他人导入，请稍后刷新核对。") from error
    done = Imported(len(fresh), len(rows) - len(fresh))
    trace(
        entries.CHARGES,
        actor=actor,
        body=body,
        subject=f"body:{body.code}",
        at=at,
        **done._asdict(),
    )
    return done


def _all_fit(faults: Iterable[Unfit | None]) -> None:
    for fault in faults:
        if fault:
            raise CatalogueRefused(fault.message, fault.field)
