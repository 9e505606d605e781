import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual.cells import Cell
from gongkai.annual.errors import BadReport
from gongkai.annual.formats import FORMATS
from gongkai.annual.report import Finding, Narrative, Report, Severity
from gongkai.annual.tests import make

texts = st.none() | st.text(max_size=20)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    form = FORMATS[draw(st.sampled_from(sorted(FORMATS)))]
    tables = {table.key: draw(st.none() | make.cells(table)) for table in form.tables}
    words = {part: draw(texts) for part, _ in Narrative().parts()}
    finding = Finding(
        "T3-1", Severity.WARN, "requests", "received", None, 3, "4", "应为 4"
    )
    return Report(
        "gaotun",
        draw(st.text(max_size=8)),
        draw(st.integers(1, 9999)),
        form.key,
        **tables,
        narrative=Narrative(**words),
        findings=draw(st.sampled_from([(), (finding,)])),
    )


@given(reports())
@settings(max_examples=25, deadline=None)
def test_what_is_written_as_json_reads_back_equal(report: Report) -> None:
    text = json.dumps(report.to_json(), ensure_ascii=False)

    assert Report.from_json(json.loads(text)) == report


def test_the_json_form_is_that_of_the_contract() -> None:
    report = make.report(proactive={("charge", "amount"): make.yuan("0.0400")})

    data = report.to_json()

    assert list(data) == [
        "schema",
        "body",
        "year",
        "format",
        "tables",
        "narrative",
        "findings",
    ]
    assert data["schema"] == "gongkai.report/1"
    rows = data["tables"]["proactive"]["rows"]
    assert [len(row["cells"]) for row in rows] == [3, 3, 1, 1, 1, 1]
    assert rows[-1]["cells"] == [{"value": "0.04", "state": "printed", "raw": "0.04"}]
    assert len(data["tables"]["requests"]["columns"]) == 7
    assert len(data["tables"]["requests"]["rows"]) == 25
    assert len(data["tables"]["disputes"]["cells"]) == 15
    assert list(data["narrative"]) == ["one", "two", "three", "four", "five", "six"]


def test_a_missing_table_is_null() -> None:
    report = Report("gaotun", "高屯", 2024, "2021", None, None, None)

    assert set(report.to_json()["tables"].values()) == {None}
    assert report.cells("requests") is None


def test_a_count_that_is_no_integer_is_kept_as_it_was_read() -> None:
    data = make.report().to_json()
    cell = data["tables"]["requests"]["rows"][0]["cells"][0]
    cell["value"] = 1.5

    report = Report.from_json(data)

    again = report.to_json()["tables"]["requests"]["rows"][0]["cells"]
    assert again[0]["value"] == 1.5


def test_a_cell_that_is_not_given_is_blank() -> None:
    report = Report("gaotun", "高屯", 2024, "2021", {}, None, None)

    assert report.cells("proactive") is not None
    assert (report.proactive or {})["charge", "amount"] == Cell.blank()


Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda d: d.update(schema="other/1"), "schema"),
        (lambda d: d.pop("year"), "year"),
        (lambda d: d.update(year="2024"), "year"),
        (lambda d: d.update(year=True), "year"),
        (lambda d: d.update(year=0), "year"),
        (lambda d: d.update(format="2018"), "format"),
        (lambda d: d.update(format=2021), "format"),
        (lambda d: d.update(body=[]), "body"),
        (lambda d: d["body"].update(name=None), "body.name"),
        (lambda d: d["tables"].pop("disputes"), "tables.disputes"),
        (lambda d: d["tables"].update(requests=[]), "tables.requests"),
        (lambda d: d["tables"]["requests"]["columns"].pop(), "tables.requests.columns"),
        (
            lambda d: d["tables"]["requests"]["columns"][0].update(key="x"),
            "tables.requests.columns[0].key",
        ),
        (lambda d: d["tables"]["requests"].update(rows={}), "tables.requests.rows"),
        (
            lambda d: d["tables"]["requests"]["rows"].reverse(),
            "tables.requests.rows[0].key",
        ),
        (
            lambda d: d["tables"]["disputes"]["cells"].append({}),
            "tables.disputes.cells",
        ),
        (
            lambda d: d["tables"]["disputes"]["cells"][0].update(state="zero"),
            "tables.disputes.cells[0].state",
        ),
        (
            lambda d: d["tables"]["disputes"]["cells"][0].update(state="blank"),
            "tables.disputes.cells[0].value",
        ),
        (
            lambda d: d["tables"]["disputes"]["cells"][0].update(value=None),
            "tables.disputes.cells[0].value",
        ),
        (
            lambda d: d["tables"]["disputes"]["cells"][0].update(value="3"),
            "tables.disputes.cells[0].value",
        ),
        (
            lambda d: d["tables"]["disputes"]["cells"][0].update(value=float("nan")),
            "tables.disputes.cells[0].value",
        ),
        (
            lambda d: d["tables"]["disputes"]["cells"][0].update(value=10**20),
            "tables.disputes.cells[0].value",
        ),
        (
            lambda d: d["tables"]["proactive"]["rows"][5]["cells"][0].update(value=4),
            "tables.proactive.rows[5].cells[0].value",
        ),
        (
            lambda d: d["tables"]["proactive"]["rows"][5]["cells"][0].update(
                value="1E5"
            ),
            "tables.proactive.rows[5].cells[0].value",
        ),
        (lambda d: d["narrative"].update(one=1), "narrative.one"),
        (lambda d: d["narrative"].update(one="\ud800"), "narrative.one"),
        (lambda d: d["narrative"].pop("six"), "narrative.six"),
        (lambda d: d.update(findings=None), "findings"),
    ],
)
def test_bad_data_is_refused_with_its_path(change: Change, path: str) -> None:
    data = make.report().to_json()
    change(data)

    with pytest.raises(BadReport) as refused:
        Report.from_json(data)

    assert refused.value.path == path
    assert f"“{path}”" in str(refused.value)


@pytest.mark.parametrize("data", [None, [], "年报", 3])
def test_something_that_is_no_object_is_refused(data: object) -> None:
    with pytest.raises(BadReport, match="JSON 对象"):
        Report.from_json(data)


def test_a_long_value_is_cut_in_the_refusal() -> None:
    with pytest.raises(BadReport, match="…"):
        Report.from_json("长" * 100)
