"""Filled workbooks for tests."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from gongkai.bodies import importing

FILLED: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "机构": [
        {
            "机构代码": "gaotun",
            "机构名称": "高屯街道办事处",
            "机构类型": "街道办事处",
            "联系电话": "0855-0000000",
        },
        {
            "机构代码": "zrzy",
            "机构名称": "自然资源局",
            "机构类型": "县级人民政府部门",
        },
    ],
    "股室": [{"机构代码": "gaotun", "股室名称": "党政综合办公室"}],
    "人员": [
        {
            "机构代码": "gaotun",
            "股室名称": "党政综合办公室",
            "账号": "yangxm",
            "姓名": "杨小䶮",
            "角色": "信息员、公开办经办人",
            "任职日期": "2024-01-01",
            "领导小组职务": "成员",
        },
    ],
}


def book(sheets: Mapping[str, Sequence[Mapping[str, Any]]]) -> bytes:
    """Return a workbook on the template's headings, filled with ``sheets``."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        for sheet in importing.sheets():
            titles = [field.title for field in sheet.fields]
            page = made.add_worksheet(sheet.title)
            page.write_row(0, 0, titles)
            for nth, row in enumerate(sheets.get(sheet.title, ()), start=1):
                for title, value in row.items():
                    page.write(nth, titles.index(title), value)
    return out.getvalue()


def changed(sheet: str, **cells: Any) -> bytes:
    """Return the filled workbook with ``cells`` changed in the first row of ``sheet``."""
    first, *rest = FILLED[sheet]
    return book({**FILLED, sheet: [{**first, **cells}, *rest]})
