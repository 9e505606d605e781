"""Readings of the remedies."""

from __future__ import annotations

from gongkai.law.policies.policy import Mark, Policy
from gongkai.law.sources import LITIGATION, OGI, RECONSIDERATION

_D = Mark.DESIGN
_M = Mark.MEMORY

ROWS = (
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
)
