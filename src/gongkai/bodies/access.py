"""Who may open a route: every view carries a policy, and without one nobody may.

A policy is set by one of three decorators. ``allow`` names the permission, which is
checked for the body the officer works for at this moment (``request.desk_body``); the
same check decides which bodies' records ``visible_to`` reaches, so that a right held at
one body never opens the records of another.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar

from django.http import HttpRequest, HttpResponseBase

from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.permissions import EVERYWHERE, READING, Permission

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class DeskRequest(HttpRequest):
    """A request that passed the gate of a route for staff; for annotating views."""

    user: Staff
    desk_body: PublicBody


@dataclass(frozen=True, slots=True)
class Policy:
    """What a route asks of the visitor."""

    who: Literal["public", "signed_in", "allow"]
    read: Permission | None = None
    write: Permission | None = None

    def permission(self, method: str) -> Permission | None:
        """Return the permission asked for ``method``, or ``None`` where signing in is enough."""
        return self.read if method in SAFE else self.write

    def reaches_all(self, method: str) -> bool:
        """Return whether the route reaches every body at which its permission is held."""
        permission = self.permission(method)
        return permission in EVERYWHERE or (method in SAFE and permission in READING)


PUBLIC: Final = Policy("public")
SIGNED_IN: Final = Policy("signed_in")


def public(view: View) -> View:
    """Let everybody open ``view``."""
    return _mark(view, PUBLIC)


def signed_in(view: View) -> View:
    """Let every member of staff open ``view``, whatever the role."""
    return _mark(view, SIGNED_IN)


def allow(
    read: Permission, *, write: Permission | None = None
) -> Callable[[View], View]:
    """Let staff open the view who hold ``read``, and send to it if they hold ``write`` (else ``read``)."""

    def marked(view: View) -> View:
        return _mark(view, Policy("allow", read, write or read))

    return marked


def _mark(view: View, policy: Policy) -> View:
    view.policy = policy  # type: ignore[attr-defined]
    return view


# Routes of libraries, whose views are not ours to decorate; one not named here is refused.
FOREIGN: Final[dict[str, Policy]] = {
    "account_login": PUBLIC,
    "account_logout": SIGNED_IN,
    "account_inactive": PUBLIC,
    "account_change_password": SIGNED_IN,
    "account_reauthenticate": SIGNED_IN,
    "mfa_authenticate": PUBLIC,
    "mfa_login_webauthn": PUBLIC,
    "mfa_index": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_edit_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": SIGNED_IN,
}


def policy_of(view: Callable[..., Any], view_name: str) -> Policy | None:
    """Return the policy of a route, or ``None`` when nobody has declared one."""
    declared: Policy | None = getattr(view, "policy", None)
    return declared or FOREIGN.get(view_name)
