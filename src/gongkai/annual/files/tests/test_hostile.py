"""Wrong, broken and hostile bytes: refused in Chinese, never another exception."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from gongkai.annual import files
from gongkai.annual.errors import BadReport
from gongkai.annual.files import archive, docx, html, json, xlsx
from gongkai.annual.files.docx.document import NAMESPACE
from gongkai.annual.files.tests.make import COVER, edited, sample, without
from gongkai.annual.report import Report

Reader = Callable[[bytes], Report]
READERS: dict[str, Reader] = {
    "json": json.read,
    "html": html.read,
    "docx": docx.read,
    "xlsx": xlsx.read,
}


def packed(**members: bytes) -> bytes:
    """Return an archive of these members."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            new.writestr(name, data)
    return content.getvalue()


WRONG = {
    "nothing": b"",
    "a space": b" ",
    "words": "年度报告".encode(),
    "zeros": bytes(2000),
    "an empty object": b"{}",
    "a number": b"3",
    "not a number": b"NaN",
    "a huge number": b"9" * 6000,
    "a deep list": b"[" * 200_000,
    "deep markup": b"<div>" * 50_000,
    "half a surrogate": b'{"schema": "\\ud800"}',
    "another encoding": "年度报告".encode("gbk"),
    "the start of an archive": b"PK\x03\x04" + bytes(100),
    "an empty archive": packed(),
    "an archive of nothing": packed(**{"a.txt": b"1"}),
    "a foreign page": b"<html><body><table><tr><td>1</td></tr></table></body></html>",
    "an xml of entities": b'<!DOCTYPE x [<!ENTITY a "1">]><x>&a;</x>',
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("name", READERS)
def test_what_is_no_report_is_refused(name: str, wrong: bytes) -> None:
    with pytest.raises(BadReport) as refused:
        READERS[name](wrong)

    assert "年报数据" in str(refused.value)


@pytest.mark.parametrize("name", READERS)
def test_a_file_of_another_format_is_refused(name: str) -> None:
    for other in set(files.FORMATS) - {name}:
        with pytest.raises(BadReport):
            READERS[name](files.write(sample(), other, COVER))


@pytest.mark.parametrize("name", READERS)
def test_bytes_spoiled_at_random_read_as_a_report_or_are_refused(name: str) -> None:
    content = files.write(sample(), name, COVER)
    dice = random.Random(name)

    for _ in range(60):
        spoiled = bytearray(content)
        for _ in range(dice.randint(1, 12)):
            spoiled[dice.randrange(len(spoiled))] = dice.randrange(256)
        if dice.random() < 0.3:
            del spoiled[dice.randrange(len(spoiled)) :]
        try:
            READERS[name](bytes(spoiled))
        except BadReport:
            continue


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("docx", "word/document.xml"),
        ("docx", "word/styles.xml"),
        ("docx", "customXml/item1.xml"),
        ("xlsx", "xl/workbook.xml"),
        ("xlsx", "xl/worksheets/sheet3.xml"),
        ("xlsx", "xl/sharedStrings.xml"),
    ],
)
def test_parts_spoiled_inside_a_sound_archive_are_refused_or_read(
    name: str, member: str
) -> None:
    content = files.write(sample(), name, COVER)
    dice = random.Random(member)

    def spoil(text: str) -> str:
        at = dice.randrange(len(text))
        return (
            text[:at] + dice.choice("<>&\"'0x/ \x01") + text[at + dice.randint(0, 40) :]
        )

    for _ in range(25):
        try:
            READERS[name](edited(content, member, spoil))
        except BadReport:
            continue


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("docx", "word/document.xml"),
        ("docx", "word/styles.xml"),
        ("docx", "customXml/item1.xml"),
        ("xlsx", "xl/workbook.xml"),
        ("xlsx", "xl/_rels/workbook.xml.rels"),
        ("xlsx", "xl/worksheets/sheet1.xml"),
    ],
)
def test_a_file_that_lost_a_part_is_refused(name: str, member: str) -> None:
    content = without(files.write(sample(), name, COVER), member)

    with pytest.raises(BadReport):
        READERS[name](content)


def test_a_file_larger_than_any_report_is_refused_unopened() -> None:
    huge = b"<" * (archive.LARGEST + 1)

    for read in (html.read, docx.read, xlsx.read, json.read):
        with pytest.raises(BadReport):
            read(huge)


def test_an_archive_that_swells_is_refused_unread() -> None:
    bomb = packed(**{"word/document.xml": bytes(101 * 1024 * 1024)})

    with pytest.raises(BadReport, match="解压后"):
        docx.read(bomb)


def test_an_archive_of_too_many_members_is_refused() -> None:
    crowd = packed(**{f"xl/{n}.xml": b"" for n in range(2001)})

    with pytest.raises(BadReport, match="远大于"):
        xlsx.read(crowd)


def test_entities_are_left_alone() -> None:
    content = files.write(sample(), "docx", COVER)
    laughing = edited(
        content,
        "word/document.xml",
        lambda text: text.replace(
            "<w:document",
            '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document',
            1,
        ).replace("更新不够及时", "&e;", 1),
    )

    try:
        five = docx.read(laughing).narrative.five
    except BadReport:
        return
    assert "root" not in (five or "")


def test_a_table_swollen_with_cells_is_refused() -> None:
    page = html.write(sample(), COVER).decode()
    swollen = page.replace(
        "</thead>",
        "<tr>" + '<td colspan="40" rowspan="40">1</td>' * 50 + "</tr></thead>",
        1,
    )

    with pytest.raises(BadReport, match="5000格"):
        html.read(swollen.encode())


def test_a_span_out_of_all_measure_is_cut() -> None:
    page = html.write(sample(), COVER).decode()

    for span in ("0", "-3", "999999999", "x", "９"):
        wide = page.replace('colspan="3" rowspan="3"', f'colspan="{span}" rowspan="3"')
        with pytest.raises(BadReport, match="表三"):
            html.read(wide.encode())


def test_a_record_that_is_not_a_report_is_refused() -> None:
    record = f'<report xmlns="{NAMESPACE}">[1]</report>'
    content = edited(
        files.write(sample(), "docx", COVER), "customXml/item1.xml", lambda _: record
    )

    with pytest.raises(BadReport):
        docx.read(content)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("商业<wbr>企业", "企业", "表三表头"),
        (">2.重复申请<", ">2.重复<", "找不到"),
        (">2.重复申请<", ">1.信访举报投诉类申请<", "重复出现"),
        ("一、本年新收政府信息公开申请数量", "本年新收", "找不到"),
    ],
)
def test_a_table_that_lost_its_form_is_refused_by_name(
    old: str, new: str, said: str
) -> None:
    page = html.write(sample(), COVER).decode()

    with pytest.raises(BadReport, match=said):
        html.read(page.replace(old, new).encode())


def test_a_part_whose_heading_is_gone_is_refused_by_name() -> None:
    content = edited(
        files.write(sample(), "docx", COVER),
        "word/document.xml",
        lambda text: text.replace("六、其他需要报告的事项", "其他"),
    )

    with pytest.raises(BadReport, match="六、其他需要报告的事项"):
        docx.read(content)


def test_a_table_taken_out_is_missed_by_name() -> None:
    page = html.write(sample(), COVER).decode()
    start = page.index('<table class="report-table report-disputes"')

    with pytest.raises(BadReport, match="表四"):
        html.read((page[:start] + page[page.index("</table>", start) :]).encode())
