"""依申请公开: requests that came in, how they ended, what was disputed."""

from __future__ import annotations

from gongkai.annual.narrative.facts import Facts
from gongkai.annual.narrative.sentence import Sentence


def _received(facts: Facts) -> str:
    if not facts.received:
        return f"{facts.year}年{facts.self_name}未收到政府信息公开申请件。"
    return f"{facts.year}年{facts.self_name}收到政府信息公开申请{facts.received}件。"


def _tested(facts: Facts) -> str:
    if facts.received or not facts.channel_tests:
        return ""
    return f"全年开展申请渠道测试{facts.channel_tests}次，各渠道畅通。"


def _carried_in(facts: Facts) -> str:
    return f"上年结转政府信息公开申请{facts.carried_in}件。" if facts.carried_in else ""


def _handled(facts: Facts) -> str:
    if not facts.handled:
        return ""
    results = "，".join(f"{label}{number}件" for label, number in facts.results.items())
    return f"全年办结政府信息公开申请{facts.handled}件：{results}。"


def _carried_out(facts: Facts) -> str:
    return f"结转下年度继续办理{facts.carried_out}件。" if facts.carried_out else ""


def _in_time(facts: Facts) -> str:
    if facts.handled and not facts.late_replies:
        return "答复均在法定期限内作出。"
    return ""


def _disputes(facts: Facts) -> str:
    if not facts.received and not facts.handled and not _disputed(facts):
        return ""
    if not _disputed(facts):
        return "未发生因政府信息公开引起的行政复议、行政诉讼。"
    return (
        f"因政府信息公开引起行政复议{facts.reconsiderations}件、"
        f"行政诉讼{facts.lawsuits}件。"
    )


def _disputed(facts: Facts) -> bool:
    return bool(facts.reconsiderations or facts.lawsuits)


SENTENCES = (
    Sentence(("received",), _received),
    Sentence(("received", "channel_tests"), _tested),
    Sentence(("carried_in",), _carried_in),
    Sentence(("handled", "outcomes"), _handled),
    Sentence(("carried_out",), _carried_out),
    Sentence(("handled", "late_replies"), _in_time),
    Sentence(("reconsiderations", "lawsuits"), _disputes),
)
