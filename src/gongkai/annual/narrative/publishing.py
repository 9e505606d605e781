"""主动公开: what was published, through which channel."""

from __future__ import annotations

from gongkai.annual.narrative.facts import ChannelCount, DocumentCount, Facts
from gongkai.annual.narrative.sentence import Sentence


def _categories(facts: Facts) -> str:
    listed = "、".join(facts.categories)
    more = "等多个主要类别" if len(facts.categories) > 1 else ""
    return f"{facts.year}年，{facts.self_name}的信息公开涵盖了{listed}{more}。"


def _totals(facts: Facts) -> str:
    if not facts.published:
        return ""
    day = facts.until
    cutoff = f"{day.month}月{day.day}日" if day else "12月31日"
    if not _used(facts):
        return f"截至{cutoff}，累计{_papers(facts)}。"
    return (
        f"截至{cutoff}，通过{_ways(facts)}，"
        f"累计发布{facts.published}条工作动态信息。其中，{_shares(facts)}。"
    )


def _used(facts: Facts) -> list[ChannelCount]:
    """Return the channels something was published through."""
    return [channel for channel in facts.channels if channel.number]


def _ways(facts: Facts) -> str:
    site = any(not channel.social for channel in _used(facts))
    social = any(channel.social for channel in _used(facts))
    if site and social:
        return "政府网站与政务新媒体双渠道"
    return "政务新媒体" if social else "政府网站"


def _shares(facts: Facts) -> str:
    shares = [
        f"{channel.name}{channel.verb}{channel.number}条" for channel in _used(facts)
    ]
    if facts.filed:
        shares.append(f"同时{_papers(facts)}")
    return "，".join(shares)


def _papers(facts: Facts) -> str:
    documents = [each for each in facts.documents if each.number]
    return f"发布{facts.filed}份关键政策文件，涵盖{_documents(documents)}"


def _documents(documents: list[DocumentCount]) -> str:
    numbers = {each.number for each in documents}
    if len(numbers) == 1 and len(documents) > 1:
        listed = "、".join(each.name for each in documents)
        return f"{listed}各{numbers.pop()}份"
    return "、".join(f"{each.name}{each.number}份" for each in documents)


SENTENCES = (
    Sentence(("categories",), _categories),
    Sentence((), _totals),
)
