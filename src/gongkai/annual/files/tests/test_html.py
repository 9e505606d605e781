"""The HTML: tables whose cells know their headers, fragments without any style."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html as markup

from gongkai.annual import files
from gongkai.annual.cells import Cell
from gongkai.annual.files import html
from gongkai.annual.files.tests.make import COVER, DRAFT, sample
from gongkai.annual.report import PART_TITLES, Narrative
from gongkai.annual.tests import make


def parsed(text: str) -> markup.HtmlElement:
    return markup.fragment_fromstring(text)


def found(root: markup.HtmlElement, path: str) -> list[Any]:
    """Return what an XPath finds, a text as a list of one."""
    result: Any = root.xpath(path)
    return result if isinstance(result, list) else [result]


def headers_of(table: markup.HtmlElement, shown: str) -> list[str]:
    """Return what a screen reader says before the first cell that shows ``shown``."""
    cell = next(each for each in table.iter("td") if each.text_content() == shown)
    return [
        table.get_element_by_id(name).text_content()
        for name in cell.get("headers").split()
    ]


@pytest.mark.parametrize("layout", ["2021", "2019"])
@pytest.mark.parametrize("key", ["proactive", "requests", "disputes"])
def test_every_row_of_a_table_fills_its_width_exactly(key: str, layout: str) -> None:
    table = parsed(html.tables(sample(layout), key))

    taken: dict[tuple[int, int], int] = {}
    for row, line in enumerate(table.iter("tr")):
        col = 0
        for cell in line:
            while (row, col) in taken:
                col += 1
            for down in range(int(cell.get("rowspan", "1"))):
                for across in range(int(cell.get("colspan", "1"))):
                    square = row + down, col + across
                    assert square not in taken
                    taken[square] = 1
    rows, cols = (max(each) + 1 for each in zip(*taken, strict=True))
    assert len(taken) == rows * cols


def test_a_figure_of_table_three_is_announced_with_its_row_and_column() -> None:
    report = make.with_cell(sample(), "requests", "petition", "charity", 4321)

    table = parsed(html.tables(report, "requests"))

    assert headers_of(table, "4321") == [
        "申请人情况",
        "法人或其他组织",
        "社会公益组织",
        "三、本年度办理结果",
        "（五）不予处理",
        "1.信访举报投诉类申请",
    ]


def test_a_figure_of_table_two_is_announced_with_its_own_block() -> None:
    report = make.with_cell(sample(), "proactive", "coercion", "decisions", 4321)

    table = parsed(html.tables(report, "proactive"))

    assert headers_of(table, "4321") == [
        "第二十条第（六）项",
        "本年处理决定数量",
        "行政强制",
    ]


def test_a_figure_of_table_four_is_announced_with_all_three_header_rows() -> None:
    report = make.with_cell(sample(), "disputes", "cases", "direct.pending", 4321)

    table = parsed(html.tables(report, "disputes"))

    assert headers_of(table, "4321") == ["行政诉讼", "未经复议直接起诉", "尚未审结"]


def test_a_table_has_its_caption_and_scoped_headers() -> None:
    table = parsed(html.tables(sample(), "requests"))

    assert table.findtext("caption") == "三、收到和处理政府信息公开申请情况"
    assert len(table.findall("thead/tr")) == 3
    assert {each.get("scope") for each in table.iter("th")} == {
        "col", "colgroup", "row", "rowgroup",
    }  # fmt: skip


def test_two_years_stand_on_one_page_without_a_shared_id() -> None:
    report = sample()
    both = html.tables(report, "requests") + html.tables(
        replace(report, year=2023), "requests"
    )

    ids = re.findall(r'id="([^"]+)"', both)

    assert len(ids) == len(set(ids))


def test_a_figure_leads_to_the_records_behind_it() -> None:
    def link(row: str, column: str) -> str | None:
        return f'/cell?{row}&"{column}' if row == "received" else None

    table = parsed(html.tables(sample(), "requests", link))

    links = found(table, ".//a")
    assert [each.text for each in links] == [
        "13612",
        "—",
        "22（其中修订16件）",
        "5",
        "若干",
        "1,288",
    ]
    assert links[0].get("href") == '/cell?received&"person'


def test_a_fragment_carries_no_style_no_script_and_no_markup_of_others() -> None:
    report = make.with_cell(
        sample(),
        "requests",
        "received",
        "other",
        Cell.unreadable("<script>alert(1)</script>"),
    )
    words = html.narrative('<img src=x onerror="alert(1)">\n（一）<b>主动</b>公开')

    fragment = html.tables(report, "requests", lambda row, column: '"><script>') + words

    assert not re.search(r"<(script|img|b)\b|style=|<style", fragment)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in fragment


def test_a_missing_table_is_nothing() -> None:
    assert html.tables(replace(sample(), disputes=None), "disputes") == ""


def test_words_become_paragraphs_and_headings() -> None:
    assert html.narrative("（一）主动公开\n\n  一是更新。 \n") == (
        "<h3>（一）主动公开</h3>\n<p>一是更新。</p>\n"
    )
    assert html.narrative(None) == ""


def test_the_file_needs_nothing_else_and_says_what_it_is() -> None:
    page = markup.document_fromstring(html.write(sample(), COVER))

    assert page.get("lang") == "zh-CN"
    assert page.findtext(".//title") == COVER.title
    assert found(page, "//meta[@name='digest']/@content") == [COVER.digest]
    assert not found(page, "//script | //link | //img | //@style | //@src")
    assert [each.text for each in page.iter("h2")] == list(PART_TITLES.values())
    assert len(found(page, "//section")) == 6
    assert found(page, "//footer/p/text()") == ["高屯街道办事处", "2025年1月20日"]


def test_each_wide_table_scrolls_in_a_box_of_its_own() -> None:
    page = markup.document_fromstring(html.write(sample(), COVER))

    boxes = found(
        page, "//div[@class='scroll'][@role='region'][@tabindex='0'][@aria-label]"
    )

    assert [box[0].tag for box in boxes] == ["table"] * 3


def test_a_draft_is_not_signed() -> None:
    page = markup.document_fromstring(html.write(sample(), DRAFT))

    assert not found(page, "//footer | //meta[@name='digest']")


def test_a_hostile_cover_is_only_text() -> None:
    cover = files.Cover(
        "<script>1</script>\ud800", "</title>&\x00", 2024, None, ("<b>\n",), "\"'>"
    )

    page = markup.document_fromstring(html.write(sample(), cover))

    assert not found(page, "//script | //b")
    assert page.findtext(".//title") == "<script>1</script>"


def test_words_set_out_as_headings_of_other_parts_stay_where_they_are() -> None:
    words = Narrative(one="二、主动公开政府信息情况\n</section><section id='part-two'>")
    report = replace(sample(), narrative=words)

    assert html.read(html.write(report, COVER)) == report
