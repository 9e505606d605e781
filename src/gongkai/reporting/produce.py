"""Files of a report for whoever asks by body and year; nothing is judged against today."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gongkai.annual.cells import Cell
from gongkai.annual.narrative import DEFAULT
from gongkai.annual.report import Report
from gongkai.bodies.models import PublicBody
from gongkai.catalogue import queries as catalogue
from gongkai.reporting import compute, documents, findings
from gongkai.reporting.errors import ReportRefused
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.writing import reason


def produce(
    code: str, year: int, folder: Path, formats: Sequence[str] = documents.FORMATS
) -> list[Path]:
    """Write ``code``'s report for ``year`` into ``folder`` and return the paths.

    It is the frozen report if the year is closed, else what the records give now.

    :raises ReportRefused: no such body, no such year, or the folder cannot be written.
    """
    body = PublicBody.objects.filter(code=code).first()
    if body is None:
        raise ReportRefused(
            f"机构代码 --body “{code}”不存在，请核对；可用代码见工作台“机构与人员”。"
        )
    report = AnnualReport.objects.filter(body=body, year=year).first()
    content = compute.report_of(report) if report else _unopened(body, year)
    cover = documents.cover_of(body, year, report)
    frozen = report.frozen if report else ""
    if not frozen:
        found = findings.of_content(body, content), findings.of_records(body, year)
        content = replace(content, findings=(*found[0], *found[1]))
    named = [
        (
            documents.name_of(body, year, extension),
            documents.content(content, extension, cover, frozen),
        )
        for extension in formats
    ]
    try:
        return documents.write_to(folder, named)
    except OSError as error:
        raise ReportRefused(
            f"目录 --to “{folder}”无法写入（{reason(error)}），请换一个可以写入的目录。"
        ) from error


def _unopened(body: PublicBody, year: int) -> Report:
    if not compute.is_computed(year):
        raise ReportRefused(
            f"年度 --year {year} 没有{body.name}的年报，且该年度不由台账计算，请核对年度，或先导入往年年报。"
        )
    parts = compute.draft(body, year, DEFAULT)
    content = compute.compute(body, year, text=compute.narrated(parts))
    if not _any(content) and not catalogue.counts(body, year).total:
        raise ReportRefused(
            f"年度 --year {year} 没有{body.name}的任何台账记录，也没有打开过年度报告，请核对年度。"
        )
    return content


def _any(content: Report) -> bool:
    cells: list[Cell] = [
        cell for _, table in content.tables() for cell in (table or {}).values()
    ]
    return any(cell.value for cell in cells)
