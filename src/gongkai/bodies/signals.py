"""What the login library tells us: a password was changed by its owner."""

from typing import Any

from allauth.account.signals import password_changed, password_set
from django.dispatch import receiver

from gongkai.bodies import actions
from gongkai.bodies.models import Staff


@receiver(password_changed)
@receiver(password_set)
def spend_one_time_password(sender: object, user: Staff, **kwargs: Any) -> None:
    """Let the account in again: its one-time password has served."""
    actions.password_changed(staff=user)
    user.must_change_password = False
