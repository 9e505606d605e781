"""The small pieces every format is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongkai.annual.cells import CellState
from gongkai.annual.files import fonts
from gongkai.annual.files.outline import outline
from gongkai.annual.files.paragraphs import Paragraph, clean, paragraphs, squeezed
from gongkai.annual.files.tests.make import COVER, DRAFT, sample
from gongkai.annual.printed import read_cell
from gongkai.annual.tests.make import yuan


@pytest.mark.parametrize(
    ("shown", "state", "value"),
    [
        ("0", CellState.PRINTED, 0),
        (" 13612 ", CellState.PRINTED, 13612),
        ("１２", CellState.PRINTED, 12),
        ("-3", CellState.PRINTED, -3),
        ("0.04", CellState.PRINTED, yuan("0.04")),
        ("1,288", CellState.PRINTED, 1288),
        ("12,88", CellState.UNREADABLE, None),
        ("", CellState.BLANK, None),
        ("　", CellState.BLANK, None),
        ("/", CellState.SLASH, None),
        ("——", CellState.SLASH, None),
        ("22（其中修订16件）", CellState.NOTED, 22),
        ("22 [含1件]", CellState.NOTED, 22),
        ("22件", CellState.UNREADABLE, None),
        ("无", CellState.UNREADABLE, None),
        ("9" * 16, CellState.UNREADABLE, None),
    ],
)
def test_a_text_on_the_page_is_read_as_what_it_says(
    shown: str, state: CellState, value: object
) -> None:
    cell = read_cell(shown)

    assert (cell.state, cell.value, cell.raw) == (state, value, shown)


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("（一）主动公开。发布54条。", "（一）主动公开。"),
        ("(十二)监督保障", "(十二)监督保障"),
        ("（一）" + "很" * 60 + "。", ""),
        ("主要问题：更新不够及时。", ""),
        ("（1）第一。", ""),
    ],
)
def test_a_running_heading_ends_with_its_full_stop(line: str, lead: str) -> None:
    (paragraph,) = paragraphs(line)

    assert paragraph == Paragraph(lead, line[len(lead) :])
    assert paragraph.whole == line


def test_what_no_file_can_carry_is_left_out() -> None:
    assert clean("甲\x00\x1f\ud800\ufffe乙\r\n丙\r丁") == "甲乙\n丙\n丁"
    assert squeezed(" 甲 \n\n乙") == "甲\n乙"
    assert paragraphs(None) == ()


def test_a_title_that_fits_stays_on_one_line() -> None:
    short = replace(
        COVER, title="高屯街道2024年政府信息公开工作年度报告", body_name="高屯街道"
    )

    assert outline(sample(), short).title == (short.title,)
    assert len(outline(sample(), COVER).title) == 2


def test_a_title_that_does_not_begin_with_the_body_is_not_cut() -> None:
    strange = replace(COVER, title="关于" + COVER.title)

    assert outline(sample(), strange).title == (strange.title,)


def test_the_head_note_names_basis_period_and_contact() -> None:
    basis, *contact = outline(sample(), COVER).preface

    assert "《中华人民共和国政府信息公开条例》" in basis
    assert "2024年1月1日至12月31日" in basis
    assert tuple(contact) == COVER.contact


def test_the_name_is_centred_over_the_day_and_a_long_one_goes_to_the_edge() -> None:
    short = replace(COVER, body_name="财政局", issued_on=date(2025, 12, 31))
    long = replace(COVER, body_name="黔东南苗族侗族自治州云岭县人民政府高屯街道办事处")

    centred, edge = (outline(sample(), each).signature for each in (short, long))

    assert centred is not None
    assert edge is not None
    assert (centred.name_gap, centred.date_gap) == (6.0, 4.0)
    assert edge.name_gap == 0.0
    assert outline(sample(), DRAFT).signature is None


def test_the_packaged_faces_print_every_common_name() -> None:
    names = "堃喆頔翀赟昇珺玥婳䶮犇槑㛃祎芃彧镕㐀龥—·“”〔〕①％℃"

    assert fonts.printable(names) == names
    assert fonts.printable("\U00020bb7\U0001f600") == "〓〓"
    assert fonts.printable("甲\u200b\u202e乙\t丙\n") == "甲乙 丙\n"
