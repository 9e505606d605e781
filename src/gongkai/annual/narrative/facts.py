"""What the records of a year say, by name: all that a drafted sentence may rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal

from gongkai.annual.cells import Amount
from gongkai.law.bodykinds import BodyKind
from gongkai.law.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """How much was published through one channel.

    ``name`` is the channel's printed name, ``verb`` what is done there (发布, 推送),
    ``number`` counts 条; ``social`` tells 政务新媒体 from a website.
    """

    name: str
    number: int
    verb: str = "发布"
    social: bool = False


@dataclass(frozen=True, slots=True)
class DocumentCount:
    """How many documents of one printed kind were published, in 份."""

    name: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The named counts of one body's year; ``None`` where no record says anything.

    ``short_name`` opens the report (高屯街道), ``self_name`` is how the body speaks of
    itself (我街道), ``portal_name`` the site it publishes on (县政府门户网站). ``until``
    is the last day counted, the year's end if it is ``None``. ``outcomes`` counts
    results by outcome key; ``fee_yuan`` is in yuan.
    """

    year: int
    body_name: str
    short_name: str
    self_name: str
    kind: BodyKind | None = None
    until: date | None = None

    channels: tuple[ChannelCount, ...] = ()
    documents: tuple[DocumentCount, ...] = ()
    categories: tuple[str, ...] = ()
    interpretations: int | None = None
    responses: int | None = None

    channel_tests: int | None = None
    received: int | None = None
    carried_in: int | None = None
    handled: int | None = None
    carried_out: int | None = None
    outcomes: Mapping[str, int] = field(default_factory=dict)
    reconsiderations: int | None = None
    lawsuits: int | None = None
    fee_yuan: Decimal | None = None

    freshness_weeks: int | None = None
    steering_lead: str | None = None
    officers_per_office: int | None = None
    reviewers: int | None = None
    three_reviews: bool | None = None
    hotline_clerks: int | None = None
    portal_name: str | None = None

    trainings: int | None = None
    trainees: int | None = None
    assessment: str | None = None
    evaluation: str | None = None
    accountable: int | None = None

    stale_columns: int | None = None
    late_replies: int | None = None
    uninterpreted: int | None = None
    overturned: int | None = None

    @property
    def published(self) -> int:
        """Return all that was published: through every channel, and the documents."""
        return sum(each.number for each in self.channels) + self.filed

    @property
    def filed(self) -> int:
        """Return how many documents were published, in 份."""
        return sum(each.number for each in self.documents)

    @property
    def results(self) -> Mapping[str, int]:
        """Return the results by printed group (予以公开 … 其他处理), empty groups left out."""
        totals: dict[str, int] = {}
        for outcome in Outcome:
            label = (outcome.group or outcome.label).partition("）")[2].partition("（")
            totals[label[0]] = totals.get(label[0], 0) + self.outcomes.get(
                outcome.key, 0
            )
        return {label: number for label, number in totals.items() if number}

    def knows(self, name: str) -> bool:
        """Return whether there is a record behind the fact called ``name``."""
        value = getattr(self, name)
        return value is not None and value != () and value != {}

    def numbers(self) -> frozenset[Amount]:
        """Return every number that a record or a sum of records gives."""
        own = (getattr(self, each.name) for each in fields(self))
        found = {number for value in own for number in _numbers(value)}
        return frozenset(
            found
            | {self.published, self.filed, len(self.channels), *self.results.values()}
        )


def _numbers(value: object) -> Iterator[Amount]:
    match value:
        case bool():
            return
        case int() | Decimal():
            yield value
        case tuple():
            yield from (each.number for each in value if not isinstance(each, str))
        case Mapping():
            yield from value.values()
