"""Where an item stands, and the kinds of decisions."""

from enum import StrEnum


class ItemState(StrEnum):
    """The state of an item."""

    DRAFT = "draft"
    PUBLISHED = "published"
    FILED = "filed"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return STATE_LABELS[self]

    @property
    def tag(self) -> str:
        """The design system's word for it."""
        return {ItemState.DRAFT: "warn", ItemState.PUBLISHED: "ok"}.get(self, "quiet")


STATE_LABELS = {
    ItemState.DRAFT: "草稿",
    ItemState.PUBLISHED: "已发布",
    ItemState.FILED: "已归档（不主动公开）",
    ItemState.WITHDRAWN: "已撤下",
}


class DecisionKind(StrEnum):
    """A kind of administrative decision counted in table 2 (条例 Art. 20(5), (6))."""

    LICENCE = "licence"
    PENALTY = "penalty"
    COERCION = "coercion"

    @property
    def label(self) -> str:
        """The kind in Chinese, as the table names it."""
        return DECISION_LABELS[self]


DECISION_LABELS = {
    DecisionKind.LICENCE: "行政许可",
    DecisionKind.PENALTY: "行政处罚",
    DecisionKind.COERCION: "行政强制",
}
