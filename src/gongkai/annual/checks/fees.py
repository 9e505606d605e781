"""The processing fee that part six reports, against the charges of table 2: T2-5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.annual.addresses import where
from gongkai.annual.cells import amount_text
from gongkai.annual.checks.claims import NUMBER, figure_of
from gongkai.annual.checks.rule import Case, Fault, Rule, told_amount
from gongkai.annual.checks.sentences import Sentence, sentences
from gongkai.annual.report import Severity
from gongkai.law.sources import PROJECT

YUAN_IN_WAN = 10_000

_FEE = re.compile(
    rf"(?:信息处理费|信息公开费)(?:收费|金额|总额|情况|共计|合计|总计|实际|收取|共|为|计|人民币|，|:)*+{NUMBER}万?元"
)
_FEE_AFTER = re.compile(
    rf"收取(?:了|共计|共|人民币)*+{NUMBER}万?元(?:的)?(?:政府信息公开)?信息处理费"
)


def fees_told(sentence: Sentence) -> Iterator[Decimal]:
    """Yield each processing fee, in yuan, that ``sentence`` says was collected."""
    for pattern in (_FEE, _FEE_AFTER):
        for match in pattern.finditer(sentence.text):
            figure = figure_of(sentence, match)
            if figure is not None:
                yield Decimal(figure.value)


def _more_than_the_charges(case: Case) -> Iterator[Fault]:
    table = case.report.layout.proactive
    if ("charge", "amount") not in table.places:
        return
    charged = case.amount("proactive", "charge", "amount")
    if charged is None:
        return
    for sentence in sentences(case.report):
        for yuan in fees_told(sentence):
            if sentence.part == "six" and yuan > charged * YUAN_IN_WAN:
                least = amount_text(yuan / YUAN_IN_WAN)
                yield Fault(
                    "proactive",
                    "charge",
                    "amount",
                    told_amount(charged),
                    f"≥{least}",
                    f"{where(table, 'charge', 'amount')}为 {amount_text(charged)} 万元，"
                    f"而“{sentence.title}”写收取信息处理费 {amount_text(yuan)} 元；"
                    f"信息处理费属于行政事业性收费，应不少于 {least} 万元，请核对。",
                )


RULES = (
    Rule(
        "T2-5",
        Severity.WARN,
        "第六部分报告的信息处理费不多于行政事业性收费。",
        PROJECT["T2-5"],
        _more_than_the_charges,
    ),
)
