import time
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.test import Client

from gongkai.bodies.models import Staff
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make
from gongkai.trail import moment
from gongkai.trail.models import Entry

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


def attempt(staff: Staff, password: str, *, username: str = "") -> int:
    return (
        Client()
        .post(LOGIN, {"login": username or staff.username, "password": password})
        .status_code
    )


def member() -> Staff:
    return make.staff(Role.REVIEWER, password=make.PASSWORD)


def test_the_login_page_is_chinese_and_knows_passkeys() -> None:
    page = Client().get(LOGIN).content.decode()

    assert "账号" in page
    assert "口令" in page
    assert "通行密钥" in page
    assert "Sign" not in page


def test_the_right_password_opens_the_desk() -> None:
    staff = member()

    response = Client().post(
        LOGIN, {"login": staff.username, "password": make.PASSWORD}
    )

    assert response.status_code == 302
    assert response.headers["Location"] == "/desk/"


def test_an_administrator_lands_where_there_is_something_to_do() -> None:
    auditor = make.staff(Role.AUDIT_ADMIN, password=make.PASSWORD)

    response = Client().post(
        LOGIN, {"login": auditor.username, "password": make.PASSWORD}
    )

    assert response.headers["Location"] == "/desk/trail/"


def test_five_wrong_passwords_lock_the_account_not_the_office() -> None:
    staff, colleague = member(), member()

    tried = [attempt(staff, "wrong") for _ in range(6)]

    assert tried[:4] == [200] * 4
    assert tried[4:] == [429, 429]
    assert attempt(staff, make.PASSWORD) == 429
    assert attempt(staff, make.PASSWORD, username=staff.username.upper()) == 429
    assert attempt(colleague, make.PASSWORD) == 302


def test_the_locked_page_says_what_to_do() -> None:
    staff = member()
    for _ in range(5):
        attempt(staff, "wrong")

    page = Client().post(LOGIN, {"login": staff.username, "password": "wrong"})

    assert "解除锁定" in page.content.decode()


def test_the_lock_opens_after_a_quarter_of_an_hour() -> None:
    staff = member()
    for _ in range(5):
        attempt(staff, "wrong")

    with time_machine.travel(moment.written() + timedelta(minutes=16)):
        assert attempt(staff, make.PASSWORD) == 302


def test_the_security_administrator_lifts_the_lock() -> None:
    county = make.county()
    guard = make.staff(Role.SECURITY_ADMIN, body=county)
    staff = make.staff(Role.REVIEWER, body=county, password=make.PASSWORD)
    for _ in range(5):
        attempt(staff, "wrong")
    client = Client()
    client.force_login(guard)

    listed = client.get("/desk/people/locks/").content.decode()
    client.post(f"/desk/people/staff/{staff.uuid}/unlock/")

    assert staff.username in listed
    assert attempt(staff, make.PASSWORD) == 302


def test_nobody_signs_up_and_nobody_resets_by_mail() -> None:
    client = Client()

    assert client.get("/accounts/signup/").status_code == 403
    assert client.post("/accounts/signup/", {"username": "x"}).status_code == 403
    assert client.get("/accounts/password/reset/").status_code == 403


def test_without_a_second_factor_every_desk_page_leads_to_its_setting_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "SECOND_FACTOR", True)
    staff = member()
    client = Client()
    client.force_login(staff)

    before = client.get("/desk/people/")
    page = client.get("/accounts/2fa/")
    Authenticator.objects.create(
        user=staff, type=Authenticator.Type.TOTP, data={"secret": "x"}
    )
    after = client.get("/desk/people/")

    assert before.headers["Location"] == "/accounts/2fa/"
    assert "认证器应用" in page.content.decode()
    assert after.status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/recovery-codes/generate/",
        "/accounts/password/change/",
        "/accounts/logout/",
    ],
)
def test_every_page_of_the_login_is_chinese(path: str) -> None:
    staff = member()
    client = Client()
    client.post(LOGIN, {"login": staff.username, "password": make.PASSWORD})

    response = client.get(path, follow=True)

    assert response.status_code == 200
    assert 'lang="zh-Hans"' in response.content.decode()


