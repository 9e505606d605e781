"""A decision and a charge as plain rows, from a form or a workbook, and what makes one unfit."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from gongkai.catalogue.states import DecisionKind

MOST_YUAN: Final = Decimal(10) ** 12


class Unfit(NamedTuple):
    """What is wrong with a row: the field, and a message with the way out."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision."""

    kind: str
    on: date
    reference: str
    published: bool
    withheld_reason: str

    @property
    def kind_label(self) -> str:
        """The kind in Chinese."""
        return DecisionKind(self.kind).label

    def as_fields(self) -> dict[str, Any]:
        """Return the row as the model's fields."""
        return {
            "kind": self.kind,
            "on": self.on,
            "reference": self.reference,
            "published": self.published,
            "withheld_reason": self.withheld_reason,
        }


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """One charge receipt, in yuan."""

    on: date
    item: str
    yuan: Decimal
    receipt_number: str

    def as_fields(self) -> dict[str, Any]:
        """Return the row as the model's fields."""
        return {
            "on": self.on,
            "item": self.item,
            "fen": int(self.yuan.scaleb(2)),
            "receipt_number": self.receipt_number,
        }


def refuse_decision(row: DecisionRow, today: date) -> Unfit | None:
    """Return what is wrong with ``row``, or ``None``."""
    if row.kind not in set(DecisionKind):
        return Unfit(
            "kind",
            f"决定种类“{row.kind[:20]}”无法识别，应为行政许可、行政处罚或行政强制。",
        )
    if not row.reference or len(row.reference) > 100:
        return Unfit(
            "reference", "决定文书号须填写，最多100字；它用来识别是否重复登记。"
        )
    if fault := _refuse_day("on", "决定日期", row.on, today):
        return fault
    if row.published and row.withheld_reason:
        return Unfit(
            "withheld_reason", "已公开的决定不应填写不公开理由，请清空或改为未公开。"
        )
    if not row.published and not row.withheld_reason:
        return Unfit("withheld_reason", "未公开的决定须写明依法不公开的理由。")
    if len(row.withheld_reason) > 200:
        return Unfit("withheld_reason", "不公开理由超过200字，请精简。")
    return None


def refuse_charge(row: ChargeRow, today: date) -> Unfit | None:
    """Return what is wrong with ``row``, or ``None``."""
    if not row.item or len(row.item) > 100:
        return Unfit("item", "收费项目须填写，最多100字。")
    if not row.receipt_number or len(row.receipt_number) > 60:
        return Unfit(
            "receipt_number", "票据号须填写，最多60字；它用来识别是否重复登记。"
        )
    if fault := _refuse_day("on", "收费日期", row.on, today):
        return fault
    if not row.yuan.is_finite() or not 0 <= row.yuan < MOST_YUAN:
        return Unfit("yuan", f"金额“{str(row.yuan)[:20]}”不合理，应为不小于0的元数。")
    if row.yuan != row.yuan.quantize(Decimal("0.01")):
        return Unfit("yuan", f"金额{row.yuan}超过两位小数，请精确到分。")
    return None


def _refuse_day(field: str, label: str, day: date, today: date) -> Unfit | None:
    if day > today:
        return Unfit(field, f"{label}{day}晚于今天{today}，请核对。")
    if day.year < 2008:
        return Unfit(field, f"{label}{day}早于条例施行的2008年，请核对。")
    return None
