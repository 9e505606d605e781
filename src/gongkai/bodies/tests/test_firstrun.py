from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from gongkai.bodies import firstrun
from gongkai.bodies.middleware import FirstRunMiddleware
from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.permissions import Permission
from gongkai.bodies.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "DATA", tmp_path)
    monkeypatch.setattr(FirstRunMiddleware, "founded", False)


def filled(**other: str) -> dict[str, str]:
    return {
        "setup_code": firstrun.setup_code(),
        "name": "云岭县人民政府",
        "code": "yunling",
        "region": "黔东南州",
        "username": "Sysadmin",
        "person": "吴某",
        "password": make.PASSWORD,
        "again": make.PASSWORD,
        **other,
    }


def test_every_page_leads_to_the_first_run() -> None:
    client = Client()

    for path in ("/accounts/login/", "/desk/people/"):
        assert client.get(path).headers["Location"] == "/setup/"
    assert client.get("/setup/").status_code == 200


def test_the_county_and_its_system_administrator_are_made(
    django_capture_on_commit_callbacks: object,
) -> None:
    client = Client()

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        response = client.post("/setup/", filled())

    admin = Staff.objects.get(username="sysadmin")
    assert response.headers["Location"] == "/accounts/login/"
    assert admin.can(Permission.IMPORT_DATA, PublicBody.objects.get(code="yunling"))
    assert admin.check_password(make.PASSWORD)
    assert not firstrun.path().exists()


def test_the_rule_and_the_place_of_the_code_are_said_beforehand() -> None:
    page = Client().get("/setup/").content.decode()

    assert "至少10位" in page
    assert str(firstrun.path()) in page
    assert "GONGKAI_DATA" in page


def test_once_founded_the_first_run_is_over() -> None:
    client = Client()
    client.post("/setup/", filled())

    again = client.post("/setup/", filled(code="other", username="other"))

    assert again.headers["Location"] == "/accounts/login/"
    assert PublicBody.objects.count() == 1
    assert client.get("/accounts/login/").status_code == 200


def said_errors(page: str) -> str:
    return page.partition('class="error-summary"')[2].partition("</ul>")[0]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"setup_code": "guess"}, "启用码不对"),
        ({"setup_code": "䶮"}, "启用码不对"),
        ({"code": "Yun Ling"}, "不合规"),
        ({"code": "setup"}, "系统保留"),
        ({"username": "1"}, "不合规"),
        ({"password": "1234567890", "again": "1234567890"}, "不能全是数字，请"),
        ({"password": "abc", "again": "abc"}, "口令太短，至少要10位"),
        ({"password": "qwertyuiop", "again": "qwertyuiop"}, "口令太常见"),
        (
            {"username": "wuyunling", "password": "wuyunling1", "again": "wuyunling1"},
            "口令与账号或姓名太相近",
        ),
        ({"again": "another-one-8"}, "不一致"),
        ({"name": ""}, "必填"),
    ],
)
def test_what_does_not_do_makes_nothing(given: dict[str, str], said: str) -> None:
    response = Client().post("/setup/", filled(**given))

    assert response.status_code == 422
    assert said in response.content.decode()
    assert "password is" not in said_errors(response.content.decode())
    assert not PublicBody.objects.exists()


def test_the_code_is_for_the_installation_s_own_eyes() -> None:
    code = firstrun.setup_code()

    assert firstrun.path().stat().st_mode & 0o077 == 0
    assert firstrun.setup_code() == code
    assert len(code) == 20
