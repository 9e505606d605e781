"""The bodies of a demonstration world, their offices and the people in their roles."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from gongkai.bodies import actions
from gongkai.bodies.models import Office, PublicBody, Staff
from gongkai.bodies.roles import Role

SINCE: Final = date(2022, 1, 4)


@dataclass
class Cast:
    """Who and what a world consists of, found again by code and username."""

    bodies: dict[str, PublicBody] = field(default_factory=dict)
    staff: dict[str, Staff] = field(default_factory=dict)

    def acting(self, body: str, role: Role) -> Staff:
        """Return the first person who holds ``role`` at the body with code ``body``."""
        return next(
            person
            for person in self.staff.values()
            if person.appointments.filter(body__code=body, role=role.value).exists()
        )


def load(world: dict[str, Any], *, password: str) -> Cast:
    """Add the bodies and staff of ``world``; every account opens with ``password``."""
    cast = Cast()
    for row in world["body"]:
        body = actions.add_body(
            actor=None,
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            parent=cast.bodies.get(row.get("parent", "")),
            region=row.get("region", ""),
            address=row["address"],
            phone=row["phone"],
            office_hours="工作日 9:00—12:00，13:30—17:00",
        )
        cast.bodies[body.code] = body
        for name in row.get("offices", ()):
            actions.add_office(actor=None, body=body, name=name)
    for row in world["staff"]:
        cast.staff[row["username"]] = _add_person(row, cast, password)
    return cast


def _add_person(row: dict[str, Any], cast: Cast, password: str) -> Staff:
    body = cast.bodies[row["body"]]
    office = Office.objects.filter(body=body, name=row.get("office", "")).first()
    person = actions.add_staff(
        actor=None,
        body=body,
        username=row["username"],
        name=row["name"],
        office=office,
        password=password,
    )
    for role in row["roles"]:
        actions.appoint(actor=None, staff=person, body=body, role=role, since=SINCE)
    if "seat" in row:
        actions.seat(
            actor=None,
            body=body,
            name=person.name,
            seat=row["seat"],
            staff=person,
            since=SINCE,
        )
    return person
