"""Whether a document still holds (有效性; law.md §5)."""

from enum import StrEnum


class Validity(StrEnum):
    """The validity of a document."""

    VALID = "valid"
    PARTLY = "partly"
    LAPSED = "lapsed"
    REPEALED = "repealed"

    @property
    def label(self) -> str:
        """The validity in Chinese."""
        return LABELS[self]

    @property
    def in_force(self) -> bool:
        """Whether the document, or what is left of it, is still applied."""
        return self in {Validity.VALID, Validity.PARTLY}

    @property
    def tag(self) -> str:
        """The design system's word for it."""
        return {Validity.VALID: "ok", Validity.PARTLY: "warn"}.get(self, "late")


LABELS = {
    Validity.VALID: "有效",
    Validity.PARTLY: "部分失效",
    Validity.LAPSED: "失效",
    Validity.REPEALED: "废止",
}
