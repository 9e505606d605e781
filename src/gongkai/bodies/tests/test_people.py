import pytest
from django.db import IntegrityError, transaction

from gongkai.bodies import actions
from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.models import Appointment
from gongkai.bodies.permissions import GRANTS, Permission, roles_with
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make
from gongkai.trail import moment
from gongkai.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_a_county_is_the_root_of_its_bodies() -> None:
    county = make.county()
    street = make.body(parent=county)

    assert street.county == county
    assert list(county.descendants()) == [street]


def test_an_officer_may_act_at_the_own_body_only() -> None:
    officer = make.staff(Role.INFORMATION_OFFICER)
    other = make.body()

    assert officer.can(Permission.EDIT_ITEM, officer.body)
    assert not officer.can(Permission.EDIT_ITEM, other)
    assert not officer.can(Permission.MANAGE_PEOPLE, officer.body)


def test_a_supervisor_views_every_body_of_the_county_and_edits_none() -> None:
    county = make.county()
    street = make.body(parent=county)
    supervisor = make.staff(Role.COUNTY_SUPERVISOR, body=county)

    assert supervisor.can(Permission.VIEW_DESK, street)
    assert not supervisor.can(Permission.EDIT_ITEM, street)
    assert not supervisor.can(Permission.VIEW_DESK, make.body())


def test_the_three_administrators_exclude_one_another() -> None:
    admin = make.staff(Role.SYSTEM_ADMIN)

    with pytest.raises(PeopleRefused, match="不得兼任"):
        actions.appoint(actor=None, staff=admin, body=admin.body, role=Role.AUDIT_ADMIN)


def test_every_act_leaves_one_entry() -> None:
    before = Entry.objects.count()

    make.county()

    assert Entry.objects.count() == before + 1


def test_the_database_itself_keeps_the_administrators_apart() -> None:
    admin = make.staff(Role.SYSTEM_ADMIN)
    given = {"staff": admin, "body": admin.body, "since": make.SINCE}

    for key in (None, admin.person_key):
        with pytest.raises(IntegrityError), transaction.atomic():
            Appointment.objects.create(role="audit_admin", exclusive_key=key, **given)


def test_two_accounts_of_one_person_share_the_exclusion() -> None:
    body = make.body()
    accounts = [
        actions.add_staff(
            actor=None, body=body, username=name, name="石某", identity="13800000000"
        )
        for name in ("shi1", "shi2")
    ]
    actions.appoint(actor=None, staff=accounts[0], body=body, role=Role.SYSTEM_ADMIN)

    with pytest.raises(PeopleRefused, match="不得兼任"):
        actions.appoint(
            actor=None, staff=accounts[1], body=body, role=Role.SECURITY_ADMIN
        )


def test_a_role_ended_may_be_given_anew() -> None:
    admin = make.staff(Role.SYSTEM_ADMIN)
    held = Appointment.objects.get(staff=admin)

    actions.end_appointment(appointment=held, actor=None)
    actions.appoint(actor=None, staff=admin, body=admin.body, role=Role.AUDIT_ADMIN)

    with pytest.raises(PeopleRefused, match="已经终止"):
        actions.end_appointment(appointment=held, actor=None)


def test_the_only_system_administrator_of_a_county_stays() -> None:
    admin = make.staff(Role.SYSTEM_ADMIN, body=make.county(), name="吴某")
    held = Appointment.objects.get(staff=admin)

    with pytest.raises(PeopleRefused, match=r"吴某是.*唯一的系统管理员.*先授予另一人"):
        actions.end_appointment(appointment=held, actor=admin)

    held.refresh_from_db()
    assert held.until is None


def test_the_only_system_administrator_is_not_closed_out_either() -> None:
    county = make.county()
    admin = make.staff(Role.SYSTEM_ADMIN, body=county)
    helper = make.staff(Role.SYSTEM_ADMIN, body=make.body(parent=county))

    with pytest.raises(PeopleRefused, match="唯一的系统管理员"):
        actions.close_staff(actor=helper, staff=admin)

    admin.refresh_from_db()
    assert admin.is_active


def test_a_second_system_administrator_lets_the_first_go() -> None:
    county = make.county()
    first, second = (make.staff(Role.SYSTEM_ADMIN, body=county) for _ in range(2))

    actions.end_appointment(
        appointment=Appointment.objects.get(staff=first), actor=second
    )

    with pytest.raises(PeopleRefused, match="唯一的系统管理员"):
        actions.end_appointment(
            appointment=Appointment.objects.get(staff=second), actor=second
        )


def test_one_whose_days_are_numbered_does_not_count_as_a_successor() -> None:
    county = make.county()
    admin = make.staff(Role.SYSTEM_ADMIN, body=county)
    actions.appoint(
        actor=None,
        staff=make.staff(body=county),
        body=county,
        role=Role.SYSTEM_ADMIN,
        until=moment.today() + moment.DAY,
    )

    with pytest.raises(PeopleRefused, match="唯一的系统管理员"):
        actions.end_appointment(
            appointment=Appointment.objects.get(staff=admin), actor=admin
        )


def test_only_accounts_that_never_had_a_password_are_issued_one_together() -> None:
    body = make.body()
    new = [make.staff(body=body) for _ in range(2)]
    make.staff(body=body, password=make.PASSWORD)
    admin = make.staff(Role.SYSTEM_ADMIN, body=body.county, password=make.PASSWORD)

    issued = actions.issue_passwords(actor=admin, body=body)

    assert [staff for staff, _ in issued] == new
    assert all(staff.check_password(password) for staff, password in issued)
    assert all(staff.must_change_password for staff, _ in issued)
    with pytest.raises(PeopleRefused, match="都已有口令"):
        actions.issue_passwords(actor=admin, body=body)


def test_a_role_holds_from_its_first_day_to_its_last() -> None:
    clerk = make.staff()
    today = moment.today()
    actions.appoint(
        actor=None,
        staff=clerk,
        body=clerk.body,
        role=Role.REVIEWER,
        since=today + moment.DAY,
    )
    actions.appoint(
        actor=None,
        staff=clerk,
        body=clerk.body,
        role=Role.LEAD_OFFICIAL,
        since=make.SINCE,
        until=today,
    )

    assert not clerk.can(Permission.EDIT_ITEM, clerk.body)
    assert clerk.can(Permission.SIGN_REPORT, clerk.body)


def test_nobody_serves_in_another_county() -> None:
    with pytest.raises(PeopleRefused, match="不是"):
        actions.appoint(
            actor=None, staff=make.staff(), body=make.body(), role=Role.REVIEWER
        )


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_name_and_rights(role: Role) -> None:
    assert role.label
    assert GRANTS[role]


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_has_a_name_and_someone_to_hold_it(
    permission: Permission,
) -> None:
    assert permission.label
    assert roles_with(permission)
