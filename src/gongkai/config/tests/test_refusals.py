from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make

pytestmark = pytest.mark.django_db


def officer() -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(make.staff(Role.SYSTEM_ADMIN, body=make.county()))
    return client


def test_an_address_that_only_takes_forms_says_so_when_it_is_opened() -> None:
    response = officer().get("/desk/switch/")

    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert "不能直接打开" in response.content.decode()
    assert 'href="/desk/"' in response.content.decode()


def test_too_much_text_is_told_the_limit() -> None:
    text = "字" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 3 + 1)

    response = officer().post("/desk/people/offices/add/", {"name": text})
    sent = officer().post(
        "/desk/people/offices/add/",
        f"name={text}",
        content_type="application/x-www-form-urlencoded",
    )

    for each in (response, sent):
        assert each.status_code == 413
        assert "5MB" in each.content.decode()


def test_too_many_fields_are_told_the_limit() -> None:
    fields: dict[str, Any] = {
        f"f{n}": "1" for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)
    }

    response = officer().post("/desk/people/offices/add/", fields)

    assert response.status_code == 413
    assert str(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS) in response.content.decode()


def test_too_large_a_form_leaves_no_traceback_in_the_log(
    capfd: pytest.CaptureFixture[str],
) -> None:
    officer().post(
        "/desk/people/offices/add/",
        "name=" + "a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1),
        content_type="application/x-www-form-urlencoded",
    )

    assert "Traceback" not in capfd.readouterr().err


def test_what_comes_too_often_is_refused_in_chinese(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make.county()
    monkeypatch.setattr(settings, "ACCOUNT_RATE_LIMITS", {"login": "1/m/ip"})
    client = Client()

    codes = [client.post("/accounts/login/", {"login": "x"}) for _ in range(3)]

    assert codes[-1].status_code == 429
    assert "操作过于频繁" in codes[-1].content.decode()
