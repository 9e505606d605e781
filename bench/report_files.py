"""Claim: one report is written as DOCX, PDF, XLSX, HTML and JSON within 1 s together, once warm."""

import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import count

from gongkai.annual.files import FORMATS, Cover, write
from gongkai.annual.formats import format_for
from gongkai.annual.report import Narrative, Report
from gongkai.annual.tables import Measure, Table
from measure.claims import Claim, median_seconds, settle

YEAR = 2024
LIMIT = 1.0  # seconds
RUNS = 7
SENTENCE = "全年围绕群众关切主动公开政务信息，按月检查栏目更新，依法办理每一件政府信息公开申请。"


def full(table: Table, first: int) -> dict[tuple[str, str], int | Decimal]:
    """Return a different figure, from ``first`` on, for every cell that is no sum."""
    return {
        (row.key, column.key): first + Decimal("0.3456")
        if column.measure is Measure.MONEY
        else first + nth
        for nth, (row, column) in enumerate(
            (row, column)
            for row in table.rows
            for column in table.columns_of(row)
            if (row.key, column.key) in table.leaves
        )
    }


def report(first: int) -> Report:
    """Return a report in which every cell and part is filled, unlike one of another ``first``."""
    layout = format_for(YEAR)
    return Report(
        body_code="bench-ju",
        body_name="测速县某局",
        year=YEAR,
        format=layout.key,
        proactive=layout.proactive.complete(full(layout.proactive, first)),
        requests=layout.requests.complete(full(layout.requests, first)),
        disputes=layout.disputes.complete(full(layout.disputes, first)),
        narrative=Narrative(
            f"{first}。{SENTENCE * 25}", None, None, None, SENTENCE * 12, SENTENCE * 6
        ),
    )


def _write_fresh(each: str, cover: Cover, fresh: Iterator[int]) -> bytes:
    return write(report(next(fresh)), each, cover)


def claims() -> Iterator[Claim]:
    """Yield the claim, after the time of each format."""
    given = report(1)
    cover = Cover(
        title=f"{given.body_name}{YEAR}年政府信息公开工作年度报告",
        body_name=given.body_name,
        year=YEAR,
        issued_on=date(YEAR + 1, 1, 20),
        contact=("地址：测速县城关镇一号", "电话：0000-0000000"),
        digest="0" * 64,
    )

    fresh = count(7)  # a writer that keeps its last answer must not look fast

    def every() -> None:
        given = report(next(fresh))
        for each in FORMATS:
            write(given, each, cover)

    for each in FORMATS:
        one = partial(_write_fresh, each, cover, fresh)
        took = median_seconds(one, RUNS)
        print(
            f"      {each:5}{took * 1000:8.1f} 毫秒，{len(write(given, each, cover)):,} 字节"
        )
    text = f"一份年报写成 {'、'.join(FORMATS)}（预热后）"
    yield Claim(text, median_seconds(every, RUNS), LIMIT, " 秒")


if __name__ == "__main__":
    sys.exit(settle(claims()))
