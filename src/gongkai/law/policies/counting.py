"""Readings of the annual report: what counts, where and when."""

from __future__ import annotations

from gongkai.law.policies.policy import Mark, Policy
from gongkai.law.sources import OGI, REPORT_FORMAT

_D = Mark.DESIGN
_M = Mark.MEMORY
_TABLE = REPORT_FORMAT["填报说明"]

ROWS = (
    Policy(
        "reconfirmation_basis",
        "要求确认或者重新出具的，依据第二条、第三十八条不予处理。",
        OGI["38"],
        _D,
    ),
    Policy(
        "received_year", "新收按收到申请之日（第三十一条）所在年度计。", OGI["31"], _D
    ),
    Policy(
        "result_year",
        "办理结果按作出答复之日所在年度计；年末未答复的一律结转。",
        _TABLE,
        _D,
    ),
    Policy(
        "not_information_needs_choice",
        "咨询等非政府信息申请没有专行，须按答复内容选定一行。",
        OGI["2"],
        _D,
    ),
    Policy("withdrawn_is_other", "撤回的申请计入“其他处理—其他”。", _TABLE, _M),
    Policy(
        "one_form_one_request", "一表多项计一件，本机关正式拆分的除外。", _TABLE, _D
    ),
    Policy(
        "requester_kind_frozen",
        "申请人类型登记后跨年不变；律师代理的按委托人类型计。",
        _TABLE,
        _D,
    ),
    Policy(
        "own_record_correction_apart",
        "更正本人信息的申请不计入依申请公开件数。",
        OGI["41"],
        _D,
    ),
    Policy(
        "repealed_counts_expiry",
        "废止件数包含期满失效的文件，失效另行登记。",
        _TABLE,
        _D,
    ),
    Policy(
        "proactive_counts",
        "制发、废止、现行有效和处理决定的计数口径按通常理解填报。",
        _TABLE,
        _M,
    ),
    Policy(
        "dispute_results",
        "驳回请求计维持；撤销、变更、确认违法或者无效、责令履行计纠正；其余结案计其他。",
        _TABLE,
        _M,
    ),
    Policy(
        "instrument_dates",
        "部分文件的施行日凭记忆或者只按年份记载，以原件为准。",
        OGI["56"],
        _M,
    ),
    Policy(
        "town_reports_by_january",
        "乡镇、街道的年度报告比照部门于 1 月 31 日前报送并公布。",
        OGI["49.1"],
        _D,
    ),
    Policy(
        "report_layout",
        "年度报告以网页和可下载文本发布，表格不用图片，标题为机关名称加年份加“政府信息公开工作年度报告”。",
        _TABLE,
        _M,
    ),
    Policy(
        "rule_making_power",
        "没有规章制定权的机关，规章各栏应为零。",
        _TABLE,
        _M,
    ),
    Policy(
        "fee_within_charges",
        "信息处理费不应超过行政事业性收费总额。",
        _TABLE,
        _M,
    ),
)
