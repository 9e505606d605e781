"""The installation's home, a county's portal, a body's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.law.bodykinds import BodyKind
from gongkai.portal import places, queries
from gongkai.portal.views.answering import page


@page
def home(request: HttpRequest) -> HttpResponse:
    """Show the counties."""
    return render(request, "portal/home.html", {"counties": places.counties()})


@page
def county(request: HttpRequest, county: str) -> HttpResponse:
    """Show a county's portal: what is new, its bodies, their reports."""
    found = places.county(county)
    bodies = places.bodies(found)
    groups: dict[str, list[tuple[str, str]]] = {}
    for body in bodies:
        label = (
            "县人民政府（本级）"
            if body == found
            else BodyKind.from_key(body.kind).label
        )
        groups.setdefault(label, []).append((body.name, f"/{found.code}/{body.code}/"))
    context = {
        "place": places.Place(found, found),
        "latest": queries.latest(found, bodies),
        "reports": queries.reports(found, bodies, most=8),
        "groups": groups,
        "here": "county",
    }
    return render(request, "portal/county.html", context)


@page
def site_map(request: HttpRequest, county: str) -> HttpResponse:
    """Show the county's bodies with their columns and reports, for people; machines read sitemap.xml."""
    found = places.county(county)
    context = {
        "place": places.Place(found, found),
        "branches": queries.branches(found, places.bodies(found)),
    }
    return render(request, "portal/sitemap.html", context)


@page
def body(request: HttpRequest, county: str, body: str) -> HttpResponse:
    """Show a body: its columns, what is new, its reports, where it is found."""
    place = places.place(county, body)
    context = {
        "place": place,
        "columns": queries.columns(place.body),
        "latest": queries.latest(place.county, [place.body]),
        "reports": queries.reports(place.county, [place.body], most=12),
    }
    return render(request, "portal/body.html", context)


@page
def reports(request: HttpRequest, county: str) -> HttpResponse:
    """Show the annual reports of a county's bodies."""
    found = places.county(county)
    context = {
        "place": places.Place(found, found),
        "reports": queries.reports(found, places.bodies(found), most=500),
        "here": "reports",
    }
    return render(request, "portal/reports.html", context)
