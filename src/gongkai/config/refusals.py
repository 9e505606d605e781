"""What the framework refuses before or instead of a view, said in a page with a way out."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

MEBIBYTE: Final = 1024 * 1024


class NotAllowedMiddleware:
    """Gives the empty refusal of a method (405) a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response.headers.get("Allow", "")
        return page


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page of a request that cannot be read; one that is too large is told the limit."""
    limit = _limit(exception)
    if limit:
        return render(request, "413.html", {"limit": limit}, status=413)
    return defaults.bad_request(request, exception)


def _limit(exception: Exception) -> str:
    if isinstance(exception, RequestDataTooBig):
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // MEBIBYTE
        return f"一次提交的文字总量不得超过{most}MB（附件不计）"
    if isinstance(exception, TooManyFieldsSent):
        return f"一次提交不得超过{settings.DATA_UPLOAD_MAX_NUMBER_FIELDS}个填写项"
    if isinstance(exception, TooManyFilesSent):
        return f"一次提交不得超过{settings.DATA_UPLOAD_MAX_NUMBER_FILES}个附件"
    return ""
