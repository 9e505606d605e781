"""How a page answers: the action's refusal becomes a form error or a message."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from gongkai.bodies.errors import PeopleRefused


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, if only nothing, or ``None`` for a page that is merely opened."""
    return request.POST if request.method == "POST" else None


def taken(
    request: HttpRequest,
    form: Form,
    act: Callable[..., object],
    *,
    said: str,
    to: str,
) -> HttpResponse | None:
    """Return the redirect after ``act`` took a valid form, or ``None`` to show the form."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        act(**form.cleaned_data)
    except PeopleRefused as refused:
        form.add_error(
            refused.field if refused.field in form.fields else None, str(refused)
        )
        return None
    messages.success(request, said)
    return redirect(to)


def form_page(
    request: HttpRequest, form: Form, *, title: str, submit: str, back: str, **more: Any
) -> HttpResponse:
    """Return the page of one form; 422 when it has errors."""
    context = {"form": form, "title": title, "submit": submit, "back": back, **more}
    return render(
        request, "bodies/form.html", context, status=422 if form.errors else 200
    )


def pressed(
    request: HttpRequest, act: Callable[[], object], *, said: str, to: str
) -> HttpResponse:
    """Return the redirect after a button's act, with its success or refusal as a message."""
    try:
        act()
    except PeopleRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect(to)
