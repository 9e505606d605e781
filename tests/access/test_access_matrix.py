from collections import defaultdict
from collections.abc import Callable

import pytest
from django.test import Client
from tests.access import world
from tests.access.routes import Route, routes

from gongkai.bodies.actions.organising import CODE, RESERVED
from gongkai.bodies.models import Staff
from gongkai.bodies.permissions import GRANTS
from gongkai.bodies.roles import Role
from gongkai.bodies.scoped import ScopedQuerySet

METHODS = ("GET", "POST")
# Routes of a library that we do not offer: without a policy the gate refuses them.
CLOSED = {
    "account_signup",
    "account_email",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}


def asked(route: Route, method: str, *, at: dict[str, str] | None = None) -> str:
    return route.address(**(at or {}))


def status(client: Client, method: str, address: str) -> int:
    return client.generic(method, address).status_code


def entered(staff: Staff) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(staff)
    return client


def held(role: Role, route: Route, method: str) -> bool:
    assert route.policy is not None
    permission = route.policy.permission(method)
    return permission is None or permission in GRANTS[role]


def every(pick: Callable[[Route], bool]) -> list[Route]:
    return [
        route
        for route in routes()
        if route.policy is not None and route.policy.who != "public" and pick(route)
    ]


def test_every_route_declares_its_policy() -> None:
    undeclared = {route.name for route in routes() if route.policy is None}

    assert undeclared - CLOSED == set()


def test_no_body_can_be_called_like_a_page() -> None:
    firsts = {route.address().split("/")[1] for route in routes() if route.policy}

    assert {each for each in firsts if CODE.fullmatch(each)} - RESERVED <= {"nowhere"}


@pytest.mark.django_db
def test_every_model_has_a_record_in_the_world_that_is_tried() -> None:
    made = world.build()

    absent = [
        model.__name__
        for model in world.keyed()
        if not world.of(model, made.other, made.other.county)
    ]

    assert absent == [], "add them to populate() in tests/access/world.py"


@pytest.mark.django_db
@pytest.mark.parametrize("method", METHODS)
def test_a_visitor_is_sent_to_the_login(method: str) -> None:
    world.build()
    client = Client()

    answers = {
        route.name: client.generic(method, asked(route, method))
        for route in every(lambda route: True)
    }

    assert {
        name: answer.status_code
        for name, answer in answers.items()
        if not answer.headers.get("Location", "").startswith("/accounts/login/")
    } == {}


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("method", METHODS)
def test_a_role_opens_what_it_holds_and_nothing_else(role: Role, method: str) -> None:
    officer = world.build().officers[role]
    wrong: dict[str, int] = {}

    client = entered(officer)
    for route in every(lambda route: route.name != "account_logout"):
        found = status(client, method, asked(route, method))
        refused = found == 403
        if found >= 500 or (not held(role, route, method) and not refused):
            wrong[route.name] = found
        if held(role, route, method) and refused and not guarded(route):
            wrong[route.name] = found

    assert wrong == {}


def guarded(route: Route) -> bool:
    """Return whether more than the permission is asked: who may appoint, or a fresh login."""
    appointing = {"bodies:appoint", "bodies:end_appointment"}
    return route.name in appointing or route.name.startswith(("account_", "mfa_"))


def reached(made: world.World, role: Role, method: str) -> dict[str, list[int]]:
    """Return the routes that answer ``role`` for a record of another body."""
    client = entered(made.officers[role])
    found = defaultdict(list)
    for route in every(lambda route: bool(route.keys)):
        # Who lacks the permission is refused before any record is looked for.
        tried = made.foreign if held(role, route, method) else made.foreign[:1]
        for uuid in tried:
            address = asked(route, method, at=dict.fromkeys(route.keys, str(uuid)))
            code = status(client, method, address)
            if code not in {403, 404, 405}:
                found[route.name].append(code)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("method", METHODS)
def test_no_role_reaches_a_record_of_another_body(role: Role, method: str) -> None:
    assert reached(world.build(), role, method) == {}


@pytest.mark.django_db
def test_a_hole_in_the_scope_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    made = world.build()
    monkeypatch.setattr(ScopedQuerySet, "visible_to", lambda self, staff: self.all())

    holes = reached(made, Role.REQUEST_HANDLER, "GET")

    assert len(holes) >= 5


@pytest.mark.django_db
@pytest.mark.parametrize("method", METHODS)
def test_no_record_of_the_own_body_makes_the_server_fail(method: str) -> None:
    made = world.build()
    clients = {role: entered(officer) for role, officer in made.officers.items()}
    failed = defaultdict(list)

    for route in every(lambda route: bool(route.keys)):
        role = next(role for role in Role if held(role, route, method))
        for uuid in made.ours:
            address = asked(route, method, at=dict.fromkeys(route.keys, str(uuid)))
            found = status(clients[role], method, address)
            if found >= 500:
                failed[route.name].append((found, str(uuid)))

    assert failed == {}


@pytest.mark.django_db
@pytest.mark.parametrize("method", METHODS)
def test_no_public_route_makes_the_server_fail(method: str) -> None:
    made = world.build()
    public = [
        route for route in routes() if route.policy and route.policy.who == "public"
    ]
    county = {
        "county": made.own.county.code,
        "body": made.own.code,
        "code": made.own.code,
    }

    for at in ({}, county):
        for route in public:
            assert status(Client(), method, asked(route, method, at=at)) < 500


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 10**4, 2**31, 2**63 - 1, 2**63, 10**30])
def test_no_number_in_an_address_makes_the_server_fail(number: int) -> None:
    made = world.build()
    home = {"county": made.own.county.code, "body": made.own.code}
    at = {**home, "code": made.own.code, "extension": "json", "row": "publications"}
    at |= {"column": "portal"}
    found: dict[str, int] = {}

    for route in routes():
        if route.policy and route.numbers:
            given = at | dict.fromkeys(route.numbers, number)
            role = next(r for r in Role if public(route) or held(r, route, "GET"))
            client = Client() if public(route) else entered(made.officers[role])
            found[route.name] = status(client, "GET", route.address(**given))

    assert {"portal:report", "portal:download", "reporting:workbench"} <= set(found)
    assert {name: code for name, code in found.items() if code not in {404, 405}} == {}


def public(route: Route) -> bool:
    return route.policy is not None and route.policy.who == "public"
