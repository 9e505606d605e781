"""How a body and its channels are called in its report, unless the office says otherwise."""

from dataclasses import dataclass

from gongkai.bodies.models import PublicBody
from gongkai.channels.keys import Channel
from gongkai.law.bodykinds import BodyKind

OURSELVES = {
    BodyKind.COUNTY: "我县",
    BodyKind.COUNTY_DEPARTMENT: "我单位",
    BodyKind.TOWN: "我镇",
    BodyKind.STREET_OFFICE: "我街道",
}
GOVERNMENT = "人民政府"
PLACES = ("县", "区", "市", "旗", "镇", "乡")


@dataclass(frozen=True, slots=True)
class Naming:
    """The names the text uses: the body in short and as it says itself, its site and account."""

    short_name: str
    self_name: str
    portal_name: str
    wechat_name: str


def naming_of(body: PublicBody) -> Naming:
    """Return the names for ``body``: what its office chose, else what its kind suggests."""
    chosen = getattr(body, "report_naming", None)
    return Naming(
        short_name=short_name(body.name),
        self_name=(chosen and chosen.self_name) or _ourselves(body),
        portal_name=(chosen and chosen.portal_name) or _portal(body.county.name),
        wechat_name=_account(chosen.wechat_account if chosen else ""),
    )


def short_name(name: str) -> str:
    """Return a body's name without the word for what it is.

    >>> short_name("高屯街道办事处"), short_name("澄湖县自然资源局"), short_name("云岭县人民政府")
    ('高屯街道', '澄湖县自然资源局', '云岭县')
    """
    return name.removesuffix("办事处").removesuffix(GOVERNMENT) or name


def _ourselves(body: PublicBody) -> str:
    place = short_name(body.name)[-1:]
    if BodyKind(body.kind).is_government and place in PLACES:
        return f"我{place}"
    return OURSELVES[BodyKind(body.kind)]


def _portal(county: str) -> str:
    place = short_name(county)[-1:]
    return f"{place if place in PLACES else ''}{Channel.PORTAL.label}"


def _account(account: str) -> str:
    return f"“{account}”{Channel.WECHAT.label}" if account else Channel.WECHAT.label
