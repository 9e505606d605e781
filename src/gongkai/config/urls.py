"""Every route of the installation, each app's under its own prefix."""

from django.urls import URLPattern, URLResolver, include, path

handler400 = "gongkai.config.refusals.bad_request"

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
    path("", include("gongkai.bodies.urls")),
    path("desk/requests/", include("gongkai.inforequests.urls")),
    path("desk/disputes/", include("gongkai.disputes.urls")),
    path("desk/catalogue/", include("gongkai.catalogue.urls")),
    path("desk/reports/", include("gongkai.reporting.urls")),
    path("desk/", include("gongkai.desk.urls")),
    path("", include("gongkai.portal.urls")),  # the last: its first part is any county
]
