"""Bodies found by the address they are asked for under: ``/<county>/<body>/``."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

from gongkai.bodies.models import PublicBody
from gongkai.catalogue.models import Column


@dataclass(frozen=True, slots=True)
class Place:
    """A body and the county on whose portal it is a column; for the county's own pages both are one."""

    county: PublicBody
    body: PublicBody

    @property
    def home(self) -> str:
        """The address of the county's portal."""
        return f"/{self.county.code}/"

    @property
    def url(self) -> str:
        """The address of the body's page."""
        return f"/{self.county.code}/{self.body.code}/"


def counties() -> Sequence[PublicBody]:
    """Return every county of the installation."""
    return list(PublicBody.objects.filter(parent__isnull=True))


def county(code: str) -> PublicBody:
    """Return the county of that code.

    :raises Http404: there is none.
    """
    found = PublicBody.objects.filter(code=code, parent__isnull=True).first()
    if found is None:
        raise Http404
    return found


def place(county_code: str, body_code: str) -> Place:
    """Return the body of that code on the county's portal.

    :raises Http404: there is none, or it belongs to another county.
    """
    found = (
        PublicBody.objects.select_related("parent__parent")
        .filter(code=body_code)
        .first()
    )
    if found is None or found.county.code != county_code:
        raise Http404
    return Place(found.county, found)


def bodies(of: PublicBody) -> Sequence[PublicBody]:
    """Return the county itself and the bodies below it, as its portal lists them."""
    below = Q(parent=of) | Q(parent__parent=of)
    return [of, *PublicBody.objects.filter(below).order_by("kind", "code")]


def columns(body: PublicBody) -> Sequence[Column]:
    """Return the columns of a body in their order, without who keeps them."""
    return list(
        Column.objects.filter(body=body).only("key", "title", "interval", "position")
    )


def column(body: PublicBody, key: str) -> Column:
    """Return the column of that key.

    :raises Http404: there is none.
    """
    found = (
        Column.objects.filter(body=body, key=key)
        .only("key", "title", "interval")
        .first()
    )
    if found is None:
        raise Http404
    return found
