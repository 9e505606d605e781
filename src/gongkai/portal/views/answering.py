"""What every public page has in common."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from gongkai.bodies.access import public
from gongkai.portal.shelf import Kept, Shelf, head

SHELF: Final = Shelf()
View = Callable[..., HttpResponse]


def page(view: View) -> Callable[..., HttpResponseBase]:
    """Make ``view`` a public page, rendered anew once anything in the installation has changed.

    No cache outside may serve it without asking, for it may be withdrawn at any moment.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        key = (
            request.get_full_path(),
            request.get_host(),
            request.COOKIES.get("view") == "elder",
        )
        now = head()
        kept = SHELF.get(key, now)
        if kept is None:
            response = view(request, *args, **kwargs)
            if response.status_code != 200:
                return _marked(response)
            etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
            kept = Kept(now, response.content, response.headers["Content-Type"], etag)
            SHELF.put(key, kept)
        response = HttpResponse(kept.content, content_type=kept.content_type)
        response.headers["ETag"] = kept.etag
        return (
            get_conditional_response(
                request, etag=kept.etag, response=_marked(response)
            )
            or response
        )

    return bare(answered)


def bare(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let everybody read ``view``, which answers each time for itself."""
    return public(require_safe(view))


def _marked(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


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
