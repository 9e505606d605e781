"""What a member of staff may do where, worked out from the appointments of a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.bodies.permissions import GRANTS, Permission
from gongkai.bodies.roles import Role


@dataclass(frozen=True, slots=True)
class Rights:
    """Each body's primary key with the permissions held there."""

    held: Mapping[int, frozenset[Permission]]

    def has(self, permission: Permission, body_id: int | None) -> bool:
        """Return whether ``permission`` is held at that body."""
        return body_id is not None and permission in self.held.get(body_id, frozenset())

    def bodies(self, permission: Permission) -> frozenset[int]:
        """Return the bodies at which ``permission`` is held."""
        return frozenset(body for body, held in self.held.items() if permission in held)


def derive(
    appointments: Iterable[tuple[int, Role]], children: Mapping[int | None, list[int]]
) -> Rights:
    """Return the rights that ``appointments`` (body, role) give in a tree of bodies.

    A role that reaches down also holds for every body below.
    """
    held: dict[int, frozenset[Permission]] = {}
    for body, role in appointments:
        reached = _below(body, children) if role.reaches_down else [body]
        for each in reached:
            held[each] = held.get(each, frozenset()) | GRANTS[role]
    return Rights(held)


def _below(body: int, children: Mapping[int | None, list[int]]) -> list[int]:
    found = [body]
    for each in found:
        found.extend(children.get(each, []))
    return found
