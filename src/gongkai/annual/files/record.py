"""What print cannot tell, carried along unseen and believed only where print agrees.

The body's code is not printed, and an empty cell may be a blank or a figure nobody
could read. Each file therefore carries the report's JSON. Where someone has since
changed what the page shows, the page is right and the record is not.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from gongkai.annual.cells import Cell
from gongkai.annual.errors import BadReport
from gongkai.annual.files.paragraphs import clean, squeezed
from gongkai.annual.printed import read_cell
from gongkai.annual.report import Narrative, Report
from gongkai.annual.tables import Place, Table

NOT_OURS = "请选择从本系统导出、未经其他软件转换的年度报告文件"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page shows: the texts of the cells of each table, and of each part."""

    tables: Mapping[str, Mapping[Place, str] | None]
    parts: Mapping[str, str]


def dump(report: Report) -> str:
    """Return ``report`` as one line of ASCII, fit for any file."""
    return json.dumps(report.to_json(), separators=(",", ":"))


def load(text: str | bytes) -> Report:
    """Return the report that ``text`` holds as JSON.

    :raises BadReport: it is no JSON, or not a report.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadReport("文件", "无法识别的内容", NOT_OURS) from error
    return Report.from_json(data)


def settle(seen: Seen, record: Report) -> Report:
    """Return the report the page shows, in the record's words wherever both agree.

    Findings belong to the figures and words they were made from: they go as soon as
    one of these differs.

    :raises BadReport: a table the report has is not on the page.
    """
    proactive, requests, disputes = (
        _cells(table, seen.tables[table.key], cells) for table, cells in record.tables()
    )
    words = {
        part: _text(seen.parts[part], text) for part, text in record.narrative.parts()
    }
    settled = replace(
        record,
        proactive=proactive,
        requests=requests,
        disputes=disputes,
        narrative=Narrative(**words),
    )
    return settled if settled == record else replace(settled, findings=())


def _cells(
    table: Table,
    seen: Mapping[Place, str] | None,
    record: Mapping[Place, Cell] | None,
) -> dict[Place, Cell] | None:
    if seen is None and record is not None:
        raise BadReport(table.name, "缺失", "文件中找不到这张表，请恢复表样后再导入")
    if seen is None:
        return None
    known = record or {}
    return {place: _cell(text, known.get(place)) for place, text in seen.items()}


def _cell(seen: str, record: Cell | None) -> Cell:
    agrees = record is not None and _line(str(record)) == _line(seen)
    return record if record is not None and agrees else read_cell(seen.strip())


def _text(seen: str, record: str | None) -> str | None:
    return record if squeezed(record) == squeezed(seen) else seen or None


def _line(text: str) -> str:
    return " ".join(clean(text).split())
