"""Every figure of the prose that names a table quantity equals the table: TX-1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from gongkai.annual.addresses import where
from gongkai.annual.cells import Amount, amount_text
from gongkai.annual.checks.claims import Claim, Finder, Sum
from gongkai.annual.checks.dispute_claims import disputes
from gongkai.annual.checks.document_claims import documents
from gongkai.annual.checks.outcome_claims import outcomes
from gongkai.annual.checks.request_claims import requests
from gongkai.annual.checks.rule import Case, Fault, Rule, told_amount
from gongkai.annual.checks.sentences import Sentence, sentences
from gongkai.annual.report import Severity
from gongkai.law.sources import REPORT_FORMAT

FINDERS: tuple[Finder, ...] = (requests, outcomes, disputes, documents)


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim beside what the table says; ``table`` is ``None`` if it says nothing."""

    claim: Claim
    table: Amount | None
    agrees: bool


def claims(texts: Iterable[Sentence]) -> Iterator[Claim]:
    """Yield everything the sentences claim about the tables."""
    for sentence in texts:
        yield from chain.from_iterable(find(sentence) for find in FINDERS)


def compared(case: Case) -> Iterator[Compared]:
    """Yield each claim about the report's own year with the table's number."""
    for claim in claims(sentences(case.report)):
        if not claim.sentence.is_of(case.report.year, claim.position):
            continue
        ways = [_total(case, claim.quantity.table, way) for way in claim.quantity.ways]
        if ways[0] is not None:
            yield Compared(claim, ways[0], claim.value in ways)


def _total(case: Case, table: str, way: Sum) -> Amount | None:
    numbers = [case.amount(table, *place) for place in way]
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _differing(case: Case) -> Iterator[Fault]:
    all_compared = tuple(compared(case))
    right = {each.claim.quantity.name for each in all_compared if each.agrees}
    seen: set[tuple[str, Amount]] = set()
    for each in all_compared:
        mark = (each.claim.quantity.name, each.claim.value)
        if each.agrees or mark in seen or each.table is None:
            continue
        seen.add(mark)
        yield _fault(case, each.claim, each.table, repeated=mark[0] in right)


def _fault(case: Case, claim: Claim, number: Amount, *, repeated: bool) -> Fault:
    quantity = claim.quantity
    table = case.report.layout.table(quantity.table)
    row, column = quantity.cell
    scope = claim.sentence.scope(claim.position + len(claim.quote))
    place = f"{table.name}“{quantity.name}”各项合计"
    if row is not None and column is not None:
        place = where(table, row, column)
    unit = " 万元" if quantity.name == "行政事业性收费" else ""
    asks = "应与表一致，请核对"
    if scope or repeated:
        asks = f"口径可能不同（{scope or '正文另有相符的表述'}），请核对"
    return Fault(
        quantity.table,
        row,
        column,
        told_amount(claim.value),
        told_amount(number),
        f"“{claim.sentence.title}”写“{claim.quote}”（{quantity.name} "
        f"{amount_text(claim.value)}{unit}），{place}为 {amount_text(number)}{unit}，{asks}。",
        Severity.INFO if scope or repeated else None,
    )


RULES = (
    Rule(
        "TX-1",
        Severity.WARN,
        "正文中新收、结转、复议、诉讼、规范性文件、收费等数字与表一致。",
        REPORT_FORMAT["一"],
        _differing,
    ),
)
