"""Nobody appoints himself, administrators do no business, and an ended role is gone at once."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from gongkai.bodies import actions
from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.models import Appointment, PublicBody, Staff
from gongkai.bodies.permissions import Permission
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make
from gongkai.trail import moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> PublicBody:
    return make.county()


@pytest.fixture
def guard(county: PublicBody) -> Staff:
    return make.staff(Role.SECURITY_ADMIN, body=county)


def reloaded(staff: Staff) -> Staff:
    return Staff.objects.get(pk=staff.pk)


def test_the_security_administrator_does_not_appoint_himself(
    client: Client, guard: Staff
) -> None:
    client.force_login(guard)

    answer = client.post(
        f"/desk/people/staff/{guard.uuid}/appoint/",
        {"role": "reviewer", "since": moment.today().isoformat()},
    )

    assert answer.status_code == 422
    assert "不能给自己授予角色" in answer.content.decode()
    assert not guard.appointments.filter(role="reviewer").exists()


def test_nor_does_he_under_another_account(county: PublicBody) -> None:
    one, other = (
        actions.add_staff(
            actor=None, body=county, username=name, name="石某", identity="13800000000"
        )
        for name in ("shi1", "shi2")
    )

    with pytest.raises(PeopleRefused, match="不能给自己"):
        actions.appoint(actor=one, staff=other, body=county, role=Role.REVIEWER)


@pytest.mark.parametrize("first", [True, False])
def test_an_administrator_holds_no_business_role_where_he_administers(
    county: PublicBody, guard: Staff, first: bool
) -> None:
    street = make.body(parent=county)
    staff = make.staff(body=county)
    given = [(county, Role.SYSTEM_ADMIN), (street, Role.REVIEWER)]
    (body, role), (later_body, later_role) = given if first else given[::-1]
    actions.appoint(actor=guard, staff=staff, body=body, role=role)

    with pytest.raises(PeopleRefused, match="不得兼任业务角色"):
        actions.appoint(actor=guard, staff=staff, body=later_body, role=later_role)


def test_after_the_one_role_ended_the_other_may_be_given(
    county: PublicBody, guard: Staff
) -> None:
    staff = make.staff(Role.SYSTEM_ADMIN, body=county)
    make.staff(Role.SYSTEM_ADMIN, body=county)
    held = Appointment.objects.get(staff=staff)

    actions.end_appointment(appointment=held, actor=guard)
    actions.appoint(actor=guard, staff=staff, body=county, role=Role.REVIEWER)

    assert reloaded(staff).can(Permission.PUBLISH_ITEM, county)


def test_an_ended_role_gives_no_right_from_that_moment(
    client: Client, county: PublicBody, guard: Staff
) -> None:
    staff = make.staff(Role.REVIEWER, body=county)
    held = Appointment.objects.get(staff=staff)
    client.force_login(guard)

    client.post(f"/desk/people/appointments/{held.uuid}/end/")

    held.refresh_from_db()
    assert held.is_over
    assert held.until == moment.today()
    assert not reloaded(staff).can(Permission.VIEW_DESK, county)


def test_a_role_given_until_a_day_can_be_ended_before(
    county: PublicBody, guard: Staff
) -> None:
    staff = make.staff(body=county)
    held = actions.appoint(
        actor=guard,
        staff=staff,
        body=county,
        role=Role.REVIEWER,
        until=moment.today() + 30 * moment.DAY,
    )

    actions.end_appointment(appointment=held, actor=guard)

    assert not reloaded(staff).can(Permission.VIEW_DESK, county)


def test_a_role_to_be_ended_later_holds_until_then(
    county: PublicBody, guard: Staff
) -> None:
    staff = make.staff(Role.REVIEWER, body=county)
    held = Appointment.objects.get(staff=staff)

    actions.end_appointment(
        appointment=held, actor=guard, on=moment.today() + moment.DAY
    )

    held.refresh_from_db()
    assert not held.is_over
    assert reloaded(staff).can(Permission.VIEW_DESK, county)


def test_two_administrator_roles_with_an_end_exclude_one_another_until_it(
    county: PublicBody, settings: Settings
) -> None:
    staff = make.staff(body=county)
    end = moment.today() + 10 * moment.DAY
    actions.appoint(
        actor=None, staff=staff, body=county, role=Role.AUDIT_ADMIN, until=end
    )

    with pytest.raises(PeopleRefused, match="不得兼任"):
        actions.appoint(actor=None, staff=staff, body=county, role=Role.SYSTEM_ADMIN)
    settings.TODAY = end + timedelta(days=1)
    actions.appoint(actor=None, staff=staff, body=county, role=Role.SYSTEM_ADMIN)

    assert reloaded(staff).can(Permission.MANAGE_PEOPLE, county)


def test_the_security_administrator_finds_people_and_the_locks_of_every_body_below(
    client: Client, county: PublicBody, guard: Staff
) -> None:
    street = make.body(parent=county)
    staff = make.staff(Role.REVIEWER, body=street, password=make.PASSWORD)
    stranger = make.staff(Role.REVIEWER, password=make.PASSWORD)
    for each in (staff, stranger):
        for _ in range(5):
            given = {"login": each.username, "password": "wrong"}
            Client().post("/accounts/login/", given)
    client.force_login(guard)

    people = client.get("/desk/people/").content.decode()
    listed = client.get("/desk/people/locks/").content.decode()
    lifted = client.post(f"/desk/people/staff/{staff.uuid}/unlock/", follow=True)
    foreign = client.post(f"/desk/people/staff/{stranger.uuid}/unlock/")

    assert 'href="/desk/people/"' in people
    assert 'href="/desk/people/locks/"' in people
    assert staff.username in listed
    assert stranger.username not in listed
    assert "已解除" in lifted.content.decode()
    assert foreign.status_code == 404


@pytest.mark.parametrize("frozen", [True, False])
def test_the_real_time_of_a_login_is_not_shown_beside_the_day_of_a_demonstration(
    client: Client, county: PublicBody, guard: Staff, settings: Settings, frozen: bool
) -> None:
    settings.TODAY = moment.today() if frozen else None
    client.force_login(guard)

    page = client.get(f"/desk/people/staff/{guard.uuid}/").content.decode()

    assert ("最近登录" in page) is not frozen
