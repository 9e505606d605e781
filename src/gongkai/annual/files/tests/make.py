"""Builders for the tests of the files: reports as they come, and arbitrary ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from gongkai.annual.cells import Cell
from gongkai.annual.files import Cover
from gongkai.annual.formats import FORMATS
from gongkai.annual.report import Finding, Narrative, Report, Severity
from gongkai.annual.tests import make

COVER = Cover(
    title="高屯街道办事处2024年政府信息公开工作年度报告",
    body_name="高屯街道办事处",
    year=2024,
    issued_on=date(2025, 1, 20),
    contact=("联系地址：云岭县高屯街道兴屯路1号", "联系电话：0855-0000000"),
    digest="ab12" * 16,
)
DRAFT = replace(COVER, issued_on=None, digest=None)
TRICKY = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "“引号” & 'quotes' \"double\"",
    "㐀䶮堃喆\U00020bb7",
    "_x0041_ ]]> -->",
    '#panic("x") $x$ *粗* #read("/etc/passwd")',
    "二、主动公开政府信息情况",
    "（一）主动公开。发布54条。",
    "\x00\x0b",
    "\u202e反向\u202c\u200b",
    "\r\n",
)
NOTED = Cell.noted(22, "22（其中修订16件）")


def sample(layout: str = "2021") -> Report:
    """Return a report with a cell in every state."""
    report = make.report(layout=layout)
    for column, cell in (
        ("person", Cell.printed(13612)),
        ("business", Cell.blank()),
        ("research", Cell.slash("—")),
        ("charity", NOTED),
        ("legal_service", Cell.inferred(5)),
        ("other", Cell.unreadable("若干")),
        ("total", Cell.printed(1288, "1,288")),
    ):
        report = make.with_cell(report, "requests", "received", column, cell)
    return report


def text() -> st.SearchStrategy[str]:
    """Return words as people and attackers type them."""
    piece = st.one_of(st.sampled_from(TRICKY), st.text(max_size=12), st.just("\n"))
    return st.lists(piece, max_size=5).map("".join)


def finding() -> st.SearchStrategy[Finding]:
    """Return a finding on some cell."""
    scalar = st.one_of(st.none(), st.integers(-9, 9), text())
    return st.builds(
        Finding,
        rule=st.sampled_from(["T3-1", "TX-1"]),
        severity=st.sampled_from(Severity),
        table=st.sampled_from([None, "requests", "narrative"]),
        row=st.sampled_from([None, "received"]),
        column=st.sampled_from([None, "total"]),
        found=scalar,
        expected=scalar,
        message=text(),
    )


@st.composite
def reports(draw: st.DrawFn, layout: str) -> Report:
    """Return an arbitrary report: any cell in any state, any words, any table missing."""
    tables = {
        table.key: draw(st.one_of(st.none(), make.cells(table)))
        for table in FORMATS[layout].tables
    }
    words = draw(st.lists(st.one_of(st.none(), text()), min_size=6, max_size=6))
    return Report(
        body_code=draw(text()),
        body_name=draw(text()),
        year=draw(st.integers(2019, 2030)),
        format=layout,
        proactive=tables["proactive"],
        requests=tables["requests"],
        disputes=tables["disputes"],
        narrative=Narrative(*words),
        findings=tuple(draw(st.lists(finding(), max_size=2))),
    )


def edited(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return an Office file with one member changed, as another program would save it."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            data = old.read(each)
            new.writestr(each, change(data.decode()) if each == name else data)
    return result.getvalue()


def without(content: bytes, *names: str) -> bytes:
    """Return an Office file that has lost some members."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(result, "w") as new,
    ):
        for each in old.namelist():
            if each not in names:
                new.writestr(each, old.read(each))
    return result.getvalue()


def member(content: bytes, name: str) -> str:
    """Return one member of an Office file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()
