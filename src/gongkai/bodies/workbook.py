"""The first workbook as a file: the empty one to fill in, and the filled one read back."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from python_calamine import CalamineWorkbook

from gongkai.annual.errors import BadReport
from gongkai.annual.files.xlsx.workbook import pages
from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.importing import Fault, Field, Row, Sheet

MOST_BYTES: Final = 5_000_000
MOST_UNPACKED: Final = 60_000_000
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
NOTES: Final = "填写说明"


def template(sheets: Sequence[Sheet]) -> bytes:
    """Return the empty workbook: a sheet of notes, then one worksheet for each of ``sheets``."""
    out = BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False}
    ) as book:
        heading = book.add_format(
            {"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True}
        )
        text = book.add_format({"num_format": "@"})
        notes = book.add_worksheet(NOTES)
        notes.write_row(0, 0, ("工作表", "栏目", "必填", "说明", "示例"), heading)
        notes.set_column(0, 2, 14)
        notes.set_column(3, 3, 60)
        notes.set_column(4, 4, 24)
        for nth, line in enumerate(_notes(sheets), start=1):
            notes.write_row(nth, 0, line)
        for sheet in sheets:
            page = book.add_worksheet(sheet.title)
            page.freeze_panes(1, 0)
            for column, field in enumerate(sheet.fields):
                page.write_string(0, column, field.title, heading)
                page.set_column(column, column, 18, text)
                if field.choices and len("".join(field.choices)) < 200:
                    page.data_validation(
                        1,
                        column,
                        MOST_ROWS,
                        column,
                        {"validate": "list", "source": list(field.choices)},
                    )
    return out.getvalue()


def _notes(sheets: Sequence[Sheet]) -> Iterator[tuple[str, ...]]:
    for sheet in sheets:
        for field in sheet.fields:
            yield (
                sheet.title,
                field.title,
                "必填" if field.required else "",
                _note(field),
                field.example,
            )


def _note(field: Field) -> str:
    choices = f"可选：{'、'.join(field.choices)}" if field.choices else ""
    return "；".join(part for part in (field.hint, choices) if part)


def read(
    content: bytes, sheets: Sequence[Sheet]
) -> tuple[dict[str, list[Row]], list[Fault]]:
    """Return the filled rows of each sheet, and what is wrong with the headings.

    A worksheet that is missing counts as empty; wholly empty rows are passed over.

    :raises PeopleRefused: this is no XLSX workbook, or it is too large to be one of ours.
    """
    book = _open(content)
    rows: dict[str, list[Row]] = {}
    faults: list[Fault] = []
    for sheet in sheets:
        lines = _lines(book, sheet.title) if sheet.title in book.sheet_names else []
        headings = [_text(cell) for cell in lines[0]] if lines else []
        if lines:
            faults.extend(_faults_of_headings(sheet, headings))
        rows[sheet.title] = list(_rows(sheet, headings, lines[1:]))
    if not any(rows.values()) and not faults:
        raise PeopleRefused(
            "工作簿里没有可导入的内容，请在模板的各工作表中填写后再上传。", "file"
        )
    return rows, faults


def _open(content: bytes) -> CalamineWorkbook:
    if len(content) > MOST_BYTES:
        raise PeopleRefused(
            f"文件超过{MOST_BYTES // 1_000_000}MB，请拆分后分次导入。", "file"
        )
    if not _is_workbook(content):
        raise PeopleRefused(
            "该文件不是正常的XLSX工作簿，请用下载的模板填写后上传。", "file"
        )
    _refuse_far_cells(content)
    try:
        return CalamineWorkbook.from_filelike(BytesIO(content))
    except Exception as error:
        raise PeopleRefused(
            "文件无法作为XLSX工作簿打开，请用模板另存为.xlsx后再上传。", "file"
        ) from error


def _refuse_far_cells(content: bytes) -> None:
    """Refuse a workbook with a cell far outside the template, before anything is laid out.

    calamine lays a sheet out up to its last cell; one at XFD1048576 ends the process.
    """
    try:
        read = pages(content)
    except BadReport as error:
        raise PeopleRefused(
            "文件无法作为XLSX工作簿打开，请用模板另存为.xlsx后再上传。", "file"
        ) from error
    for title, page in read.items():
        if any(
            row >= MOST_ROWS or column >= MOST_COLUMNS for row, column in page.cells
        ):
            raise PeopleRefused(
                f"工作表“{title}”超过{MOST_ROWS}行或{MOST_COLUMNS}列，请删去模板范围以外的内容，或拆分后分次导入。",
                "file",
            )


def _is_workbook(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    unpacked = sum(member.file_size for member in members)
    named = {member.filename for member in members}
    return unpacked <= MOST_UNPACKED and "xl/workbook.xml" in named


def _lines(book: CalamineWorkbook, title: str) -> list[list[Any]]:
    try:
        sheet = book.get_sheet_by_name(title)
        lines = sheet.to_python(skip_empty_area=False)
    except Exception as error:
        raise PeopleRefused(
            f"工作表“{title}”无法读取，请用模板重新填写。", "file"
        ) from error
    if len(lines) > MOST_ROWS:
        raise PeopleRefused(
            f"工作表“{title}”超过{MOST_ROWS}行，请拆分后分次导入。", "file"
        )
    return lines


def _faults_of_headings(sheet: Sheet, headings: Sequence[str]) -> Iterator[Fault]:
    titles = [field.title for field in sheet.fields]
    for field in sheet.fields:
        if field.required and field.title not in headings:
            yield Fault(sheet.title, 1, field.title, "缺少这一栏，请使用模板的表头")
    for heading in headings:
        if heading and heading not in titles:
            yield Fault(
                sheet.title, 1, heading, "模板中没有这一栏，请删除或改回模板的表头"
            )
        elif heading and headings.count(heading) > 1:
            yield Fault(sheet.title, 1, heading, "这一栏重复出现，请保留一栏")


def _rows(
    sheet: Sheet, headings: Sequence[str], lines: Sequence[Sequence[Any]]
) -> Iterator[Row]:
    keys: Mapping[str, str] = {field.title: field.key for field in sheet.fields}
    for number, line in enumerate(lines, start=2):
        values = {
            keys[heading]: _text(cell)
            for heading, cell in zip(headings, line, strict=False)
            if heading in keys
        }
        if any(values.values()):
            yield Row(number, values)


def _text(cell: object) -> str:
    match cell:
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case bool():
            return "是" if cell else "否"
        case float() if cell.is_integer():
            return str(int(cell))
    return str(cell).strip()
