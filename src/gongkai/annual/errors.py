"""What can be wrong with a report that is handed in."""

from __future__ import annotations

from gongkai.law.errors import shown


class BadReport(ValueError):
    """A report that cannot be read; says in Chinese where and how to mend it.

    >>> str(BadReport("year", "二〇二四", "请写成整数，例如 2024"))
    '年报数据“year”为“二〇二四”：请写成整数，例如 2024。'
    """

    def __init__(self, path: str, value: object, remedy: str) -> None:
        self.path = path
        self.value = value
        self.remedy = remedy
        super().__init__(f"年报数据“{path}”为“{shown(value)}”：{remedy}。")
