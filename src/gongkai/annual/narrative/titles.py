"""The report's title and the note at its head."""

from __future__ import annotations

from datetime import date

from gongkai.law.reportbasis import basis_sentence


def title(body: str, year: int) -> str:
    """Return the statutory title.

    >>> title("高屯街道办事处", 2024)
    '高屯街道办事处2024年政府信息公开工作年度报告'
    """
    return f"{body}{year}年政府信息公开工作年度报告"


def head_note(
    body: str,
    year: int,
    *,
    address: str = "",
    phone: str = "",
    until: date | None = None,
) -> str:
    """Return the note at the head: basis, period counted, whom to ask.

    :raises NotInForce: no national format existed for that year.

    >>> head_note("高屯街道办事处", 2024, phone="0855-0000000")[-37:]
    '对本报告有疑问，请与高屯街道办事处联系（电话：0855-0000000）。'
    """
    last = until or date(year, 12, 31)
    ways = (("地址", address), ("电话", phone))
    told = "，".join(f"{name}：{value}" for name, value in ways if value)
    contact = f"（{told}）" if told else ""
    return (
        f"本报告{basis_sentence(year)}编制。报告所列数据的统计期限自{year}年1月1日起，"
        f"至{last.year}年{last.month}月{last.day}日止。"
        f"如对本报告有疑问，请与{body}联系{contact}。"
    )
