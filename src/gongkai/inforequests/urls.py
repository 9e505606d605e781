"""The desk's routes about requests."""

from django.urls import path

from gongkai.inforequests.views import channels, detail, intake, register, steps

app_name = "inforequests"
urlpatterns = [
    path("", register.register, name="register"),
    path("new/", intake.receive, name="receive"),
    path("channels/", channels.channels, name="channels"),
    path("channels/new/", channels.add, name="add_channel_test"),
    path("<uuid:uuid>/", detail.detail, name="detail"),
    path("<uuid:uuid>/clock/", detail.clock, name="clock"),
    path("<uuid:uuid>/handle/<slug:step>/", steps.handle, name="handle"),
    path("<uuid:uuid>/decide/<slug:step>/", steps.decide, name="decide"),
]
