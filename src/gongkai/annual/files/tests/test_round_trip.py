"""Whatever is written reads back equal; where the page was changed, the page is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual import files
from gongkai.annual.cells import Cell, CellState
from gongkai.annual.files import docx, html, json, xlsx
from gongkai.annual.files.tests.make import COVER, DRAFT, edited, reports, sample
from gongkai.annual.report import Finding, Report, Severity
from gongkai.annual.tests import make

READERS: dict[str, Callable[[bytes], Report]] = {
    "json": json.read,
    "html": html.read,
    "docx": docx.read,
    "xlsx": xlsx.read,
}
FINDING = Finding(
    "T3-1", Severity.ERROR, "requests", "handled", "total", 1, 2, "差一件"
)


@pytest.mark.parametrize("layout", ["2021", "2019"])
@pytest.mark.parametrize("name", READERS)
def test_an_arbitrary_report_reads_back_equal(name: str, layout: str) -> None:
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(report=reports(layout), cover=st.sampled_from([COVER, DRAFT]))
    def check(report: Report, cover: files.Cover) -> None:
        assert READERS[name](files.write(report, name, cover)) == report

    check()


@pytest.mark.parametrize("layout", ["2021", "2019"])
@pytest.mark.parametrize("name", READERS)
def test_every_state_of_a_cell_reads_back_as_it_was_printed(
    name: str, layout: str
) -> None:
    report = sample(layout)

    read = READERS[name](files.write(report, name, COVER))

    assert read == report
    assert read.requests is not None
    assert read.requests["received", "business"].state is CellState.BLANK
    assert read.requests["received", "charity"].raw == "22（其中修订16件）"


@pytest.mark.parametrize("name", files.FORMATS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    report = sample()

    assert files.write(report, name, COVER) == files.write(report, name, COVER)


@pytest.mark.parametrize("name", files.FORMATS)
def test_a_report_without_tables_or_words_is_still_a_file(name: str) -> None:
    empty = replace(make.report(), proactive=None, requests=None, disputes=None)

    assert files.write(empty, name, replace(DRAFT, contact=()))


def test_a_format_nobody_writes_is_refused() -> None:
    with pytest.raises(KeyError):
        files.write(make.report(), "ofd", COVER)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("html", ">13612<", ">13613<"),
        ("docx", ">13612<", ">13613<"),
        ("xlsx", "<v>13612</v>", "<v>13613</v>"),
    ],
)
def test_a_figure_changed_on_the_page_counts_and_the_findings_go(
    name: str, old: str, new: str
) -> None:
    report = replace(sample(), findings=(FINDING,))
    content = files.write(report, name, COVER)

    read = READERS[name](_changed(name, content, old, new))

    assert read.requests is not None
    assert read.requests["received", "person"] == Cell.printed(13613)
    assert read.requests["received", "other"] == Cell.unreadable("若干")
    assert read.findings == ()


@pytest.mark.parametrize("name", ["html", "docx", "xlsx"])
def test_words_changed_on_the_page_count(name: str) -> None:
    content = files.write(make.report(), name, COVER)

    read = READERS[name](_changed(name, content, "更新不够及时", "更新还不够快"))

    assert read.narrative.five == "主要问题：更新还不够快。改进情况：建立预提醒机制。"
    assert read.narrative.one == make.WORDS.one


def _changed(name: str, content: bytes, old: str, new: str) -> bytes:
    if name == "html":
        return content.decode().replace(old, new).encode()
    member = {
        "docx": "word/document.xml",
        "xlsx": "xl/worksheets/sheet3.xml" if "<v>" in old else "xl/sharedStrings.xml",
    }[name]
    return edited(content, member, lambda text: text.replace(old, new))
