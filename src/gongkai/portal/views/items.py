"""A column's list and an item's page."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.catalogue.validity import Validity
from gongkai.portal import places, queries
from gongkai.portal.views.answering import number, page, subject


@page
def column(request: HttpRequest, county: str, body: str, column: str) -> HttpResponse:
    """List a column's items, the newest first."""
    place = places.place(county, body)
    columns = places.columns(place.body)
    found = next((each for each in columns if each.key == column), None)
    if found is None:
        raise Http404
    year = number(request.GET.get("year"))
    context = {
        "place": place,
        "column": found,
        "columns": columns,
        "year": year,
        "years": queries.years(place.body, column),
        "leaf": queries.leaf(
            place.county, place.body, column, year, subject(request.GET.get("after"))
        ),
        "paged": "after" in request.GET,
    }
    return render(request, "portal/column.html", context)


@page
def item(request: HttpRequest, county: str, body: str, subject: UUID) -> HttpResponse:
    """Show an item with its statutory metadata."""
    place = places.place(county, body)
    shown = queries.item(place.body, subject)
    if shown is None:
        raise Http404
    validity = Validity((shown.data or {}).get("validity", Validity.VALID))
    context = {
        "place": place,
        "shown": shown,
        "facts": [fact for fact in shown.facts if fact[0] != "内容概述"],
        "column": places.column(place.body, shown.column_key)
        if shown.column_key
        else None,
        "validity": validity,
        "related": queries.related(place.county, shown),
    }
    return render(request, "portal/item.html", context)
