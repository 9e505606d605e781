"""What an address of the workbench names, as far as the person may see it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from gongkai.annual.formats import Format, format_for
from gongkai.bodies.access import DeskRequest
from gongkai.bodies.models import PublicBody
from gongkai.law.errors import LawError
from gongkai.reporting.models import AnnualReport

LAST_YEAR = 2999


def body_of(request: DeskRequest, code: str) -> PublicBody:
    """Return the body called ``code``.

    :raises Http404: there is none, or this person may not see it.
    """
    return get_object_or_404(PublicBody.objects.visible_to(request.user), code=code)


def report_of(request: DeskRequest, code: str, year: int) -> AnnualReport:
    """Return the report of that body and year.

    :raises Http404: there is none, or this person may not see it.
    """
    format_of(year)
    reports = AnnualReport.objects.visible_to(request.user)
    return get_object_or_404(
        reports.select_related("body__parent", "drafter"), body__code=code, year=year
    )


def format_of(year: int) -> Format:
    """Return the format of ``year``.

    :raises Http404: the year has none.
    """
    if year > LAST_YEAR:
        raise Http404("没有该年度")
    try:
        return format_for(year)
    except (LawError, ValueError) as error:
        raise Http404(f"{year}年没有年报格式") from error
