"""What every test needs: a test database may be emptied, though the trail in it may not."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis

from gongkai.bodies.middleware import FirstRunMiddleware
from gongkai.trail import guards
from gongkai.trail.models import Head


def pytest_configure() -> None:
    """Hash test passwords in no time; nothing is protected by them.

    No example is judged by the clock; CI draws the same examples each time, so that a
    change is blamed only for what it changed.
    """
    # Each worker counts for itself: what one forgets between tests, another still needs.
    counters: dict[str, Any] = settings.CACHES["default"]
    counters["LOCATION"] += os.environ.get("PYTEST_XDIST_WORKER", "")
    hypothesis.register_profile(
        "gongkai", deadline=None, derandomize=bool(os.environ.get("CI"))
    )
    hypothesis.load_profile("gongkai")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True, scope="session")
def trail_lets_go_between_tests() -> Iterator[None]:
    """Lift the trail's triggers while a transactional test's database is emptied."""
    emptied = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def teardown(self: Any) -> None:
        _execute(guards.LIFT)
        try:
            emptied(self)
        finally:
            _execute(guards.PLANT)
            Head.objects.get_or_create(id=1)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield


@pytest.fixture(autouse=True)
def the_installation_is_founded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare every test the first run, and the query that asks whether it is due."""
    monkeypatch.setattr(FirstRunMiddleware, "founded", True)


@pytest.fixture(autouse=True)
def nothing_is_remembered_between_tests() -> None:
    """Forget how often the test before has logged in."""
    cache.clear()


@pytest.fixture(autouse=True)
def a_password_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests log in without a second factor; those of the second factor ask for it."""
    monkeypatch.setattr(settings, "SECOND_FACTOR", False)


def _execute(statements: dict[str, tuple[str, ...]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
