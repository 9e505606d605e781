"""The worksheet 栏目 of the workbook with which an office starts."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.importing import Fault, Field, Plan, Row, register
from gongkai.bodies.models import PublicBody, Staff
from gongkai.catalogue.actions import add_column
from gongkai.catalogue.actions.columns import KEY, RESERVED
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import Column
from gongkai.law.freshness import Interval

INTERVALS: Final = {interval.label: interval.value for interval in Interval}


class ColumnSheet:
    """栏目: each body's columns, in the order of the rows."""

    title = "栏目"
    order = 40
    fields = (
        Field("body", "机构代码", required=True, longest=30, example="gaotun"),
        Field(
            "key",
            "栏目代码",
            required=True,
            longest=50,
            example="dongtai",
            hint="小写字母、数字和连字符，用作网址",
        ),
        Field("title", "栏目名称", required=True, longest=100, example="工作动态"),
        Field(
            "interval",
            "更新周期",
            required=True,
            choices=tuple(INTERVALS),
            example="两周",
        ),
        Field("responsible", "责任人账号", longest=150, hint="可空", example=""),
    )

    def check(self, rows: Sequence[Row], plan: Plan) -> Iterator[Fault]:
        """Yield rows whose body or person is unknown, whose code is unfit or stands twice."""
        people = {row["username"] for row in plan.rows.get("人员", ())}
        people |= set(Staff.objects.values_list("username", flat=True))
        seen = set[tuple[str, str]]()
        for row in rows:
            if row["body"] not in plan.codes:
                yield Fault(
                    self.title,
                    row.number,
                    "机构代码",
                    "没有这个机构，请先在“机构”表中填写",
                )
            if not KEY.fullmatch(row["key"]) or row["key"] in RESERVED:
                yield Fault(
                    self.title,
                    row.number,
                    "栏目代码",
                    "应为小写字母、数字和连字符并以字母开头，且不为 item、report",
                )
            if (row["body"], row["key"]) in seen:
                yield Fault(
                    self.title,
                    row.number,
                    "栏目代码",
                    "同一机构的这个栏目重复出现，请只保留一行",
                )
            if row["responsible"] and row["responsible"] not in people:
                yield Fault(
                    self.title,
                    row.number,
                    "责任人账号",
                    "没有这个账号，请先在“人员”表中填写",
                )
            seen.add((row["body"], row["key"]))

    def write(self, rows: Sequence[Row], *, actor: Staff, at: datetime | None) -> int:
        """Add the columns that are not there yet and return how many were added.

        :raises PeopleRefused: a column is refused; nothing of the workbook is then written.
        """
        added = 0
        for row in rows:
            body = PublicBody.objects.get(code=row["body"])
            if Column.objects.filter(body=body, key=row["key"]).exists():
                continue
            try:
                add_column(
                    actor=actor,
                    body=body,
                    key=row["key"],
                    title=row["title"],
                    interval=INTERVALS[row["interval"]],
                    responsible=Staff.objects.filter(
                        username=row["responsible"], body=body
                    ).first(),
                    at=at,
                )
            except CatalogueRefused as error:
                raise PeopleRefused(f"栏目第{row.number}行：{error}") from error
            added += 1
        return added


register(ColumnSheet())
