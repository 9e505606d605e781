"""操作留痕: the entries about the bodies one may read."""

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gongkai.bodies import forms, queries
from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission


@require_GET
@allow(Permission.READ_TRAIL)
def entries(request: DeskRequest) -> HttpResponse:
    """List entries, latest first, by kind and dates."""
    form = forms.TrailFilter(request.GET or None, kinds=queries.kinds_of_entries())
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.trail_of(
        request.user,
        kind=chosen.get("kind", ""),
        since=chosen.get("since"),
        until=chosen.get("until"),
    )
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    names = queries.names_of_bodies(request.user)
    shown = [(entry, names.get(entry.body, entry.body)) for entry in page]
    context = {"form": form, "page": page, "shown": shown, "query": _ending(query)}
    return render(
        request, "bodies/trail.html", context, status=422 if form.errors else 200
    )


def _ending(query: QueryDict) -> str:
    return f"{query.urlencode()}&" if query else ""
