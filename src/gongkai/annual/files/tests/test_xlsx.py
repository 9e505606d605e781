"""The workbook, seen through calamine, and what other programs make of it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from gongkai.annual.cells import Cell
from gongkai.annual.errors import BadReport
from gongkai.annual.files import xlsx
from gongkai.annual.files.tests.make import COVER, edited, member, sample, without
from gongkai.annual.files.xlsx.workbook import pages
from gongkai.annual.grid import grid
from gongkai.annual.report import Narrative
from gongkai.annual.tests import make

FORMULA = '=HYPERLINK("http://x","点我")'


@pytest.fixture(scope="module")
def content() -> bytes:
    return xlsx.write(sample(), COVER)


@pytest.mark.parametrize("layout", ["2021", "2019"])
def test_calamine_sees_the_official_tables(layout: str) -> None:
    report = sample(layout)

    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx.write(report, COVER)))

    assert book.sheet_names == ["正文", "表二", "表三", "表四", "机读数据"]
    for name, (table, cells) in zip(
        book.sheet_names[1:], report.tables(), strict=False
    ):
        rows = book.get_sheet_by_name(name).to_python()
        for slot in grid(table, cells):
            shown = rows[slot.row + 1][slot.col]
            assert (str(int(shown)) if isinstance(shown, float) else shown) == slot.text


def test_merged_headers_are_merged(content: bytes) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))

    merged = book.get_sheet_by_name("表三").merged_cell_ranges

    assert merged is not None
    assert ((1, 0), (3, 2)) in merged
    assert ((1, 3), (1, 9)) in merged


def test_nothing_in_the_workbook_is_a_formula_or_a_link() -> None:
    words = Narrative(one=FORMULA, five="+1+2", six="@SUM(A1)")
    report = make.with_cell(
        replace(sample(), narrative=words),
        "requests",
        "received",
        "other",
        Cell.unreadable(FORMULA),
    )

    content = xlsx.write(report, COVER)

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [
            archive.read(n).decode() for n in archive.namelist() if "sheets/" in n
        ]
    assert not any(re.search(r"<f[ >]|<hyperlink", each) for each in sheets)
    assert xlsx.read(content) == report


def test_figures_are_numbers_and_what_is_no_plain_figure_is_text(
    content: bytes,
) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))

    row = book.get_sheet_by_name("表三").to_python()[4]

    assert row[3:] == [13612.0, "", "—", "22（其中修订16件）", 5.0, "若干", "1,288"]


def test_money_keeps_its_decimals() -> None:
    report = make.report(proactive={("charge", "amount"): make.yuan("0.04")})

    assert xlsx.read(xlsx.write(report, COVER)) == report


@pytest.mark.parametrize("raw", ["-0", "007", "1E5", "1234567890123456"])
def test_a_text_a_spreadsheet_would_rewrite_stays_text(raw: str) -> None:
    report = make.with_cell(
        sample(), "requests", "received", "other", Cell.unreadable(raw)
    )

    assert xlsx.read(xlsx.write(report, COVER)) == report


def test_a_paragraph_too_long_for_one_cell_goes_on_in_the_next() -> None:
    report = replace(sample(), narrative=Narrative(one="长" * 70_000))

    assert xlsx.read(xlsx.write(report, COVER)) == report


def test_a_tenth_saved_as_its_binary_fraction_is_a_tenth(content: bytes) -> None:
    saved = edited(
        content,
        "xl/worksheets/sheet3.xml",
        lambda text: text.replace("<v>13612</v>", "<v>0.10000000000000001</v>"),
    )

    read = xlsx.read(saved).requests
    assert read is not None
    assert read["received", "person"] == Cell.printed(make.yuan("0.1"))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (
            't="inlineStr"><is><r><t>十</t></r><r><t>二</t></r><rPh sb="0" eb="1"><t>shi</t></rPh></is>',
            "十二",
        ),
        ('t="str"><v>_x5341_件</v>', "十件"),
        ('t="e"><v>#REF!</v>', "#REF!"),
        ('t="n"><v>多</v>', "多"),
        ('t="n"><v>INF</v>', "INF"),
        ('t="n"><v>1E+30</v>', "1E+30"),
        ('t="n"><v></v>', ""),
    ],
)
def test_cells_are_read_however_a_program_stores_them(
    content: bytes, cell: str, shown: str
) -> None:
    saved = edited(
        content,
        "xl/worksheets/sheet3.xml",
        lambda text: re.sub(r'(<c r="D5"[^>]*)><v>13612</v>', rf"\1 {cell}", text),
    )

    assert pages(saved)["表三"].cells[4, 3] == shown


@pytest.mark.parametrize("reference", ["XFD1048576", "D0", "甲1", "", "d5"])
def test_a_cell_out_of_the_way_costs_nothing(content: bytes, reference: str) -> None:
    saved = edited(
        content,
        "xl/worksheets/sheet4.xml",
        lambda text: text.replace(
            "</sheetData>", f'<row><c r="{reference}"><v>1</v></c></row></sheetData>'
        ),
    )

    assert xlsx.read(saved) == sample()


@pytest.mark.parametrize("reference", ["A3:XFD1048576", "F9:A1", "乱", ""])
def test_a_merge_beyond_any_table_is_cut_or_passed_over(
    content: bytes, reference: str
) -> None:
    saved = edited(
        content,
        "xl/worksheets/sheet3.xml",
        lambda text: text.replace(
            "</mergeCells>", f'<mergeCell ref="{reference}"/></mergeCells>'
        ),
    )

    assert len(pages(saved)["表三"].merged) < 40


@pytest.mark.parametrize("index", ["99999", "-1", "x", "9" * 30])
def test_a_text_that_is_not_in_the_list_is_refused(content: bytes, index: str) -> None:
    saved = edited(
        content,
        "xl/worksheets/sheet3.xml",
        lambda text: re.sub(
            r't="s"><v>\d+</v>', f't="s"><v>{index}</v>', text, count=1
        ),
    )

    with pytest.raises(BadReport, match="文字编号"):
        xlsx.read(saved)


@pytest.mark.parametrize("name", ["正文", "机读数据"])
def test_a_workbook_that_lost_a_sheet_is_refused_by_its_name(
    content: bytes, name: str
) -> None:
    saved = edited(content, "xl/workbook.xml", lambda text: text.replace(name, "别的"))

    with pytest.raises(BadReport, match=name):
        xlsx.read(saved)


def test_a_table_whose_sheet_is_gone_is_missed(content: bytes) -> None:
    saved = edited(
        content, "xl/workbook.xml", lambda text: text.replace("表四", "别的")
    )

    with pytest.raises(BadReport, match="表四"):
        xlsx.read(saved)


def test_a_workbook_without_any_text_is_not_ours(content: bytes) -> None:
    saved = without(content, "xl/sharedStrings.xml")

    with pytest.raises(BadReport):
        xlsx.read(saved)


def test_sheets_carry_their_titles_and_print_on_one_width(content: bytes) -> None:
    sheet = member(content, "xl/worksheets/sheet3.xml")

    assert 'fitToHeight="0"' in sheet
    assert 'paperSize="9"' in sheet
