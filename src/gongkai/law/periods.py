"""Every period and threshold the law fixes, with its versions and its source."""

from __future__ import annotations

from datetime import date

from gongkai.law.dated import Dated
from gongkai.law.sources import (
    FEES,
    INSPECTION,
    LITIGATION,
    OGI,
    PROJECT,
    RECONSIDERATION,
)

_OGI_2007 = date(2008, 5, 1)
_OGI_2019 = date(2019, 5, 15)
_FEES_2021 = date(2021, 1, 1)
_INSPECTION_2019 = date(2019, 4, 1)

REPLY_DAYS = Dated(
    {_OGI_2007: 15, _OGI_2019: 20}, source=OGI["33.2"], name="答复期限（工作日）"
)
EXTENSION_DAYS = Dated(
    {_OGI_2007: 15, _OGI_2019: 20}, source=OGI["33.2"], name="延长答复上限（工作日）"
)
CORRECTION_NOTICE_DAYS = Dated(
    {_OGI_2019: 7}, source=OGI["30"], name="补正告知期限（工作日）"
)
CORRECTION_TERM_DAYS = Dated(
    {_OGI_2019: 15}, source=PROJECT["补正合理期限"], name="补正默认期限（工作日）"
)
THIRD_PARTY_DAYS = Dated(
    {_OGI_2019: 15}, source=OGI["32"], name="第三方答复期限（工作日）"
)
CO_MAKER_DAYS = Dated(
    {_OGI_2019: 15}, source=OGI["34"], name="共同制作机关答复期限（工作日）"
)
PAYMENT_DAYS = Dated({_FEES_2021: 30}, source=FEES["第六条"], name="缴费期限（自然日）")
PUBLICATION_DAYS = Dated(
    {_OGI_2007: 20, _OGI_2019: 20}, source=OGI["26"], name="主动公开期限（工作日）"
)

RECONSIDERATION_DAYS = Dated(
    {date(1999, 10, 1): 60},
    source=RECONSIDERATION["20.1"],
    name="申请行政复议期限（自然日）",
)
SUIT_MONTHS = Dated(
    {date(1990, 10, 1): 3, date(2015, 5, 1): 6},
    source=LITIGATION["46.1"],
    name="直接起诉期限（月）",
)
SUIT_AFTER_RECONSIDERATION_DAYS = Dated(
    {date(1990, 10, 1): 15}, source=LITIGATION["45"], name="复议后起诉期限（自然日）"
)
RECONSIDERATION_FIRST = Dated(
    {date(1999, 10, 1): False, date(2024, 1, 1): True},
    source=RECONSIDERATION["23.1(4)"],
    name="不予公开须先申请行政复议",
)
NEWS_DAYS = Dated(
    {_INSPECTION_2019: 14},
    source=INSPECTION["单项否决"],
    name="动态要闻更新期限（自然日）",
)
DOCUMENT_MONTHS = Dated(
    {_INSPECTION_2019: 6},
    source=INSPECTION["单项否决"],
    name="通知公告、政策文件更新期限（月）",
)
YEARLY_MONTHS = Dated(
    {_INSPECTION_2019: 12}, source=INSPECTION["发布解读"], name="年度更新期限（月）"
)
NEWS_WARNING_DAY = Dated(
    {_INSPECTION_2019: 10}, source=PROJECT["更新提醒"], name="动态要闻提醒日（自然日）"
)
NEWS_CRITICAL_DAY = Dated(
    {_INSPECTION_2019: 13}, source=PROJECT["更新提醒"], name="动态要闻告急日（自然日）"
)
