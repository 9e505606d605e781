"""The workbooks of decisions and of charges: their columns, and a filled one as rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, Generic, TypeVar

from gongkai.bodies import workbook
from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.importing import Fault, Field, Plan, Row, faults_of_fields
from gongkai.bodies.models import PublicBody, Staff
from gongkai.catalogue.errors import CatalogueRefused, ImportRefused
from gongkai.catalogue.queries.known import known_charges, known_decisions
from gongkai.catalogue.rows import (
    ChargeRow,
    DecisionRow,
    Unfit,
    refuse_charge,
    refuse_decision,
)
from gongkai.catalogue.states import DecisionKind

R = TypeVar("R", DecisionRow, ChargeRow)
YES, NO = "已公开", "依法不公开"
KINDS: Final = {kind.label: kind.value for kind in DecisionKind}


@dataclass(frozen=True, slots=True)
class LedgerSheet(Generic[R]):
    """One worksheet: its columns, how a row is read, judged, and told from what is recorded."""

    title: str
    fields: tuple[Field, ...]
    read: Callable[[Row], R]
    refuse: Callable[[R, date], Unfit | None]
    key: Callable[[R], Any]
    known: Callable[[PublicBody, Sequence[R]], dict[Any, R]]
    order: int = 0

    def check(self, rows: Sequence[Row], plan: Plan) -> Sequence[Fault]:
        """Return nothing: rows are judged with the body's records in ``rows_of``."""
        return ()

    def write(self, rows: Sequence[Row], *, actor: Staff, at: datetime | None) -> int:
        """Write nothing: ``actions`` take the rows of ``rows_of``."""
        return 0

    def template(self) -> bytes:
        """Return the empty workbook."""
        return workbook.template([self])

    def rows_of(self, content: bytes, body: PublicBody, today: date) -> list[R]:
        """Return the rows of a filled workbook.

        :raises CatalogueRefused: it is no workbook of ours.
        :raises ImportRefused: some rows are unfit; it names sheet, row and column of each.
        """
        sheets: dict[str, list[Row]]
        headings: list[Fault]
        try:
            sheets, headings = workbook.read(content, [self])
        except PeopleRefused as error:
            raise CatalogueRefused(str(error), "file") from error
        lines: list[Row] = sheets[self.title]
        faults: list[Fault] = [*headings, *faults_of_fields(self, lines)]
        if not faults:
            faults = self._judged(lines, body, today)
        if faults:
            raise ImportRefused(faults)
        return [self.read(line) for line in lines]

    def _judged(
        self, lines: Sequence[Row], body: PublicBody, today: date
    ) -> list[Fault]:
        rows = [self.read(line) for line in lines]
        known = self.known(body, rows)
        faults, first = list[Fault](), dict[Any, tuple[int, R]]()
        for line, row in zip(lines, rows, strict=True):
            if unfit := self.refuse(row, today):
                faults.append(
                    Fault(
                        self.title,
                        line.number,
                        self._heading(unfit.field),
                        unfit.message,
                    )
                )
                continue
            key = self.key(row)
            at, same = first.setdefault(key, (line.number, row))
            if same != row:
                faults.append(
                    self._clash(line.number, f"与第{at}行编号相同而内容不同，请核对。")
                )
            elif known.get(key, row) != row:
                faults.append(
                    self._clash(line.number, "该编号已登记，内容与此不同，请核对。")
                )
        return faults

    def _clash(self, number: int, message: str) -> Fault:
        return Fault(
            self.title,
            number,
            self.fields[-1].title if self.title == CHARGE_TITLE else "决定文书号",
            message,
        )

    def _heading(self, key: str) -> str:
        return next(field.title for field in self.fields if field.key == key)


def _decision(row: Row) -> DecisionRow:
    return DecisionRow(
        KINDS[row["kind"]],
        date.fromisoformat(row["on"]),
        row["reference"],
        row["published"] == YES,
        row["withheld_reason"],
    )


def _charge(row: Row) -> ChargeRow:
    return ChargeRow(
        date.fromisoformat(row["on"]),
        row["item"],
        Decimal(row["yuan"]),
        row["receipt_number"],
    )


CHARGE_TITLE: Final = "行政事业性收费"
DECISION_SHEET: Final = LedgerSheet(
    "行政决定",
    (
        Field(
            "kind", "决定种类", required=True, choices=tuple(KINDS), example="行政许可"
        ),
        Field("on", "决定日期", required=True, kind="date", example="2024-03-04"),
        Field(
            "reference",
            "决定文书号",
            required=True,
            longest=100,
            example="许决字〔2024〕1号",
        ),
        Field("published", "公开情况", required=True, choices=(YES, NO), example=YES),
        Field("withheld_reason", "不公开的理由", hint="依法不公开时必填", example=""),
    ),
    _decision,
    refuse_decision,
    lambda row: (row.kind, row.reference),
    known_decisions,
)
CHARGE_SHEET: Final = LedgerSheet(
    CHARGE_TITLE,
    (
        Field("on", "收费日期", required=True, kind="date", example="2024-03-04"),
        Field("item", "收费项目", required=True, longest=100, example="不动产登记费"),
        Field("yuan", "金额（元）", required=True, kind="number", example="80.00"),
        Field(
            "receipt_number", "票据号", required=True, longest=60, example="00012345"
        ),
    ),
    _charge,
    refuse_charge,
    lambda row: row.receipt_number,
    known_charges,
)
