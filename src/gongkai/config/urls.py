"""Every route of the installation, each app's under its own prefix."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path

from gongkai.bodies.access import public

handler400 = "gongkai.config.refusals.bad_request"


@public
def seal(request: HttpRequest) -> HttpResponse:
    """Send browsers that ask for an icon by its old name to the seal."""
    return HttpResponseRedirect(static("gongkai/seal.svg"))


urlpatterns: list[URLPattern | URLResolver] = [
    path("favicon.ico", seal, name="favicon"),
    path("accounts/", include("allauth.urls")),
    path("", include("gongkai.bodies.urls")),
    path("desk/requests/", include("gongkai.inforequests.urls")),
    path("desk/disputes/", include("gongkai.disputes.urls")),
    path("desk/catalogue/", include("gongkai.catalogue.urls")),
    path("desk/reports/", include("gongkai.reporting.urls")),
    path("desk/", include("gongkai.desk.urls")),
    path("", include("gongkai.portal.urls")),  # the last: its first part is any county
]
