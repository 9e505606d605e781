"""The labels that a report's JSON gives its rows and columns, against the format's: ST-1.

Reading a report goes by keys alone, so only the document itself can tell.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from gongkai.annual.addresses import where
from gongkai.annual.report import Finding, Report, Severity
from gongkai.annual.tables import Line, Table


def check_labels(document: Mapping[str, Any], report: Report) -> tuple[Finding, ...]:
    """Return a warning for each label of ``document`` that its key does not carry.

    ``document`` is the ``gongkai.report/1`` that ``report`` was read from. Width and
    white space of the letters do not count; a label that is not given is no fault.
    """
    return tuple(
        finding
        for table in report.layout.tables
        for finding in _in_table(table, document["tables"][table.key])
    )


def _in_table(table: Table, given: Mapping[str, Any] | None) -> Iterator[Finding]:
    for name, lines in (("rows", table.rows), ("columns", table.columns)):
        given_lines = (given or {}).get(name)
        entries = given_lines if isinstance(given_lines, list) else []
        for line, entry in zip(lines, entries, strict=False):
            label = entry.get("label") if isinstance(entry, Mapping) else None
            if label is not None and _letters(str(label)) != _letters(line.label):
                yield _strange(table, line, str(label), is_row=name == "rows")


def _letters(label: str) -> str:
    return "".join(unicodedata.normalize("NFKC", label).split())


def _strange(table: Table, line: Line, label: str, *, is_row: bool) -> Finding:
    place = where(table, line.key) if is_row else f"{table.name}“{line.label}”列"
    return Finding(
        "ST-1",
        Severity.WARN,
        table.key,
        line.key if is_row else None,
        None if is_row else line.key,
        label,
        line.label,
        f"{place}的名称写成“{label}”，应为“{line.label}”，请核对该{'行' if is_row else '列'}的数值是否填错了位置。",
    )
