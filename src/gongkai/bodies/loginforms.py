"""The login library's forms in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.forms import Form

from gongkai.bodies import passwords

LABELS = {
    "login": "账号",
    "password": "口令",
    "oldpassword": "现在的口令",
    "password1": "新口令",
    "password2": "再输一次新口令",
    "code": "验证码",
    "name": "密钥名称",
    "passwordless": "登录时不再输入口令",
}
HINTS = {
    "password1": passwords.RULE,
    "code": "认证器应用上显示的6位数字，或一个未用过的恢复代码。",
    "passwordless": "启用后凭此密钥即可登录；密钥本身要有指纹、人脸或PIN保护。",
}


def _reword(form: Form) -> None:
    for name, field in form.fields.items():
        field.label = LABELS.get(name, field.label)
        field.help_text = HINTS.get(name, "")
        field.widget.attrs.pop("placeholder", None)


class Login(LoginForm):  # type: ignore[misc]
    """Account and password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _reword(self)


class ChangePassword(ChangePasswordForm):  # type: ignore[misc]
    """The old password and the new one twice."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _reword(self)


class Reauthenticate(ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _reword(self)


class Authenticate(AuthenticateForm):  # type: ignore[misc]
    """The second factor's code at login."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _reword(self)


class ReauthenticateByCode(ReauthenticateByCodeForm):  # type: ignore[misc]
    """The second factor's code once more."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _reword(self)


class ActivateTotp(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator app."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _reword(self)
        self.fields["code"].help_text = "扫描二维码后，认证器应用上显示的6位数字。"


class AddKey(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey or security key."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _reword(self)


class RenameKey(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a key."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _reword(self)
