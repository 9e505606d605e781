"""Recording one decision or one charge."""

from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from gongkai.bodies.models import PublicBody, Staff
from gongkai.catalogue import entries
from gongkai.catalogue.actions.trace import trace
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import Charge, Decision
from gongkai.catalogue.rows import (
    ChargeRow,
    DecisionRow,
    refuse_charge,
    refuse_decision,
)
from gongkai.catalogue.states import DecisionKind
from gongkai.law.days import statutory_day
from gongkai.trail import moment


@transaction.atomic
def record_decision(
    *,
    actor: Staff | None,
    body: PublicBody,
    kind: str,
    on: date,
    reference: str,
    published: bool = True,
    withheld_reason: str = "",
    at: datetime | None = None,
) -> Decision:
    """Record a licence, penalty or coercion decision and return it.

    :raises CatalogueRefused: it is recorded already, lies in the future, or withholds without a reason.
    """
    at = at or moment.now()
    row = DecisionRow(kind, on, reference.strip(), published, withheld_reason.strip())
    if fault := refuse_decision(row, statutory_day(at)):
        raise CatalogueRefused(fault.message, fault.field)
    try:
        with transaction.atomic():
            decision = Decision.objects.create(body=body, **row.as_fields())
    except IntegrityError as error:
        raise CatalogueRefused(
            f"文书号“{row.reference}”已登记，不必重复登记。", "reference"
        ) from error
    trace(
        entries.DECISION,
        actor=actor,
        body=body,
        subject=f"decision:{decision.uuid}",
        at=at,
        kind=DecisionKind(row.kind).label,
        reference=row.reference,
        on=on,
    )
    return decision


@transaction.atomic
def record_charge(
    *,
    actor: Staff | None,
    body: PublicBody,
    on: date,
    item: str,
    yuan: Decimal,
    receipt_number: str,
    at: datetime | None = None,
) -> Charge:
    """Record a charge receipt and return it; ``yuan`` has at most two decimals.

    :raises CatalogueRefused: the receipt is recorded already, lies in the future, or the sum cannot be.
    """
    at = at or moment.now()
    row = ChargeRow(on, item.strip(), yuan, receipt_number.strip())
    if fault := refuse_charge(row, statutory_day(at)):
        raise CatalogueRefused(fault.message, fault.field)
    try:
        with transaction.atomic():
            charge = Charge.objects.create(body=body, **row.as_fields())
    except IntegrityError as error:
        raise CatalogueRefused(
            f"票据号“{row.receipt_number}”已登记，不必重复登记。", "receipt_number"
        ) from error
    trace(
        entries.CHARGE,
        actor=actor,
        body=body,
        subject=f"charge:{charge.uuid}",
        at=at,
        receipt_number=row.receipt_number,
        item=row.item,
        yuan=charge.yuan,
        on=on,
    )
    return charge
