"""How a page answers: the action's refusal becomes a form error, success a redirect."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from gongkai.catalogue.errors import CatalogueRefused

A_PAGE = 30


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, or ``None`` for a page that is merely opened."""
    return request.POST if request.method == "POST" else None


def attempt(form: Form, act: Callable[[], object]) -> bool:
    """Return whether ``act`` went through for a valid form; its refusal becomes an error of the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except CatalogueRefused as refused:
        form.add_error(
            refused.field if refused.field in form.fields else None, str(refused)
        )
        return False
    return True


def pressed(
    request: HttpRequest, act: Callable[[], object], *, said: str, to: str
) -> HttpResponse:
    """Return the redirect after a button's act, with its success or refusal as a message."""
    try:
        act()
    except CatalogueRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect(to)


def page_of(request: HttpRequest, rows: QuerySet[Any] | list[Any]) -> Page[Any]:
    """Return the page of ``rows`` that is asked for, or the nearest there is."""
    return Paginator(rows, A_PAGE).get_page(request.GET.get("page"))


def query_of(request: HttpRequest) -> str:
    """Return the other parameters of the address, ready to stand before ``page=``."""
    rest = request.GET.copy()
    rest.pop("page", None)
    return f"{rest.urlencode()}&" if rest else ""


def form_page(
    request: HttpRequest, form: Form, *, title: str, submit: str, back: str, **more: Any
) -> HttpResponse:
    """Return the page of one form; 422 when it has errors."""
    context = {"form": form, "title": title, "submit": submit, "back": back, **more}
    return render(
        request, "catalogue/form.html", context, status=422 if form.errors else 200
    )
