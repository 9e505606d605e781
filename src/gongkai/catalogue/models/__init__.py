"""Columns, items and their publications; decisions and charges; how they are numbered and counted."""

from gongkai.catalogue.models.columns import Column
from gongkai.catalogue.models.items import Item, ItemQuerySet, Publication
from gongkai.catalogue.models.ledger import Charge, Decision
from gongkai.catalogue.models.rules import CountingPolicy, IndexCounter, IndexRule

__all__ = [
    "Charge",
    "Column",
    "CountingPolicy",
    "Decision",
    "IndexCounter",
    "IndexRule",
    "Item",
    "ItemQuerySet",
    "Publication",
]
