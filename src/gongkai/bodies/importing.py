"""The sheets of the workbook with which an office starts, and who reads each of them.

The workbook is one XLSX file; every app that wants something from it registers one
``Sheet`` in its own ``sheets.py`` and imports that module from its ``AppConfig.ready``::

    # catalogue/sheets.py
    class ColumnSheet:
        title = "栏目"            # the worksheet's name
        order = 40               # sheets are written in this order: 机构 10, 股室 20, 人员 30
        fields = (
            Field("body", "机构代码", required=True, example="gaotun"),
            Field("key", "栏目代码", required=True, example="work-news"),
            Field("since", "启用日期", kind="date", example="2024-01-01"),
            Field("interval", "更新周期", choices=("两周", "六个月")),
        )

        def check(self, rows: Sequence[Row], plan: Plan) -> Iterator[Fault]:
            for row in rows:                       # required, choices, kind are checked already
                if row["body"] not in plan.codes:  # in the database or on the sheet 机构
                    yield Fault(self.title, row.number, "机构代码", "没有这个机构，请先在“机构”表中填写")

        def write(self, rows: Sequence[Row], *, actor: Staff, at: datetime | None) -> int:
            ...                                    # call your own actions; return how many were new

    register(ColumnSheet())

``check`` never writes and never raises. ``write`` runs inside one transaction with the
other sheets, after every sheet was found faultless; it leaves alone what is there already
(the same workbook may be taken twice), and may raise ``PeopleRefused`` to undo everything.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final, Literal, Protocol

from gongkai.bodies.models import PublicBody, Staff

FieldKind = Literal["text", "date", "number", "whole"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a sheet: its key in a row, its heading, and what may stand in it."""

    key: str
    title: str
    required: bool = False
    kind: FieldKind = "text"
    choices: tuple[str, ...] = ()
    hint: str = ""
    example: str = ""
    longest: int = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A filled row: its number in the worksheet and its values as text (dates as ISO)."""

    number: int
    values: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where: sheet, row (0 = the sheet itself), column heading."""

    sheet: str
    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sheet may look at beside its own rows."""

    county: PublicBody
    rows: Mapping[str, Sequence[Row]]
    codes: frozenset[str]
    """Codes of every body of the county, there already or on the sheet 机构."""


class Sheet(Protocol):
    """A worksheet and its reader."""

    @property
    def title(self) -> str:
        """The worksheet's name."""
        ...

    @property
    def order(self) -> int:
        """When it is written: 机构 is 10, 股室 20, 人员 30."""
        ...

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its columns."""
        ...

    def check(self, rows: Sequence[Row], plan: Plan) -> Iterable[Fault]:
        """Yield what is wrong with ``rows``, beyond what the fields say."""
        ...

    def write(self, rows: Sequence[Row], *, actor: Staff, at: datetime | None) -> int:
        """Write the rows that are new and return how many were."""
        ...


_SHEETS: dict[str, Sheet] = {}


def register(sheet: Sheet) -> Sheet:
    """Add ``sheet`` to the workbook; one of the same title takes its place."""
    _SHEETS[sheet.title] = sheet
    return sheet


def sheets() -> tuple[Sheet, ...]:
    """Return every sheet of the workbook, in the order of writing."""
    return tuple(sorted(_SHEETS.values(), key=lambda sheet: (sheet.order, sheet.title)))


def faults_of_fields(sheet: Sheet, rows: Sequence[Row]) -> Iterable[Fault]:
    """Yield where a row breaks what the fields of ``sheet`` say."""
    for row in rows:
        for field in sheet.fields:
            if message := _fault(field, row[field.key]):
                yield Fault(sheet.title, row.number, field.title, message)


def _fault(field: Field, value: str) -> str:
    if not value:
        return "此栏必填" if field.required else ""
    if len(value) > field.longest:
        return f"超过{field.longest}字，请精简"
    if field.choices and value not in field.choices:
        return f"“{value[:20]}”不在可选值内，应为{'、'.join(field.choices)}之一"
    if not READABLE[field.kind](value):
        return f"“{value[:20]}”{EXPECTED[field.kind]}"
    return ""


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def _is_number(value: str) -> bool:
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False


READABLE: Final[Mapping[FieldKind, Callable[[str], bool]]] = {
    "text": lambda value: "\x00" not in value,
    "date": _is_date,
    "number": _is_number,
    "whole": lambda value: re.fullmatch(r"\d{1,9}", value) is not None,
}
EXPECTED: Final[Mapping[FieldKind, str]] = {
    "text": "含有不可见的控制字符，请重新输入",
    "date": "不是日期，应写作2024-01-31",
    "number": "不是数字，应只写数值，不带单位和逗号",
    "whole": "不是非负整数，应只写数值，不带单位和逗号",
}
