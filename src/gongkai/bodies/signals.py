"""What the login libraries tell us, put on the trail."""

from typing import Any

from allauth.account.signals import password_changed, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from gongkai.bodies import actions
from gongkai.bodies.actions import entering
from gongkai.bodies.models import Staff


@receiver(password_changed)
@receiver(password_set)
def spend_one_time_password(sender: object, user: Staff, **kwargs: Any) -> None:
    """Let the account in again: its one-time password has served."""
    actions.password_changed(staff=user)
    user.must_change_password = False


@receiver(user_logged_in)
def tell_of_login(
    sender: object, request: HttpRequest, user: Staff, **kwargs: Any
) -> None:
    """Record a login that came through a page."""
    if request.path:
        entering.logged_in(staff=user)


@receiver(user_locked_out)
def tell_of_lock(sender: object, username: str, **kwargs: Any) -> None:
    """Record that guessing locked an account."""
    entering.locked(username=str(username))


@receiver(authenticator_added)
def tell_of_new_factor(
    sender: object, user: Staff, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Record a new second factor."""
    entering.factor_changed(staff=user, factor=authenticator.type, added=True)


@receiver(authenticator_removed)
def tell_of_lost_factor(
    sender: object, user: Staff, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Record that a second factor is gone."""
    entering.factor_changed(staff=user, factor=authenticator.type, added=False)
