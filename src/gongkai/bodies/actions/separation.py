"""Who may not be given what: nobody appoints himself, and who runs the system does not use it."""

from datetime import date

from django.db.models import Q

from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.models import Appointment, PublicBody, Staff
from gongkai.bodies.roles import ADMINISTRATORS, Role
from gongkai.trail import moment


def refuse_oneself(actor: Staff | None, staff: Staff) -> None:
    """Refuse a role that somebody gives to himself, under whichever of his accounts.

    :raises PeopleRefused: giver and receiver are one person.
    """
    if actor is not None and actor.person_key == staff.person_key:
        raise PeopleRefused(
            f"不能给自己授予角色；{staff.name}需要该角色的，请由另一位管理员授予。",
            "role",
        )


def refuse_mixture(
    staff: Staff, body: PublicBody, role: Role, *, since: date, until: date | None
) -> None:
    """Refuse an administrator a business role where he administers, and the other way round.

    What an administrator could do in the records would be checked by nobody else. The
    person's accounts are locked, so that two such roles cannot be given at once.

    :raises PeopleRefused: the person holds a role of the other sort there.
    """
    list(Staff.objects.select_for_update().filter(person_key=staff.person_key))
    held = Appointment.objects.unended(since=max(since, moment.today())).filter(
        staff__person_key=staff.person_key
    )
    if until is not None:
        held = held.filter(since__lte=until)
    names = [each.value for each in ADMINISTRATORS]
    if role.is_administrator:
        below = Q(body=body) | Q(body__in=body.descendants())
        other = held.exclude(role__in=names).filter(below)
    else:
        other = held.filter(role__in=names, body__in=_chain(body))
    found = other.select_related("body").first()
    if found is not None:
        raise PeopleRefused(
            f"{staff.name}已任{found.body.name}的{Role(found.role).label}，管理员不得兼任业务角色；"
            f"请先终止原角色，或另选他人任{role.label}。",
            "role",
        )


def _chain(body: PublicBody) -> list[int]:
    found, each = [body.pk], body.parent
    while each is not None:
        found.append(each.pk)
        each = each.parent
    return found
