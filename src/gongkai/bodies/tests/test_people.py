import pytest

from gongkai.bodies import actions
from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.permissions import Permission
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make
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
