"""The places where a body publishes."""

from enum import StrEnum


class Channel(StrEnum):
    """A channel; its value is stored, its label shown."""

    PORTAL = "portal"
    WECHAT = "wechat"

    @property
    def label(self) -> str:
        """The channel's Chinese name."""
        return LABELS[self]

    @property
    def confirms_itself(self) -> bool:
        """Whether publishing and the proof of it are one act (our own portal) or a link is pasted back."""
        return self is Channel.PORTAL


LABELS = {Channel.PORTAL: "政府门户网站", Channel.WECHAT: "微信公众号"}
