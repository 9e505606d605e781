"""The rules a password must keep, and how each refusal reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    NumericPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError

if TYPE_CHECKING:
    from gongkai.bodies.models import Staff

LEAST: Final = 10
RULE: Final = f"至少{LEAST}位，不能全是数字，不能与账号、姓名相近，不能是常见口令。"


class LongEnough(MinimumLengthValidator):
    """At least ``LEAST`` characters."""

    def __init__(self, min_length: int = LEAST) -> None:
        super().__init__(min_length)

    def get_error_message(self) -> str:
        return f"口令太短，至少要{self.min_length}位。"

    def get_help_text(self) -> str:
        return f"口令至少{self.min_length}位。"


class NotCommon(CommonPasswordValidator):
    """None of the passwords everybody tries first."""

    def get_error_message(self) -> str:
        return "口令太常见，容易被猜中，请换一个。"

    def get_help_text(self) -> str:
        return "口令不能是常见口令。"


class NotDigitsAlone(NumericPasswordValidator):
    """Something besides digits."""

    def get_error_message(self) -> str:
        return "口令不能全是数字，请加入字母或符号。"

    def get_help_text(self) -> str:
        return "口令不能全是数字。"


class NotTheName(UserAttributeSimilarityValidator):
    """Unlike the account and the person's name."""

    DEFAULT_USER_ATTRIBUTES = ("username", "name")

    def validate(self, password: str, user: Staff | None = None) -> None:
        """Refuse a password that is nearly the account or the name."""
        try:
            super().validate(password, user)
        except ValidationError as refused:
            raise ValidationError(
                self.get_error_message(), code=refused.code
            ) from refused

    def get_error_message(self) -> str:
        return "口令与账号或姓名太相近，容易被猜中，请换一个。"

    def get_help_text(self) -> str:
        return "口令不能与账号、姓名相近。"
