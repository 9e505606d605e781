"""Routes of the public site; the last in the installation, for a county's code is its first part."""

from django.urls import path

from gongkai.portal.views import homes, items, machines, reports

app_name = "portal"
urlpatterns = [
    path("", homes.home, name="home"),
    path("healthz", machines.healthz, name="healthz"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("view/<slug:view>/", machines.choose, name="view"),
    path("<slug:county>/", homes.county, name="county"),
    path("<slug:county>/sitemap/", homes.site_map, name="site_map"),
    path("<slug:county>/reports/", homes.reports, name="reports"),
    path("<slug:county>/<slug:body>/", homes.body, name="body"),
    path("<slug:county>/<slug:body>/sitemap.xml", machines.body_map, name="body_map"),
    path("<slug:county>/<slug:body>/report/<int:year>/", reports.report, name="report"),
    path(
        "<slug:county>/<slug:body>/report/<int:year>.<slug:extension>",
        reports.download,
        name="download",
    ),
    path("<slug:county>/<slug:body>/item/<uuid:subject>/", items.item, name="item"),
    path("<slug:county>/<slug:body>/<slug:column>/", items.column, name="column"),
]
