"""The desk's frame, under ``/desk/``."""

from django.urls import path

from gongkai.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("work/<slug:key>/", views.worklist, name="worklist"),
]