def test_a_login_with_a_second_factor_asks_for_its_code() -> None:
    staff = member()
    Authenticator.objects.create(
        user=staff, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
    )
    client = Client()

    step = client.post(LOGIN, {"login": staff.username, "password": make.PASSWORD})
    page = client.get("/accounts/2fa/authenticate/")
    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000"})

    assert step.headers["Location"].startswith("/accounts/2fa/authenticate/")
    assert "验证码" in page.content.decode()
    assert wrong.status_code == 200
    assert client.get("/desk/people/").status_code == 302


@pytest.mark.parametrize("value", ["", "\x00", "䶮" * 500, "' OR 1=1 --"])
def test_no_login_makes_the_server_fail(value: str) -> None:
    response = Client().post(LOGIN, {"login": value, "password": value})

    assert response.status_code == 200


def test_logins_and_locks_are_on_the_trail_once() -> None:
    staff = member()
    attempt(staff, make.PASSWORD)
    for _ in range(8):
        attempt(staff, "wrong")

    told = Entry.objects.filter(subject=f"staff:{staff.username}")

    assert told.filter(kind="bodies.logged_in").count() == 1
    assert told.filter(kind="bodies.locked").count() == 1


def test_locking_an_account_that_is_nobody_s_records_nothing() -> None:
    before = Entry.objects.count()

    codes = [
        Client().post(LOGIN, {"login": "nobody", "password": "x"}).status_code
        for _ in range(6)
    ]

    assert codes[-1] == 429
    assert Entry.objects.count() == before


def test_an_authenticator_app_is_set_up_on_the_page(
    django_capture_on_commit_callbacks: Any,
) -> None:
    staff = member()
    client = Client()
    client.post(LOGIN, {"login": staff.username, "password": make.PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": make.PASSWORD})
    client.get("/accounts/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    now = int(time.time()) // 30

    wrong = client.post("/accounts/2fa/totp/activate/", {"code": "000000"})
    code = format_hotp_value(hotp_value(secret, now))
    with django_capture_on_commit_callbacks(execute=True):
        right = client.post("/accounts/2fa/totp/activate/", {"code": code})

    assert wrong.status_code == 200
    assert right.status_code == 302
    assert Entry.objects.filter(kind="bodies.factor_added").exists()


def test_the_code_of_the_second_factor_cannot_be_guessed_at_will() -> None:
    secret = "JBSWY3DPEHPK3PXP"
    staff, client = member(), Client()
    Authenticator.objects.create(
        user=staff, type=Authenticator.Type.TOTP, data={"secret": secret}
    )
    client.post(LOGIN, {"login": staff.username, "password": make.PASSWORD})
    for _ in range(20):
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})

    right = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    refused = client.post("/accounts/2fa/authenticate/", {"code": right})

    assert refused.status_code == 200
    assert "请过一刻钟再试" in refused.content.decode()
    assert client.get("/desk/people/").status_code == 302


def test_a_few_wrong_codes_do_not_keep_the_right_one_out() -> None:
    secret = "JBSWY3DPEHPK3PXP"
    staff, client = member(), Client()
    Authenticator.objects.create(
        user=staff, type=Authenticator.Type.TOTP, data={"secret": secret}
    )
    client.post(LOGIN, {"login": staff.username, "password": make.PASSWORD})
    for _ in range(3):
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})

    right = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    taken = client.post("/accounts/2fa/authenticate/", {"code": right})

    assert taken.status_code == 302


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("http://testserver/desk/people/?a=1", "/desk/people/?a=1"),
        ("http://elsewhere.example/desk/people/", "/desk/"),
        ("http://testserver/yunling/", "/desk/"),
        ("", "/desk/"),
    ],
)
def test_after_a_session_ended_the_login_leads_to_a_page_that_opens(
    origin: str, expected: str
) -> None:
    make.county()

    response = Client().post("/desk/switch/", HTTP_REFERER=origin)

    assert response.status_code == 302
    assert parse_qs(urlsplit(response.headers["Location"]).query)["next"] == [expected]
