"""Pages for machines: is it up, what is there, and the reader's choice of view."""

from collections.abc import Iterator

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from gongkai.channels.models import REPORT
from gongkai.portal import places, queries
from gongkai.portal.views.answering import bare, page

VIEWS = {"elder", "standard"}
YEAR_SECONDS = 365 * 24 * 3600


@bare
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer ``ok`` while the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@bare
def choose(request: HttpRequest, view: str) -> HttpResponse:
    """Keep the reader's view (长者版 or standard) and go back to the page."""
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(
        back, allowed_hosts=None
    ) or not back.startswith("/"):
        back = "/"
    response = HttpResponseRedirect(back)
    if view in VIEWS:
        response.set_cookie(
            "view", view, max_age=YEAR_SECONDS, samesite="Lax", httponly=True
        )
    return response


@bare
def robots(request: HttpRequest) -> HttpResponse:
    """Let search engines read what is public, and keep them from the desk and the login."""
    address = request.build_absolute_uri(reverse("portal:sitemap"))
    lines = (
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /accounts/",
        "Disallow: /setup/",
        f"Sitemap: {address}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@page
def sitemap(request: HttpRequest) -> HttpResponse:
    """Name the map of each body."""
    maps = [
        request.build_absolute_uri(
            reverse("portal:body_map", args=[county.code, body.code])
        )
        for county in places.counties()
        for body in places.bodies(county)
    ]
    lines = "".join(f"<sitemap><loc>{each}</loc></sitemap>" for each in maps)
    return _xml("sitemapindex", lines)


@page
def body_map(request: HttpRequest, county: str, body: str) -> HttpResponse:
    """Name every public page of a body."""
    place = places.place(county, body)
    return _xml("urlset", "".join(_lines(request, place)))


def _lines(request: HttpRequest, place: places.Place) -> Iterator[str]:
    home = request.build_absolute_uri(place.url)
    yield f"<url><loc>{home}</loc></url>"
    for kind, year, subject, changed in queries.addresses(place.body):
        path = f"report/{year}/" if kind == REPORT else f"item/{subject}/"
        yield f"<url><loc>{home}{path}</loc><lastmod>{changed}</lastmod></url>"


def _xml(root: str, lines: str) -> HttpResponse:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{lines}</{root}>\n'
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
