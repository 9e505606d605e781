"""The trial format of 国办公开办函〔2019〕60号: report years 2019 and 2020.

Table 2 asks for other columns and for procurement; in table 3 其他处理 is one
row, 19 outcomes in all; table 4 is the same.
"""

from __future__ import annotations

from gongkai.annual.format_2021 import (
    ART_20_1,
    ART_20_5,
    ART_20_6,
    ART_20_8,
    DISPUTES,
    PROACTIVE_TITLE,
    requests_table,
)
from gongkai.annual.tables import Line, Measure, Table
from gongkai.law.outcomes import Outcome

__all__ = ["DISPUTES", "PROACTIVE", "REQUESTS"]

ART_20_9 = "第二十条第（九）项"

_MADE = ("made", "published", "held")
_ITEMS = ("last_items", "change", "decisions")

PROACTIVE = Table(
    "proactive",
    PROACTIVE_TITLE,
    name="表二",
    columns=(
        Line("made", "本年新制作数量"),
        Line("published", "本年新公开数量"),
        Line("held", "对外公开总数量"),
        Line("last_items", "上一年项目数量"),
        Line("change", "本年增/减", measure=Measure.CHANGE),
        Line("decisions", "处理决定数量"),
        Line("purchases", "采购项目数量"),
        Line("amount", "采购总金额", measure=Measure.MONEY),
    ),
    rows=(
        Line("rule", "规章", ART_20_1, columns=_MADE),
        Line("normative", "规范性文件", ART_20_1, columns=_MADE),
        Line("licence", "行政许可", ART_20_5, columns=_ITEMS),
        Line("service", "其他对外管理服务事项", ART_20_5, columns=_ITEMS),
        Line("penalty", "行政处罚", ART_20_6, columns=_ITEMS),
        Line("coercion", "行政强制", ART_20_6, columns=_ITEMS),
        Line("charge", "行政事业性收费", ART_20_8, columns=("last_items", "change")),
        Line("procurement", "政府集中采购", ART_20_9, columns=("purchases", "amount")),
    ),
)

_LATER = {Outcome.UNCORRECTED, Outcome.UNPAID, Outcome.OTHER}

REQUESTS = requests_table(
    (
        *(
            Line(each.key, each.label, each.group)
            for each in Outcome
            if each not in _LATER
        ),
        Line(Outcome.OTHER.key, "（六）其他处理"),
    )
)
