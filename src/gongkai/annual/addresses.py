"""A cell's address in words that a clerk finds on the form."""

from __future__ import annotations

from gongkai.annual.tables import Table


def where(table: Table, row: str, column: str | None = None) -> str:
    """Return a cell's address in the words of the form.

    >>> from gongkai.annual.format_2021 import REQUESTS
    >>> where(REQUESTS, "repeated", "person")
    '表三“（五）不予处理”中“2.重复申请”行“自然人”列'
    """
    line = table.row(row)
    single = len(table.rows) == 1
    words = table.name
    if not single:
        owner = f"“{line.group}”中" if line.group and table.key == "requests" else ""
        words += f"{owner}“{_inner(line.label)}”行"
    if column is None:
        return words
    found = table.column(column)
    owner = f"“{found.group}”中" if single and found.group else ""
    return f"{words}{owner}“{found.label}”列"


def _inner(label: str) -> str:
    return label.replace("“", "‘").replace("”", "’")
