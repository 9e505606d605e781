"""What every public page has in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from gongkai.bodies.access import public


def page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Make ``view`` a public page: anyone may read it, and no cache may serve it once it is withdrawn."""

    @public
    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-cache")
        patch_vary_headers(response, ["Cookie"])
        return response

    return answered


def number(text: str | None) -> int | None:
    """Return a year from an address, or ``None``."""
    return (
        int(text)
        if text and text.isascii() and text.isdigit() and len(text) == 4
        else None
    )


def subject(text: str | None) -> UUID | None:
    """Return a record's key from an address, or ``None``."""
    try:
        return UUID(text or "")
    except ValueError:
        return None
