"""What every desk page shows around its content: navigation, the bodies to choose from, the demo day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.permissions import Permission

P = Permission


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the desk: its label, the name of its route and the right it asks for."""

    label: str
    route: str
    permission: Permission


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the navigation."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Links that belong together, under a title."""

    title: str
    links: Sequence[Link]


PLACES: Final[dict[str, tuple[Place, ...]]] = {
    "": (Place("首页", "desk:home", P.VIEW_DESK),),
    "主动公开": (
        Place("栏目与更新", "catalogue:columns", P.VIEW_DESK),
        Place("公开信息", "catalogue:items", P.VIEW_DESK),
        Place("行政决定", "catalogue:decisions", P.VIEW_DESK),
        Place("行政事业性收费", "catalogue:charges", P.VIEW_DESK),
    ),
    "依申请公开": (
        Place("申请登记簿", "inforequests:register", P.VIEW_DESK),
        Place("复议与诉讼", "disputes:register", P.VIEW_DESK),
        Place("申请渠道测试", "inforequests:channels", P.VIEW_DESK),
    ),
    "年度报告": (Place("年度报告", "reporting:reports", P.VIEW_DESK),),
    "管理": (
        Place("机构与人员", "bodies:people", P.VIEW_PEOPLE),
        Place("账号锁定", "bodies:locks", P.UNLOCK),
        Place("基础数据导入", "bodies:import", P.IMPORT_DATA),
        Place("操作留痕", "bodies:trail", P.READ_TRAIL),
    ),
}


class Frame:
    """The frame of one request; nothing is asked of the database until a page shows it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def demo_day(self) -> date | None:
        """The day the installation is frozen on, if it is."""
        today: date | None = settings.TODAY
        return today

    @cached_property
    def bodies(self) -> Sequence[PublicBody]:
        """The bodies the officer may work for, if there is a choice."""
        user = self.request.user
        if not isinstance(user, Staff) or len(user.rights.held) < 2:
            return ()
        return list(PublicBody.objects.filter(pk__in=user.rights.held))

    @property
    def switch_url(self) -> str:
        """Where the choice of body is sent."""
        return _address("bodies:switch") or ""

    @cached_property
    def navigation(self) -> Sequence[Group]:
        """The places this officer may go, in their groups."""
        user = self.request.user
        body = getattr(self.request, "desk_body", None)
        if not isinstance(user, Staff) or body is None:
            return ()
        open_to = {
            title: [
                (place.label, url)
                for place in places
                if user.can(place.permission, body) and (url := _address(place.route))
            ]
            for title, places in PLACES.items()
        }
        here = current(
            self.request.path, [url for links in open_to.values() for _, url in links]
        )
        return [
            Group(title, [Link(label, url, url == here) for label, url in links])
            for title, links in open_to.items()
            if links
        ]


def current(path: str, urls: Iterable[str]) -> str:
    """Return which of ``urls`` the page at ``path`` belongs to: the longest it begins with, or none.

    >>> current("/desk/people/import/", ["/desk/", "/desk/people/", "/desk/people/import/"])
    '/desk/people/import/'
    >>> current("/desk/worklists/due/", ["/desk/", "/desk/people/"])
    ''
    """
    around = [
        url for url in urls if path == url or (url != "/desk/" and path.startswith(url))
    ]
    return max(around, key=len, default="")


def _address(route: str) -> str | None:
    try:
        return reverse(route)
    except NoReverseMatch:
        return None


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Return the frame, for every template."""
    return {"frame": Frame(request)}
