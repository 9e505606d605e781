"""Plain values a request is described with: identity papers, ways of paying, ways of supply."""

from __future__ import annotations

from enum import Enum


class IdentityType(Enum):
    """The paper that proves who the requester is (条例 §29.2(1))."""

    label: str

    RESIDENT_ID = "resident_id", "居民身份证"
    PASSPORT = "passport", "护照"
    PERMIT = "permit", "港澳台居民来往内地通行证、居住证"
    CREDIT_CODE = "credit_code", "统一社会信用代码"
    OTHER = "other", "其他证件"

    def __new__(cls, value: str, label: str) -> IdentityType:
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member


class Supply(Enum):
    """How the requester wants the answer (条例 §29.2(3))."""

    label: str

    PAPER = "paper", "纸质"
    ELECTRONIC = "electronic", "电子邮件或网上"
    IN_PERSON = "in_person", "当面领取或查阅"

    def __new__(cls, value: str, label: str) -> Supply:
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member


class FeeMethod(Enum):
    """The two ways of charging, of which one request uses one (国办函〔2020〕109号)."""

    label: str

    ITEM = "item", "按件计收"
    PAGE = "page", "按量计收"

    def __new__(cls, value: str, label: str) -> FeeMethod:
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member
