"""The PDF, read with other programs: words, tables, pages, safety."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pdfplumber
import pypdfium2  # type: ignore[import-untyped]
import pytest

from gongkai.annual import files
from gongkai.annual.cells import Cell
from gongkai.annual.files import pdf
from gongkai.annual.files.tests.make import COVER, DRAFT, sample
from gongkai.annual.report import Narrative, Report
from gongkai.annual.tests import make

INJECTION = '#panic("x") $x$ *粗* #read("/etc/passwd") `a` @b <c>'


def pages(report: Report, cover: files.Cover = COVER) -> list[str]:
    """Return the text of each page, spaces and line ends left out."""
    document = pypdfium2.PdfDocument(pdf.write(report, cover))
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return ["".join(text.split()) for text in texts]


@pytest.mark.parametrize("layout", ["2021", "2019"])
def test_every_cell_is_printed_where_the_form_has_it(layout: str) -> None:
    report = sample(layout)

    with pdfplumber.open(io.BytesIO(pdf.write(report, COVER))) as document:
        found = [table for page in document.pages for table in page.extract_tables()]

    for rows, (table, cells) in zip(found, report.tables(), strict=True):
        assert cells is not None
        values = [
            row for row in rows if row[-1] is not None or table.key == "proactive"
        ]
        last = cells[table.places[-1]]
        assert (values[-1][-1] or values[-1][1]) == str(last)
    requests = next(rows for rows in found if rows and len(rows[0]) == 10)
    assert [(text or "").replace("\n", "") for text in requests[3][3:]] == [
        "13612", "", "—", "22（其中修订16件）", "5", "若干", "1,288",
    ]  # fmt: skip


def test_table_three_has_one_page_with_its_heading() -> None:
    (page,) = [text for text in pages(sample()) if "申请人情况" in text]

    assert page.startswith("三、收到和处理政府信息公开申请情况")
    assert "四、结转下年度继续办理" in page


def test_what_people_type_is_printed_and_never_run() -> None:
    report = replace(sample(), narrative=Narrative(one=INJECTION))

    assert "".join(INJECTION.split()) in "".join(pages(report))


def test_rare_characters_print_and_a_missing_one_shows_as_the_printers_mark() -> None:
    report = replace(sample(), narrative=Narrative(one="䶮堃喆頔祎、\U00020bb7😀。"))

    assert "䶮堃喆頔祎、〓〓。" in "".join(pages(report))


def test_the_file_is_tagged_titled_and_for_keeping() -> None:
    content = pdf.write(sample(), COVER)

    with pdfplumber.open(io.BytesIO(content)) as document:
        about = document.metadata
    assert about["Title"] == COVER.title
    assert about["Author"] == COVER.body_name
    assert about["Keywords"] == COVER.digest
    assert about["CreationDate"].startswith("D:20250120")
    assert b"<pdfuaid:part>1" in content
    assert b"<pdfaid:part>2" in content
    assert b"/StructTreeRoot" in content


@pytest.mark.parametrize("lines", [0, 3, 5, 7, 9, 11, 13, 15])
def test_the_signature_never_stands_alone_on_a_page(lines: int) -> None:
    words = Narrative(one="总", five="甲" * 28 * lines + "。", six="丙" * 28 * 2)

    *before, last = pages(replace(sample(), narrative=words))

    assert "2025年1月20日" in last
    assert "丙" in last
    assert not any("2025年1月20日" in page for page in before)


def test_pages_carry_their_numbers_between_dashes() -> None:
    assert [page[-3:] for page in pages(sample())][:3] == ["—1—", "—2—", "—3—"]


def test_a_page_holds_22_lines_of_28_characters() -> None:
    words = Narrative(one="国" * 28 * 60)

    with pdfplumber.open(
        io.BytesIO(pdf.write(replace(sample(), narrative=words), DRAFT))
    ) as document:
        lines = document.pages[1].extract_text_lines()

    full = [line["text"] for line in lines if set(line["text"]) == {"国"}]
    assert [len(line) for line in full] == [28] * 22


def test_a_table_with_a_very_long_remark_goes_on_over_the_page_and_repeats_its_head() -> (
    None
):
    report = make.with_cell(
        sample(),
        "requests",
        "received",
        "other",
        Cell.noted(1, "1（" + "长" * 60 + "）"),
    )

    with_table = [page for page in pages(report) if "申请人情况" in page]

    assert len(with_table) == 2
    assert "四、结转下年度继续办理" in with_table[1]


def test_two_threads_write_at_once_and_each_gets_its_own() -> None:
    reports = [replace(sample(), narrative=Narrative(one=f"第{n}份")) for n in range(6)]

    with ThreadPoolExecutor(3) as pool:
        texts = list(pool.map(pages, reports))

    assert all(f"第{n}份" in text[0] for n, text in enumerate(texts))


def test_a_hostile_cover_is_only_text() -> None:
    cover = files.Cover(
        "#panic()\x00", "A\ud800 *B*", 2024, COVER.issued_on, ("$x$",), "d"
    )

    assert "#panic()" in pages(sample(), cover)[0]
