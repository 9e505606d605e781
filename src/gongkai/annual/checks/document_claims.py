"""What the prose says of rules, normative documents, decisions and charges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.annual.checks.claims import (
    NUMBER,
    Claim,
    Quantity,
    claim,
    counted,
    figure_of,
)
from gongkai.annual.checks.sentences import Sentence

YUAN_IN_WAN = 10_000
UNITS = frozenset({"件", "份", "个"})

_DOCUMENTS = (
    ("normative", "规范性文件", r"(?:行政)?规范性文件"),
    ("rule", "规章", r"(?<!党内)(?:政府|市政府|部门)?规章(?!制度)"),
)
_ACTS = (
    ("issued", "制发", r"(?:新?制定|新?制发|新?印发|新?出台|新?制订)"),
    ("repealed", "废止", r"废止"),
    ("in_force", "现行有效", r"现行有效"),
)
_OTHER_SCOPE = re.compile(
    r"备案|审查|清理|修订|废改|合法性|报送|转发|解读|公开|其中|以上"
)
_JOINED = r"(?:的|了|、|共计|共|为|有|计)*+"


def _patterns() -> Iterator[tuple[Quantity, re.Pattern[str]]]:
    for row, name, noun in _DOCUMENTS:
        for column, act, verb in _ACTS:
            quantity = Quantity(f"{act}{name}", "proactive", (((row, column),),))
            yield quantity, re.compile(rf"{verb}{_JOINED}{noun}{_JOINED}{NUMBER}")
            yield (
                quantity,
                re.compile(rf"{verb}{_JOINED}{NUMBER}[件份个部](?:的)?{noun}"),
            )


_COUNTED = tuple(_patterns())
_NONE = tuple(
    (
        Quantity(f"制发{name}", "proactive", (((row, "issued"),),)),
        re.compile(
            rf"(?:未|没有|无)(?:新)?(?:制定|制发|印发|出台|制订)(?:过|任何)?{noun}"
        ),
    )
    for row, name, noun in _DOCUMENTS
)
_DECISIONS = tuple(
    (
        Quantity(f"行政{name}决定", "proactive", (((row, "decisions"),),)),
        re.compile(rf"[作做]出行政{name}(?:处理)?决定{_JOINED}{NUMBER}"),
    )
    for row, name in (("licence", "许可"), ("penalty", "处罚"), ("coercion", "强制"))
)
CHARGE = Quantity("行政事业性收费", "proactive", ((("charge", "amount"),),))
_CHARGE = re.compile(
    rf"(?:收取)?行政事业性收费(?:金额|总额|收入|总计|共计|合计|共|为|计)*+{NUMBER}万?元"
)


def documents(sentence: Sentence) -> Iterator[Claim]:
    """Yield what ``sentence`` says of the figures in table 2."""
    for quantity, pattern in (*_COUNTED, *_DECISIONS):
        for each in counted(sentence, pattern, quantity, UNITS):
            before = sentence.clause_before(each.position)
            if not _OTHER_SCOPE.search(before):
                yield each
    for quantity, pattern in _NONE:
        for match in pattern.finditer(sentence.text):
            yield claim(sentence, match, quantity, 0)
    yield from charges(sentence)


def charges(sentence: Sentence) -> Iterator[Claim]:
    """Yield 行政事业性收费 amounts in 万元."""
    for match in _CHARGE.finditer(sentence.text):
        figure = figure_of(sentence, match)
        if figure is not None and figure.unit == "元":
            amount = Decimal(figure.value) / YUAN_IN_WAN
            yield claim(sentence, match, CHARGE, amount, figure.end)
