"""The report format of 国办公开办函〔2021〕30号: report years from 2021 on."""

from __future__ import annotations

from gongkai.annual.tables import Identity, Line, Measure, Table
from gongkai.law.outcomes import Outcome
from gongkai.law.requesters import RequesterKind

PROACTIVE_TITLE = "二、主动公开政府信息情况"
REQUESTS_TITLE = "三、收到和处理政府信息公开申请情况"
DISPUTES_TITLE = "四、政府信息公开行政复议、行政诉讼情况"

ART_20_1 = "第二十条第（一）项"
ART_20_5 = "第二十条第（五）项"
ART_20_6 = "第二十条第（六）项"
ART_20_8 = "第二十条第（八）项"

_STOCK = ("issued", "repealed", "in_force")

PROACTIVE = Table(
    "proactive",
    PROACTIVE_TITLE,
    name="表二",
    columns=(
        Line("issued", "本年制发件数"),
        Line("repealed", "本年废止件数"),
        Line("in_force", "现行有效件数"),
        Line("decisions", "本年处理决定数量"),
        Line("amount", "本年收费金额（单位：万元）", measure=Measure.MONEY),
    ),
    rows=(
        Line("rule", "规章", ART_20_1, columns=_STOCK),
        Line("normative", "行政规范性文件", ART_20_1, columns=_STOCK),
        Line("licence", "行政许可", ART_20_5, columns=("decisions",)),
        Line("penalty", "行政处罚", ART_20_6, columns=("decisions",)),
        Line("coercion", "行政强制", ART_20_6, columns=("decisions",)),
        Line("charge", "行政事业性收费", ART_20_8, columns=("amount",)),
    ),
)

ORGANISATIONS = "法人或其他组织"
_REQUESTERS = tuple(
    Line(kind.key, kind.label, None if kind is RequesterKind.PERSON else ORGANISATIONS)
    for kind in RequesterKind
)
REQUESTERS = (
    *_REQUESTERS,
    Line("total", "总计", parts=tuple(r.key for r in _REQUESTERS)),
)

RECEIVED = Line("received", "一、本年新收政府信息公开申请数量")
CARRIED_IN = Line("carried_in", "二、上年结转政府信息公开申请数量")
CARRIED_OUT = Line("carried_out", "四、结转下年度继续办理")
HANDLED_GROUP = "三、本年度办理结果"
BALANCE = Identity(
    ("received", "carried_in"),
    ("handled", "carried_out"),
    "第一项加第二项之和，等于第三项加第四项之和",
)

_OUTCOMES = tuple(Line(each.key, each.label, each.group) for each in Outcome)


def requests_table(outcomes: tuple[Line, ...]) -> Table:
    """Return table 3 with these outcome rows; formats differ in nothing else."""
    handled = Line("handled", "（七）总计", parts=tuple(each.key for each in outcomes))
    return Table(
        "requests",
        REQUESTS_TITLE,
        name="表三",
        columns=REQUESTERS,
        rows=(RECEIVED, CARRIED_IN, *outcomes, handled, CARRIED_OUT),
        identities=(BALANCE,),
    )


REQUESTS = requests_table(_OUTCOMES)

LITIGATION = "行政诉讼"
_RESULTS = (
    ("upheld", "结果维持"),
    ("overturned", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
)
_ROUTES = (
    ("reconsideration", "行政复议"),
    ("direct", "未经复议直接起诉"),
    ("after_reconsideration", "复议后起诉"),
)


def _block(route: str, group: str) -> tuple[Line, ...]:
    parts = tuple(Line(f"{route}.{key}", label, group) for key, label in _RESULTS)
    return (
        *parts,
        Line(f"{route}.total", "总计", group, parts=tuple(part.key for part in parts)),
    )


DISPUTES = Table(
    "disputes",
    DISPUTES_TITLE,
    name="表四",
    columns=tuple(line for route in _ROUTES for line in _block(*route)),
    rows=(Line("cases", "件数"),),
)
