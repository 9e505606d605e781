"""Readings of the rules on processing fees."""

from __future__ import annotations

from gongkai.law.policies.policy import Mark, Policy
from gongkai.law.sources import FEES

_D = Mark.DESIGN
_M = Mark.MEMORY

ROWS = (
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
    Policy(
        "fee_rules_in_force",
        "收费办法自 2021 年 1 月 1 日起施行。",
        FEES["施行日期"],
        _M,
    ),
    Policy(
        "fee_notice_content",
        "收费通知应当在答复期限内发出，写明依据、标准、数额和缴纳方式。",
        FEES["第六条"],
        _M,
    ),
    Policy(
        "fee_review_after_term",
        "缴费期内不单独对收费申请复议；期满后可以对不再处理的决定申请复议。",
        FEES["第六条"],
        _M,
    ),
    Policy(
        "fee_is_administrative_charge",
        "信息处理费属于行政事业性收费，缴入国库，全年数额在年度报告第六部分说明。",
        FEES["收费性质"],
        _M,
    ),
)
