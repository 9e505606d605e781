"""The Word file, seen through python-docx: layout, merged tables, signature."""

from __future__ import annotations

import io
from copy import deepcopy
from dataclasses import replace

import docx as library
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from gongkai.annual import files
from gongkai.annual.files import docx
from gongkai.annual.files.tests.make import COVER, DRAFT, edited, member, sample
from gongkai.annual.grid import grid
from gongkai.annual.report import Narrative
from gongkai.annual.tests import make


def opened(content: bytes) -> Document:
    return library.Document(io.BytesIO(content))


@pytest.fixture(scope="module")
def content() -> bytes:
    return docx.write(sample(), COVER)


@pytest.mark.parametrize("layout", ["2021", "2019"])
def test_python_docx_sees_the_official_tables_merged_as_printed(layout: str) -> None:
    report = sample(layout)

    document = opened(docx.write(report, COVER))

    for drawn, (table, cells) in zip(document.tables, report.tables(), strict=True):
        rows = [list(row.cells) for row in drawn.rows]
        for slot in grid(table, cells):
            shown = rows[slot.row][slot.col]
            last = rows[slot.row + slot.rowspan - 1][slot.col + slot.colspan - 1]
            assert shown.text.replace("\n", "") == slot.text
            assert shown._tc is last._tc


def test_the_page_is_that_of_the_standard(content: bytes) -> None:
    section = opened(content).sections[0]

    assert section.page_width == pytest.approx(Mm(210), abs=400)
    assert section.page_height == pytest.approx(Mm(297), abs=400)
    assert section.top_margin == pytest.approx(Mm(37), abs=400)
    assert section.left_margin == pytest.approx(Mm(28), abs=400)
    assert section.right_margin == pytest.approx(Mm(210 - 28 - 156), abs=400)


def test_every_style_names_a_face_for_chinese(content: bytes) -> None:
    styles = opened(content).styles.element

    faces = {
        style.get(qn("w:styleId")): style.find(qn("w:rPr"))
        .find(qn("w:rFonts"))
        .get(qn("w:eastAsia"))
        for style in styles.findall(qn("w:style"))
    }

    assert faces["Title"] == "方正小标宋简体"
    assert faces["Heading1"] == "黑体"
    assert faces["Heading2"] == "楷体_GB2312"
    assert faces["Normal"] == "仿宋_GB2312"


def test_pages_are_numbered_at_the_outer_edge(content: bytes) -> None:
    document = opened(content)
    section = document.sections[0]

    assert document.settings.odd_and_even_pages_header_footer
    assert section.footer.paragraphs[0].alignment == 2
    assert section.even_page_footer.paragraphs[0].alignment == 0
    assert section.footer.paragraphs[0].text == "— 1 —"


def test_rows_stay_whole_and_header_rows_repeat(content: bytes) -> None:
    proactive, requests, disputes = opened(content).tables

    for table, repeated in ((proactive, 0), (requests, 3), (disputes, 3)):
        rows = [row._tr.trPr for row in table.rows]
        assert all(row.find(qn("w:cantSplit")) is not None for row in rows)
        assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [
            index < repeated for index in range(len(rows))
        ]


def test_a_table_keeps_with_itself_and_its_heading(content: bytes) -> None:
    table = opened(content).tables[1]

    kept = [
        all(
            paragraph.paragraph_format.keep_with_next
            for cell in row.cells
            for paragraph in cell.paragraphs
        )
        for row in table.rows
    ]

    assert kept == [True] * 27 + [False]


def test_the_signature_stands_under_the_last_paragraph_and_keeps_with_it(
    content: bytes,
) -> None:
    *_, last, empty, name, day = opened(content).paragraphs

    assert (name.text, day.text) == ("高屯街道办事处", "2025年1月20日")
    assert (last.text, empty.text) == (make.WORDS.six, "")
    assert all(each.paragraph_format.keep_with_next for each in (last, empty, name))
    assert name.paragraph_format.right_indent.pt == 60
    assert day.paragraph_format.right_indent.pt == 64


def test_a_draft_has_no_signature() -> None:
    paragraphs = opened(docx.write(sample(), DRAFT)).paragraphs

    assert paragraphs[-1].text == make.WORDS.six
    assert not paragraphs[-1].paragraph_format.keep_with_next


def test_a_running_heading_is_set_in_kai_and_a_heading_line_has_its_style() -> None:
    words = Narrative(one="（一）主动公开。发布54条。\n（二）依申请公开\n未收到。")

    document = opened(docx.write(replace(sample(), narrative=words), COVER))

    lead = next(p for p in document.paragraphs if p.text.startswith("（一）"))
    line = next(p for p in document.paragraphs if p.text == "（二）依申请公开")
    faces = lead._p.xpath("w:r/w:rPr/w:rFonts/@w:eastAsia")
    assert [run.text for run in lead.runs] == ["（一）主动公开。", "发布54条。"]
    assert faces == ["楷体_GB2312"]
    assert line.style is not None
    assert line.style.style_id == "Heading2"


def test_a_long_title_breaks_after_the_body(content: bytes) -> None:
    title = opened(content).paragraphs[0]

    assert title.text == "高屯街道办事处\n2024年政府信息公开工作年度报告"


def test_the_file_tells_what_it_is_and_not_what_wrote_it(content: bytes) -> None:
    about = opened(content).core_properties

    assert (about.title, about.author) == (COVER.title, COVER.body_name)
    assert about.identifier == COVER.digest
    assert "python-docx" not in member(content, "docProps/core.xml")


def test_reading_finds_the_styles_by_name_as_other_programs_renumber_them(
    content: bytes,
) -> None:
    renamed = edited(
        content, "word/styles.xml", lambda text: text.replace('"Heading1"', '"2"')
    )
    renamed = edited(
        renamed, "word/document.xml", lambda text: text.replace('"Heading1"', '"2"')
    )

    assert docx.read(renamed) == sample()


def test_a_line_break_typed_into_a_paragraph_is_a_new_line(content: bytes) -> None:
    broken = edited(
        content,
        "word/document.xml",
        lambda text: text.replace("改进情况：", "</w:t><w:br/><w:t>改进情况："),
    )

    five = docx.read(broken).narrative.five
    assert five == "主要问题：更新不够及时。\n改进情况：建立预提醒机制。"


def test_writing_takes_no_notice_of_markup_in_the_cover() -> None:
    cover = files.Cover("<b>&标题\x00", "A&B<局>", 2024, COVER.issued_on, ("<i>",))

    paragraphs = opened(docx.write(sample(), cover)).paragraphs

    assert paragraphs[0].text == "<b>&标题"
    assert paragraphs[-2].text == "A&B<局>"


def test_a_sliver_of_a_column_that_libreoffice_adds_is_passed_over(
    content: bytes,
) -> None:
    document = opened(content)
    table = document.tables[2]._tbl
    sliver = deepcopy(table.tblGrid[5])
    sliver.set(qn("w:w"), "1")
    table.tblGrid.insert(5, sliver)
    first, *others = table.tr_lst
    first.tc_lst[1].grid_span = 11
    for row in others:
        row.tc_lst[4].grid_span = 2
    saved = io.BytesIO()
    document.save(saved)

    assert docx.read(saved.getvalue()) == sample()
