"""Taking a filled workbook: read it, look at it, then write all of it or nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.bodies import importing, kinds, workbook
from gongkai.bodies.actions.trace import trace
from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.importing import Fault, Plan, Row
from gongkai.bodies.models import ImportBatch, PublicBody, Staff
from gongkai.trail import moment


@transaction.atomic
def read_workbook(
    *,
    actor: Staff,
    body: PublicBody,
    file_name: str,
    content: bytes,
    at: datetime | None = None,
) -> ImportBatch:
    """Keep what a workbook says until somebody accepts it; nothing else is written yet.

    :raises PeopleRefused: ``body`` is no county, or the file cannot be read.
    """
    if body.parent is not None:
        raise PeopleRefused(f"基础数据按县导入，请先切换到{body.county.name}。", "file")
    rows, faults = workbook.read(content, importing.sheets())
    return ImportBatch.objects.create(
        body=body,
        staff=actor,
        file_name=file_name[:200],
        read_at=at or moment.now(),
        rows={
            title: [[row.number, dict(row.values)] for row in each]
            for title, each in rows.items()
        },
        faults=[
            [fault.sheet, fault.row, fault.column, fault.message] for fault in faults
        ],
    )


def rows_of(batch: ImportBatch) -> dict[str, list[Row]]:
    """Return the rows a batch holds, by sheet."""
    return {
        title: [Row(number, values) for number, values in rows]
        for title, rows in batch.rows.items()
    }


def faults_of(batch: ImportBatch) -> tuple[Fault, ...]:
    """Return everything that stands in the way of ``batch``, as the records are now."""
    rows = rows_of(batch)
    plan = _plan(batch.body, rows)
    found = [Fault(*fault) for fault in batch.faults]
    for sheet in importing.sheets():
        own = rows.get(sheet.title, [])
        shape = list(importing.faults_of_fields(sheet, own))
        found.extend(shape)
        spoilt = {fault.row for fault in shape}
        found.extend(
            sheet.check([row for row in own if row.number not in spoilt], plan)
        )
    return tuple(found)


def _plan(county: PublicBody, rows: Mapping[str, Sequence[Row]]) -> Plan:
    there = {county.code, *county.descendants().values_list("code", flat=True)}
    listed = {row["code"] for row in rows.get("机构", ())}
    return Plan(county=county, rows=rows, codes=frozenset(there | listed))


@transaction.atomic
def accept_import(
    *, batch: ImportBatch, actor: Staff, at: datetime | None = None
) -> dict[str, int]:
    """Write everything ``batch`` holds, and return how many rows of each sheet were new.

    A batch is taken once: a second call, at the same time or later, is refused.

    :raises PeopleRefused: something is wrong with it, or it was taken already.
    """
    taken = ImportBatch.objects.filter(pk=batch.pk, accepted_at__isnull=True)
    if taken.update(accepted_at=at or moment.now()) != 1:
        raise PeopleRefused("这份工作簿已经导入，不会重复写入。")
    if faults := faults_of(batch):
        first = faults[0]
        raise PeopleRefused(
            f"仍有{len(faults)}处错误，首处在工作表“{first.sheet}”第{first.row}行“{first.column}”：{first.message}。"
        )
    rows = rows_of(batch)
    new: dict[str, Any] = {
        sheet.title: sheet.write(rows.get(sheet.title, []), actor=actor, at=at)
        for sheet in importing.sheets()
    }
    # The rows name people; once they are records, no second copy is kept.
    ImportBatch.objects.filter(pk=batch.pk).update(rows={}, result=new)
    said = (
        "、".join(f"{title}{count}行" for title, count in new.items() if count)
        or "没有新的内容"
    )
    trace(
        kinds.IMPORTED,
        actor=actor,
        body=batch.body,
        subject=f"import:{batch.uuid}",
        at=at,
        rows=said,
    )
    return new
