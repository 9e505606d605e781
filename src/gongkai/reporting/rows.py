"""A record as one line of the list behind a cell, whatever app keeps it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import singledispatch

from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from gongkai.catalogue.models import Charge, Decision, Item
from gongkai.disputes.models import Lawsuit, Reconsideration
from gongkai.inforequests.models import InfoRequest
from gongkai.law.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Row:
    """A record: its name, where it opens, its days, and what is said of it."""

    name: str
    url: str
    days: tuple[tuple[str, str], ...]
    note: str = ""


@singledispatch
def of(record: Model) -> Row:
    """Return the line for ``record``."""
    return Row(str(record), address(record), ())


def address(record: Model) -> str:
    """Return where ``record`` opens, or nothing where it has no page of its own."""
    try:
        return str(record.get_absolute_url())  # type: ignore[attr-defined]
    except (AttributeError, NoReverseMatch):
        return ""


@of.register
def _request(record: InfoRequest) -> Row:
    outcome = Outcome.from_key(record.outcome) if record.outcome else None
    said = "".join(filter(None, (outcome.group, outcome.label))) if outcome else ""
    return Row(
        f"{record.number} {record.subject}",
        address(record),
        _days(("收到", record.received_on), ("作出", record.decided_on)),
        said or "尚未作出答复",
    )


@of.register(Reconsideration)
@of.register(Lawsuit)
def _dispute(record: Reconsideration | Lawsuit) -> Row:
    return Row(
        f"{record.case_number or '未填案号'} {record.organ}".strip(),
        address(record),
        _days(("提出", record.filed_on), ("审结", record.concluded_on)),
        record.result_label,
    )


@of.register
def _item(record: Item) -> Row:
    return Row(
        " ".join(filter(None, (record.document_number, record.title))),
        address(record),
        _days(("成文", record.composed_on), ("废止", record.repealed_on)),
        record.get_validity_display(),
    )


@of.register
def _decision(record: Decision) -> Row:
    said = "已公开" if record.published else f"依法不公开：{record.withheld_reason}"
    return Row(
        f"{record.get_kind_display()} {record.reference}",
        _ledger("decisions", record.on),
        _days(("作出", record.on)),
        said,
    )


@of.register
def _charge(record: Charge) -> Row:
    yuan = Decimal(record.fen) / 100
    return Row(
        f"{record.item} {record.receipt_number}",
        _ledger("charges", record.on),
        _days(("收费", record.on)),
        f"{yuan:.2f} 元",
    )


def _ledger(name: str, on: date) -> str:
    return f"{reverse(f'catalogue:{name}')}?year={on.year}"


def _days(*named: tuple[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((label, str(day)) for label, day in named if day)
