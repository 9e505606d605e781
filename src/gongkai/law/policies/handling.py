"""Readings of the procedure: receipt, correction, consultation, extension, service, days."""

from __future__ import annotations

from gongkai.law.policies.policy import Mark, Policy
from gongkai.law.sources import HOLIDAYS, OGI, SERVICE_OPINION

_D = Mark.DESIGN
_M = Mark.MEMORY

ROWS = (
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
)
