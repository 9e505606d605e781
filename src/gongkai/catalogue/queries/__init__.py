"""Reads of the catalogue that have a name."""

from gongkai.catalogue.queries.counts import Counts, counts
from gongkai.catalogue.queries.freshness import ColumnState, due, freshness, longest_gap
from gongkai.catalogue.queries.policy import index_form, policy_of
from gongkai.catalogue.queries.waiting import waiting

__all__ = [
    "ColumnState",
    "Counts",
    "counts",
    "due",
    "freshness",
    "index_form",
    "longest_gap",
    "policy_of",
    "waiting",
]
