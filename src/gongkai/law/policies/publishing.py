"""Readings of proactive disclosure and freshness."""

from __future__ import annotations

from gongkai.law.policies.policy import Mark, Policy
from gongkai.law.sources import INSPECTION, OGI

_D = Mark.DESIGN
_M = Mark.MEMORY

ROWS = (
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
    Policy(
        "budget_publication_term",
        "预算、决算在批准后 20 日内公开，依预算法的专门规定。",
        OGI["26"],
        _M,
    ),
    Policy(
        "licence_penalty_term",
        "行政许可、行政处罚决定的双公示期限为 7 个工作日。",
        OGI["26"],
        _M,
    ),
    Policy(
        "platform_columns",
        "公开平台设指南、制度、法定主动公开内容、年报四栏，并设依申请公开入口。",
        OGI["24"],
        _M,
    ),
    Policy("yearbook_kept", "年报栏目保留历年报告，不得删除。", OGI["50"], _M),
    Policy(
        "item_dates_in_order",
        "成文日期不晚于发布日期；废止的文件须链接废止它的文件。",
        OGI["20(1)"],
        _D,
    ),
)
