"""The six parts drafted from counted facts, in the officer's own order of themes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gongkai.annual.narrative import (
    answering,
    closing,
    managing,
    publishing,
    supervising,
)
from gongkai.annual.narrative.facts import ChannelCount, DocumentCount, Facts
from gongkai.annual.narrative.sentence import ORDINALS, numbered, written
from gongkai.annual.narrative.support import unsupported
from gongkai.annual.narrative.titles import head_note, title
from gongkai.annual.report import Narrative
from gongkai.law.reportbasis import instruments

__all__ = [
    "DEFAULT",
    "THEMES",
    "ChannelCount",
    "DocumentCount",
    "Facts",
    "draft",
    "head_note",
    "title",
    "unsupported",
]

THEMES: Mapping[str, str] = {
    "proactive": "主动公开",
    "on_request": "依申请公开",
    "management": "政府信息管理",
    "platform": "政府信息公开平台建设",
    "supervision": "监督保障",
}
"""The five themes of part one (国办公开办函〔2021〕30号)."""

DEFAULT = tuple(THEMES)


def draft(facts: Facts, order: Sequence[str] = DEFAULT) -> Narrative:
    """Return the six parts, the themes of part one in ``order``.

    A sentence is written only if its records exist, and a theme only if it has a
    sentence: rule ST-1 then names it as missing. Parts two to four stand as
    tables and are ``None``; part five or six is ``None`` when no record speaks of it.

    :raises ValueError: when ``order`` does not name each theme exactly once.
    """
    if sorted(order) != sorted(THEMES):
        raise ValueError(
            f"主题次序“{'、'.join(order)}”不可用：请把 {'、'.join(THEMES)} 各排一次。"
        )
    told = [(key, text) for key in order if (text := _WRITERS[key](facts))]
    themes = [
        f"（{ordinal}）{THEMES[key]}。{text}"
        for ordinal, (key, text) in zip(ORDINALS, told, strict=False)
    ]
    return Narrative(
        one="\n".join([_opening(facts), *themes]),
        five=closing.five(facts),
        six="".join(written(closing.SIX, facts)) or None,
    )


def _opening(facts: Facts) -> str:
    regulations = instruments(facts.year)[0]
    return (
        f"{facts.year}年，{facts.short_name}深入贯彻{regulations.full}的要求，"
        "持续深化政府信息公开工作。"
    )


def _proactive(facts: Facts) -> str:
    return "".join(written(publishing.SENTENCES, facts))


def _on_request(facts: Facts) -> str:
    return "".join(written(answering.SENTENCES, facts))


def _management(facts: Facts) -> str:
    return numbered(written(managing.MANAGEMENT, facts))


def _platform(facts: Facts) -> str:
    return "".join(written(managing.PLATFORM, facts))


def _supervision(facts: Facts) -> str:
    return "".join(written(supervising.SENTENCES, facts))


_WRITERS: Mapping[str, Callable[[Facts], str]] = {
    "proactive": _proactive,
    "on_request": _on_request,
    "management": _management,
    "platform": _platform,
    "supervision": _supervision,
}
