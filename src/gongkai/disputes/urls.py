"""The desk's routes about disputes."""

from django.urls import path

from gongkai.disputes import views

app_name = "disputes"
urlpatterns = [
    path("", views.disputes, name="register"),
    path(
        "reconsiderations/new/", views.file_reconsideration, name="file_reconsideration"
    ),
    path(
        "reconsiderations/<uuid:uuid>/", views.reconsideration, name="reconsideration"
    ),
    path("lawsuits/new/", views.file_lawsuit, name="file_lawsuit"),
    path("lawsuits/<uuid:uuid>/", views.lawsuit, name="lawsuit"),
]
