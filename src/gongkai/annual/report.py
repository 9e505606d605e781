"""A body's annual report for one year, and its JSON form ``gongkai.report/1``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from gongkai.annual import schema
from gongkai.annual.cells import Cell
from gongkai.annual.formats import FORMATS, Format
from gongkai.annual.tables import Place, Table

Cells = Mapping[Place, Cell]


class Severity(StrEnum):
    """How much a finding weighs: an error blocks, a warning is explained, the rest is a hint."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: the rule, the cell, what stands there and what should.

    ``table`` is proactive, requests, disputes or narrative; for the narrative
    ``row`` names the part (one … six).
    """

    rule: str
    severity: Severity
    table: str | None
    row: str | None
    column: str | None
    found: int | str | None
    expected: int | str | None
    message: str


@dataclass(frozen=True, slots=True)
class Narrative:
    """The words of the six parts; two to four stand mostly as tables."""

    one: str | None = None
    two: str | None = None
    three: str | None = None
    four: str | None = None
    five: str | None = None
    six: str | None = None

    def parts(self) -> tuple[tuple[str, str | None], ...]:
        """Return the six parts by name, in their order."""
        return tuple((each.name, getattr(self, each.name)) for each in fields(self))


PART_TITLES: Mapping[str, str] = {
    "one": "一、总体情况",
    "two": "二、主动公开政府信息情况",
    "three": "三、收到和处理政府信息公开申请情况",
    "four": "四、政府信息公开行政复议、行政诉讼情况",
    "five": "五、存在的主要问题及改进情况",
    "six": "六、其他需要报告的事项",
}
"""The literal headings of the six parts (国办公开办函〔2021〕30号)."""


@dataclass(frozen=True, slots=True)
class Report:
    """A body's report on one year: three tables, six parts, findings.

    A table that is not there is ``None``; a cell that is not given is blank.

    :raises KeyError: for an unknown format or a cell its tables do not have.
    """

    body_code: str
    body_name: str
    year: int
    format: str
    proactive: Cells | None
    requests: Cells | None
    disputes: Cells | None
    narrative: Narrative = field(default_factory=Narrative)
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        for table in self.layout.tables:
            cells = self.cells(table.key)
            if cells is not None:
                object.__setattr__(self, table.key, table.filled(cells))

    @property
    def layout(self) -> Format:
        """Return the declaration of the report's tables."""
        return FORMATS[self.format]

    def cells(self, table_key: str) -> Cells | None:
        """Return the cells of proactive, requests or disputes; ``None`` if it is missing."""
        cells: Cells | None = {
            "proactive": self.proactive,
            "requests": self.requests,
            "disputes": self.disputes,
        }[table_key]
        return cells

    def tables(self) -> tuple[tuple[Table, Cells | None], ...]:
        """Return the three declarations, each with its cells."""
        return tuple((table, self.cells(table.key)) for table in self.layout.tables)

    def to_json(self) -> dict[str, Any]:
        """Return the report as ``gongkai.report/1``, ready for ``json.dumps``."""
        layout = self.layout
        return {
            "schema": schema.NAME,
            "body": {"code": self.body_code, "name": self.body_name},
            "year": self.year,
            "format": self.format,
            "tables": {
                "proactive": schema.rows_out(layout.proactive, self.proactive),
                "requests": schema.grid_out(layout.requests, self.requests),
                "disputes": schema.line_out(layout.disputes, self.disputes),
            },
            "narrative": dict(self.narrative.parts()),
            "findings": [schema.flat_out(finding) for finding in self.findings],
        }

    @classmethod
    def from_json(cls, data: object) -> Report:
        """Return the report that ``data`` describes.

        :raises BadReport: naming the path that is wrong and how to mend it.
        """
        at = schema.Reader(data)
        at.key("schema").equal(schema.NAME)
        name = at.key("format").one_of(tuple(FORMATS))
        layout, tables = FORMATS[name], at.key("tables")
        return cls(
            body_code=at.key("body").key("code").text(),
            body_name=at.key("body").key("name").text(),
            year=at.key("year").integer(1, 9999),
            format=name,
            proactive=schema.rows_in(layout.proactive, tables.key("proactive")),
            requests=schema.grid_in(layout.requests, tables.key("requests")),
            disputes=schema.line_in(layout.disputes, tables.key("disputes")),
            narrative=Narrative(
                **{
                    part: at.key("narrative").key(part).text_or_none()
                    for part in PART_TITLES
                }
            ),
            findings=tuple(_finding(each) for each in at.key("findings").items()),
        )


def _finding(at: schema.Reader) -> Finding:
    return Finding(
        rule=at.key("rule").text(),
        severity=Severity(at.key("severity").one_of(tuple(Severity))),
        table=at.key("table").text_or_none(),
        row=at.key("row").text_or_none(),
        column=at.key("column").text_or_none(),
        found=at.key("found").scalar(),
        expected=at.key("expected").scalar(),
        message=at.key("message").text(),
    )
