"""What the law leaves open and this system settles, or holds from memory: each under a name.

An answer that rests on one of these says so; the 法制机构 can look it up and object.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from gongkai.law.sources import (
    FEES,
    HOLIDAYS,
    INSPECTION,
    LITIGATION,
    OGI,
    RECONSIDERATION,
    REPORT_FORMAT,
    SERVICE_OPINION,
    Cite,
)


class Mark(Enum):
    """How sure a statement is."""

    DESIGN = "D"
    """The text is silent; this is our reading."""
    MEMORY = "M"
    """Held from memory; check it against the original."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One settled reading: its name, what it says, the text it reads, how sure it is."""

    name: str
    text: str
    source: Cite
    mark: Mark


_D = Mark.DESIGN
_M = Mark.MEMORY
_TABLE = REPORT_FORMAT["填报说明"]

_ROWS = (
    # Receipt and intake
    Policy(
        "gatehouse_signature",
        "门卫、收发室代为签收邮件的，视为本机关签收。",
        OGI["31(2)"],
        _M,
    ),
    Policy(
        "unconfirmed_online_alarm",
        "网络申请尚未经双方确认的，自提交日起按答复期限提前预警。",
        OGI["31(3)"],
        _D,
    ),
    # Correction
    Policy(
        "correction_default_term",
        "补正告知未写明合理期限的，按 15 个工作日计算，可修改。",
        OGI["30"],
        _D,
    ),
    Policy(
        "correction_fault_keeps_clock",
        "逾期或者再次告知补正的，属程序瑕疵，答复期限既不停止也不重新起算。",
        OGI["30"],
        _D,
    ),
    Policy(
        "late_correction_accepted",
        "逾期补正而本机关认为有正当理由并收下的，答复期限自收到补正之日起重新起算。",
        OGI["30"],
        _D,
    ),
    Policy(
        "restart_forgets",
        "重新起算后，此前的征求意见扣除与延期不再计入。",
        OGI["30"],
        _D,
    ),
    # Consultation
    Policy(
        "consultation_interval",
        "征求意见扣除发出次日至收到答复之日（或者答复期限届满之日）的工作日，多方重叠的只扣一次。",
        OGI["33.3"],
        _D,
    ),
    Policy(
        "other_body_without_lapse",
        "征求其他机关意见没有法定答复期限的，至收到答复为止不计入答复期限。",
        OGI["33.3"],
        _D,
    ),
    Policy(
        "late_consultation_suspends_nothing",
        "答复期限届满后才发出的征求意见不扣除时间。",
        OGI["33.3"],
        _D,
    ),
    # Extension and reasons
    Policy(
        "late_extension_adds_nothing",
        "答复期限届满后才告知的延期无效；同一期限内再次延期无效。",
        OGI["33.2"],
        _D,
    ),
    Policy(
        "reasons_term_extended",
        "确定延迟答复的合理期限后，再延期或者征求意见的，在该期限上顺延相应工作日。",
        OGI["35"],
        _D,
    ),
    # Fee
    Policy(
        "fee_payment_restarts",
        "缴费期限为收到缴费通知次日起 30 个自然日，末日遇休息日顺延；缴清次日起重新计算答复期限。",
        FEES["第六条"],
        _M,
    ),
    Policy(
        "fee_notice_before_rules",
        "2021 年 1 月 1 日收费办法施行前发出的收费通知，缴费期限比照该办法计算。",
        FEES["第六条"],
        _D,
    ),
    Policy(
        "late_fee_notice_still_runs",
        "答复期限届满后才发出的收费通知属程序瑕疵，但停止与重新起算照常。",
        FEES["第六条"],
        _D,
    ),
    Policy(
        "late_payment_accepted",
        "逾期缴费而本机关收下的，答复期限自缴清之日起重新起算。",
        FEES["第六条"],
        _D,
    ),
    Policy(
        "fee_bands",
        "按件计费超过 30 件后，每 10 件一档，每档每件加 100 元。",
        FEES["按件计收"],
        _M,
    ),
    Policy(
        "fee_pages",
        "按量计费以 A4 及以下幅面单面为一页，每件申请单独计算；只告知获取途径的不收费。",
        FEES["按量计收"],
        _M,
    ),
    Policy(
        "fee_month",
        "同一申请人当月件数按收到申请之日所在自然月累计。",
        FEES["按件计收"],
        _D,
    ),
    Policy(
        "fee_identity",
        "同一申请人以身份证件号码或者统一社会信用代码识别。",
        FEES["按件计收"],
        _D,
    ),
    # Service
    Policy(
        "electronic_service_day",
        "电子送达以答复到达申请人所选渠道之日为准，并留存凭证。",
        SERVICE_OPINION["送达日期"],
        _D,
    ),
    Policy(
        "third_party_letter_hides_requester",
        "征求意见书不写明申请人身份，确有必要的除外。",
        OGI["32"],
        _D,
    ),
    Policy(
        "own_record_correction_days",
        "更正本人信息的申请按 20 个工作日办理。",
        OGI["41"],
        _D,
    ),
    # Calendar
    Policy(
        "provisional_year",
        "放假安排尚未公布的年份，按周一至周五、扣除固定日期的法定假日暂算。",
        HOLIDAYS["第二条"],
        _D,
    ),
    Policy(
        "regional_earlier_deadline",
        "地方节假日另算一个日期，按两者中较早的日期预警。",
        HOLIDAYS["第四条"],
        _D,
    ),
    # Remedies
    Policy(
        "partial_refusal_reconsideration_first",
        "部分公开中不予公开的部分，适用复议前置。",
        RECONSIDERATION["23.1(4)"],
        _D,
    ),
    Policy(
        "separate_inquiry_either",
        "行政查询事项虽列在不予公开栏下，并非依据第十四条至第十六条作出，可以复议也可以诉讼。",
        RECONSIDERATION["23.1(4)"],
        _D,
    ),
    Policy(
        "consult_legal_office",
        "逾期未答复是否须先申请行政复议，规定可作不同理解：两种途径均予告知，并咨询法制机构。",
        RECONSIDERATION["23.1(3)"],
        _D,
    ),
    Policy(
        "suit_term_rolls",
        "救济期限的末日遇法定休息日的，顺延至其后第一个工作日。",
        LITIGATION["46.1"],
        _D,
    ),
    Policy(
        "no_remedy_without_decision",
        "撤回、并案等未作出处理决定的，不告知救济途径。",
        OGI["51"],
        _M,
    ),
    Policy(
        "vertical_departments_excepted",
        "垂直领导部门的复议机关为其上一级主管部门，须另行填写。",
        RECONSIDERATION["24"],
        _M,
    ),
    # Outcomes and counting
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
    # Reports, publication, freshness
    Policy(
        "town_reports_by_january",
        "乡镇、街道的年度报告比照部门于 1 月 31 日前报送并公布。",
        OGI["49.1"],
        _D,
    ),
    Policy(
        "street_office_by_county_order",
        "街道办事处的公开事项按县级人民政府的要求确定。",
        OGI["21"],
        _D,
    ),
    Policy(
        "fourteen_days_inclusive",
        "动态栏目以检查日前第 14 日（含）为界，该日有更新的仍算两周内更新。",
        INSPECTION["单项否决"],
        _D,
    ),
    Policy(
        "freshness_warnings",
        "两周栏目自第 10 日起提醒、第 13 日起告急；按月、按年的栏目提前 30 日提醒、提前 7 日告急。",
        INSPECTION["单项否决"],
        _D,
    ),
    Policy(
        "freshness_before_holidays",
        "更新期限落在节假日期间的，以节前最后一个工作日为应更新日提前提醒。",
        INSPECTION["单项否决"],
        _D,
    ),
    Policy(
        "media_veto",
        "政务新媒体的单项否决情形和两周更新要求。",
        INSPECTION["单项否决"],
        _M,
    ),
)

POLICIES: Mapping[str, Policy] = MappingProxyType(
    {policy.name: policy for policy in _ROWS}
)


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Return ``names`` once each, in the order of the table.

    >>> in_order({"fee_bands", "restart_forgets"})
    ('restart_forgets', 'fee_bands')
    """
    used = set(names)
    return tuple(name for name in POLICIES if name in used)
