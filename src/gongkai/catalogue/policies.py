"""How publications are counted for part one of the report: a named policy a body may change.

The format leaves the counting to the body. The policy we ship reads the reports of street
offices: what stands on the portal, what was pushed, and the key documents beside them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.catalogue.kinds import ItemKind


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """Kinds of key documents counted together; ``as_one`` counts the whole group once."""

    label: str
    kinds: tuple[str, ...]
    as_one: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """A named way of counting; ``groups`` are the key documents, counted apart from the channels."""

    name: str
    groups: tuple[DocumentGroup, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind that is counted as a document, and so not on a channel's account."""
        return tuple(kind for group in self.groups for kind in group.kinds)

    def documents(self, items_by_kind: Mapping[str, int]) -> int:
        """Return the number of documents among that many items of each kind.

        >>> DEFAULT.documents({"system": 1, "annual_report": 1, "powers": 1, "budget": 2})
        4
        """
        return sum(self._of(group, items_by_kind) for group in self.groups)

    def _of(self, group: DocumentGroup, items_by_kind: Mapping[str, int]) -> int:
        items = sum(items_by_kind.get(kind, 0) for kind in group.kinds)
        return min(items, 1) if group.as_one else items

    def as_json(self) -> list[dict[str, Any]]:
        """Return the groups as they are stored."""
        return [
            {"label": g.label, "kinds": list(g.kinds), "as_one": g.as_one}
            for g in self.groups
        ]


def from_json(name: str, groups: Sequence[Mapping[str, Any]]) -> Policy:
    """Return the policy stored as ``groups``.

    :raises KeyError: a group lacks a part or names a kind that does not exist.
    """
    return Policy(
        name,
        tuple(
            DocumentGroup(
                str(group["label"]),
                tuple(ItemKind.from_key(kind).key for kind in group["kinds"]),
                bool(group["as_one"]),
            )
            for group in groups
        ),
    )


DEFAULT = Policy(
    "通行口径：门户按已确认发布计（不含关键文件），公众号按已确认推送计，关键文件各计其件",
    (
        DocumentGroup("政府信息公开制度", ("system",)),
        DocumentGroup("政府信息公开年报", ("annual_report",)),
        DocumentGroup("权力清单", ("powers",)),
        DocumentGroup(
            "财政预决算及“三公经费”", ("budget", "three_expenses"), as_one=True
        ),
    ),
)
"""What counts where nothing else was chosen."""
