"""Every write on bodies and their people."""

from gongkai.bodies.actions.appointing import appoint, end_appointment, end_seat, seat
from gongkai.bodies.actions.organising import add_body, add_office, change_body
from gongkai.bodies.actions.staffing import (
    add_staff,
    change_staff,
    close_staff,
    issue_password,
    issue_passwords,
    password_changed,
    unlock,
)

__all__ = [
    "add_body",
    "add_office",
    "add_staff",
    "appoint",
    "change_body",
    "change_staff",
    "close_staff",
    "end_appointment",
    "end_seat",
    "issue_password",
    "issue_passwords",
    "password_changed",
    "seat",
    "unlock",
]
