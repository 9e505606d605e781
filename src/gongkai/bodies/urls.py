"""Routes of bodies and people."""

from django.urls import path

from gongkai.bodies.views import importing, people, setup, staff, trail

app_name = "bodies"
urlpatterns = [
    path("setup/", setup.setup, name="setup"),
    path("desk/switch/", people.switch, name="switch"),
    path("desk/people/", people.home, name="people"),
    path("desk/people/bodies/add/", people.add_body, name="add_body"),
    path("desk/people/bodies/<uuid:uuid>/", people.change_body, name="change_body"),
    path("desk/people/offices/add/", people.add_office, name="add_office"),
    path("desk/people/steering/add/", people.add_seat, name="add_seat"),
    path("desk/people/steering/<uuid:uuid>/end/", staff.end_seat, name="end_seat"),
    path("desk/people/staff/add/", staff.add, name="add_staff"),
    path("desk/people/staff/passwords/", staff.passwords, name="passwords"),
    path("desk/people/staff/<uuid:uuid>/", staff.show, name="staff"),
    path("desk/people/staff/<uuid:uuid>/change/", staff.change, name="change_staff"),
    path("desk/people/staff/<uuid:uuid>/appoint/", staff.appoint, name="appoint"),
    path("desk/people/staff/<uuid:uuid>/password/", staff.password, name="password"),
    path("desk/people/staff/<uuid:uuid>/close/", staff.close, name="close_staff"),
    path("desk/people/staff/<uuid:uuid>/unlock/", staff.unlock, name="unlock"),
    path(
        "desk/people/appointments/<uuid:uuid>/end/",
        staff.end_appointment,
        name="end_appointment",
    ),
    path("desk/people/locks/", staff.locks, name="locks"),
    path("desk/people/import/", importing.upload, name="import"),
    path(
        "desk/people/import/template.xlsx", importing.template, name="import_template"
    ),
    path("desk/people/import/<uuid:uuid>/", importing.preview, name="import_preview"),
    path("desk/trail/", trail.entries, name="trail"),
]
