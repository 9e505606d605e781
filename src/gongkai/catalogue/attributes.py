"""Whether and how a piece of information is disclosed (公开方式)."""

from enum import StrEnum


class Attribute(StrEnum):
    """The disclosure attribute an office gives a document when it makes it (条例 Art. 13, 17)."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"
    WITHHELD = "withheld"

    @property
    def label(self) -> str:
        """The attribute in Chinese."""
        return LABELS[self]


LABELS = {
    Attribute.PROACTIVE: "主动公开",
    Attribute.ON_REQUEST: "依申请公开",
    Attribute.WITHHELD: "不予公开",
}
