"""How the login libraries behave here: closed sign-up, where to land, the lock's page."""

from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.bodies.models import Staff
from gongkai.bodies.queries import landing


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the system administrator only."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": "连续多次输错，为防止他人猜测，现在不再核对。请过一刻钟再试。",
    }

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave wrong passwords to axes, whose lock the security administrator can lift."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return (
            landing(request.user, request.user.body)
            if isinstance(request.user, Staff)
            else "/"
        )

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Names on the authenticator app and the security key."""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {
            "id": self.request.get_host().partition(":")[0],
            "name": "政府信息公开工作台",
        }


def has_second_factor(staff: Staff) -> bool:
    """Return whether ``staff`` has an authenticator app or a security key."""
    strong = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=staff, type__in=strong).exists())


def attempted(
    request: HttpRequest | None, credentials: Mapping[str, Any] | None
) -> str:
    """Return the account name a login was tried with, as accounts are written: in lower case."""
    given = (credentials or {}).get("username") or (
        request.POST.get("login", "") if request else ""
    )
    return str(given).strip().lower()[:150]


def locked_page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Return the page that says an account is locked, how long, and who can lift it."""
    return render(request, "account/locked.html", status=429)
