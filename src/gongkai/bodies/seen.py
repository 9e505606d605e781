"""A form that knows what its page showed, so that nobody overwrites what he has not seen."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django import forms

STALE = (
    "您打开本页后，内容已由他人改动，本次没有保存；请重新打开本页，核对最新内容后再改。"
)


class SeenForm(forms.Form):
    """Carries the digest of the values it was opened with; refused once they are others."""

    seen = forms.CharField(
        max_length=64, required=False, widget=forms.HiddenInput(attrs={"id": False})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = digest_of(self.initial)
        self.initial = {**self.initial, "seen": self.now}

    def clean(self) -> dict[str, Any]:
        """Return the values entered, without the digest.

        :raises ValidationError: what stands now is not what the page showed.
        """
        cleaned = super().clean() or {}
        if cleaned.pop("seen", "") != self.now:
            raise forms.ValidationError(STALE)
        return cleaned


def digest_of(values: Mapping[str, Any]) -> str:
    """Return a digest of ``values``; the order in which they are named is nothing.

    >>> digest_of({"a": 1, "b": None}) == digest_of({"b": None, "a": 1})
    True
    """
    text = json.dumps(values, sort_keys=True, default=str, ensure_ascii=True)
    return sha256(text.encode()).hexdigest()
