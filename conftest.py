"""What every test needs: a test database may be emptied, though the trail in it may not."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase

from gongkai.trail import guards
from gongkai.trail.models import Head


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


def _execute(statements: dict[str, tuple[str, ...]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
