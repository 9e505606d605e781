import pytest
from django.test import Client

from gongkai.bodies import actions
from gongkai.bodies.models import Appointment, Office, PublicBody, Staff, SteeringSeat
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make
from gongkai.trail.kinds import every

pytestmark = pytest.mark.django_db
PEOPLE = "/desk/people/"


def as_(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def test_the_page_of_people_shows_the_own_body() -> None:
    officer = make.staff(Role.INFORMATION_OFFICER, name="䶮某")

    page = as_(officer).get(PEOPLE).content.decode()

    assert officer.body.name in page
    assert "䶮某" in page
    assert "新增人员" not in page


def test_a_system_administrator_adds_a_body_an_office_and_an_account() -> None:
    admin = make.staff(Role.SYSTEM_ADMIN, body=make.county())
    client = as_(admin)

    made = [
        client.post(
            PEOPLE + "bodies/add/",
            {"name": "高屯街道办事处", "code": "gaotun", "kind": "street_office"},
        ),
        client.post(PEOPLE + "offices/add/", {"name": "政务公开股"}),
        client.post(PEOPLE + "staff/add/", {"name": "韦某", "username": "weim"}),
        client.post(
            PEOPLE + "steering/add/",
            {"name": "龙某", "seat": "组长", "since": "2024-01-01"},
        ),
    ]

    assert [response.status_code for response in made] == [302] * 4
    assert PublicBody.objects.get(code="gaotun").parent == admin.body
    assert Office.objects.get().body == admin.body
    assert Staff.objects.get(username="weim").body == admin.body
    assert SteeringSeat.objects.get().seat == "组长"


@pytest.mark.parametrize(
    ("path", "given", "said"),
    [
        ("bodies/add/", {"name": "某局", "code": "Desk!", "kind": "town"}, "不合规"),
        ("bodies/add/", {"name": "某局", "code": "desk", "kind": "town"}, "系统保留"),
        ("offices/add/", {"name": "   "}, "必填"),
        ("offices/add/", {}, "必填"),
        ("staff/add/", {"name": "韦某", "username": "韦"}, "不合规"),
        ("staff/add/", {"name": "韦某", "username": "a" * 41}, "40"),
        ("staff/add/", {"name": "韦某", "username": "wei", "office": "x"}, "选择"),
        (
            "steering/add/",
            {"name": "x" * 51, "seat": "", "since": "2024-02-30"},
            "日期",
        ),
    ],
)
def test_what_does_not_do_is_told_with_the_field(
    path: str, given: dict[str, str], said: str
) -> None:
    admin = make.staff(Role.SYSTEM_ADMIN, body=make.county())

    response = as_(admin).post(PEOPLE + path, given)

    assert response.status_code == 422
    assert said in response.content.decode()


def test_a_security_administrator_gives_and_ends_a_role() -> None:
    county = make.county()
    guard = make.staff(Role.SECURITY_ADMIN, body=county)
    clerk = make.staff(body=county)
    client = as_(guard)

    given = client.post(
        f"{PEOPLE}staff/{clerk.uuid}/appoint/",
        {"role": "reviewer", "since": "2024-01-01"},
    )
    appointment = Appointment.objects.get(staff=clerk)
    asked = client.get(f"{PEOPLE}appointments/{appointment.uuid}/end/")
    kept = Appointment.objects.get(pk=appointment.pk)
    ended = client.post(f"{PEOPLE}appointments/{appointment.uuid}/end/")

    assert (given.status_code, ended.status_code) == (302, 302)
    assert "终止角色" in asked.content.decode()
    assert kept.until is None
    assert Appointment.objects.get(staff=clerk).until is not None


def test_a_system_administrator_appoints_only_until_there_is_a_security_one() -> None:
    county = make.county()
    admin = make.staff(Role.SYSTEM_ADMIN, body=county)
    guard = make.staff(body=county)
    page = f"{PEOPLE}staff/{guard.uuid}/appoint/"
    role = {"role": "security_admin", "since": "2024-01-01"}

    first = as_(admin).post(page, role)
    second = as_(admin).post(page, {"role": "reviewer", "since": "2024-01-01"})

    assert first.status_code == 302
    assert second.status_code == 403


def test_a_one_time_password_must_be_changed_before_anything_else() -> None:
    county = make.county()
    admin = make.staff(Role.SYSTEM_ADMIN, body=county)
    clerk = make.staff(Role.REVIEWER, body=county)
    shown = as_(admin).post(f"{PEOPLE}staff/{clerk.uuid}/password/")
    password = shown.context["password"]
    client = Client()
    client.post("/accounts/login/", {"login": clerk.username, "password": password})

    before = client.get(PEOPLE)
    changed = client.post(
        "/accounts/password/change/",
        {
            "oldpassword": password,
            "password1": make.PASSWORD,
            "password2": make.PASSWORD,
        },
    )
    after = client.get(PEOPLE)

    assert before.headers["Location"] == "/accounts/password/change/"
    assert changed.status_code == 302
    assert after.status_code == 200


def test_a_closed_account_loses_its_roles_and_its_session() -> None:
    county = make.county()
    admin = make.staff(Role.SYSTEM_ADMIN, body=county)
    clerk = make.staff(Role.REVIEWER, body=county)
    theirs = as_(clerk)

    as_(admin).post(f"{PEOPLE}staff/{clerk.uuid}/close/")

    assert theirs.get(PEOPLE).status_code == 302
    assert not Appointment.objects.filter(staff=clerk, until=None).exists()


def test_a_supervisor_switches_to_a_body_of_the_county_and_to_no_other() -> None:
    county = make.county()
    street = make.body(parent=county)
    elsewhere = make.body()
    client = as_(make.staff(Role.COUNTY_SUPERVISOR, body=county))

    client.post("/desk/switch/", {"body": str(street.uuid)})
    inside = client.get(PEOPLE).content.decode()
    client.post("/desk/switch/", {"body": str(elsewhere.uuid)})
    client.post("/desk/switch/", {"body": "nonsense"})
    still = client.get(PEOPLE)

    assert street.code in inside
    assert still.wsgi_request.desk_body == street  # type: ignore[attr-defined]


def test_the_trail_is_read_by_the_audit_administrator() -> None:
    county = make.county(name="云岭县人民政府")
    auditor = make.staff(Role.AUDIT_ADMIN, body=county)
    client = as_(auditor)

    page = client.get("/desk/trail/", {"kind": "bodies.body_added"})
    none = client.get("/desk/trail/", {"until": "2001-01-01"})
    bad = client.get("/desk/trail/", {"since": "昨天", "page": "x", "kind": "nope"})

    assert "新增机构云岭县人民政府" in page.content.decode()
    assert "没有符合条件的记录" in none.content.decode()
    assert bad.status_code == 422


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-30", "\x00"])
def test_a_day_that_cannot_be_is_told(day: str) -> None:
    auditor = make.staff(Role.AUDIT_ADMIN, body=make.county())

    response = as_(auditor).get("/desk/trail/", {"since": day, "until": day})

    assert response.status_code == 422


def test_no_cache_keeps_what_staff_see() -> None:
    officer = make.staff(Role.REVIEWER)

    assert "no-store" in as_(officer).get(PEOPLE).headers["Cache-Control"]


def test_the_trail_of_another_county_stays_closed() -> None:
    other = make.county(name="澄湖县人民政府")
    auditor = make.staff(Role.AUDIT_ADMIN, body=make.county())

    page = as_(auditor).get("/desk/trail/").content.decode()

    assert other.name not in page


def test_changing_nothing_leaves_no_entry() -> None:
    body = make.body()

    assert actions.change_body(actor=None, body=body, details={"phone": ""}) == body


def test_new_accounts_get_their_passwords_on_one_list() -> None:
    county = make.county()
    admin = make.staff(Role.SYSTEM_ADMIN, body=county, password=make.PASSWORD)
    clerk = make.staff(body=county, name="韦某")
    client = as_(admin)

    offered = client.get(PEOPLE).content.decode()
    page = client.post(f"{PEOPLE}staff/passwords/")
    again = client.post(f"{PEOPLE}staff/passwords/", follow=True).content.decode()

    clerk.refresh_from_db()
    assert "有1个新账号还没有口令" in offered
    assert "韦某" in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert clerk.must_change_password
    assert "都已有口令" in again


def test_a_region_kept_as_a_code_is_shown_by_its_name() -> None:
    county = make.county()
    PublicBody.objects.filter(pk=county.pk).update(region="qiandongnan")

    page = as_(make.staff(Role.SYSTEM_ADMIN, body=county)).get(PEOPLE).content.decode()

    assert "黔东南苗族侗族自治州" in page
    assert "qiandongnan" not in page


def test_the_trail_is_chosen_from_by_plain_names() -> None:
    for kind in every():
        assert kind.title
        assert not set(kind.title) & set("…{}：“”（），于")


def test_no_two_acts_share_a_plain_name() -> None:
    titles = [kind.title for kind in every()]

    assert sorted(titles) == sorted(set(titles))


def test_a_browser_that_asks_for_an_icon_gets_the_seal() -> None:
    make.county()

    response = Client().get("/favicon.ico")

    assert response.headers["Location"] == "/static/gongkai/seal.svg"
