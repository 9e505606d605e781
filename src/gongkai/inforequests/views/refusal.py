"""What the domain refuses becomes an error of the form, in the words of the form."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from django import forms

from gongkai.inforequests.errors import RequestRefused
from gongkai.law.errors import BadHistory, LawError

# The law names a value in Chinese and by its key in the JSON contract of the command.
KEY: Final = re.compile(r"[ ]?([a-z_/]+)$")
# What a form asks under another name: the one day of a step, or the moment a request came.
ASKED_AS: Final[Mapping[str, tuple[str, ...]]] = {
    "confirmed_on": ("on",),
    "as_of": ("on", "submitted_at"),
}


@contextmanager
def refusals_as_form_errors(form: forms.Form) -> Iterator[None]:
    """Turn a refusal inside the block into an error at the field it names, or at the top."""
    try:
        yield
    except RequestRefused as error:
        form.add_error(
            error.field if error.field in form.fields else None, error.message
        )
    except BadHistory as error:
        form.add_error(*_worded(error, form))
    except LawError as error:
        form.add_error(None, str(error))


def _worded(error: BadHistory, form: forms.Form) -> tuple[str | None, str]:
    """Return the field of ``form`` at fault, if it has it, and the error without the contract's key."""
    found = KEY.search(error.field)
    key = found[1] if found else ""
    name = next(
        (each for each in (key, *ASKED_AS.get(key, ())) if each in form.fields), None
    )
    label = form.fields[name].label if name else KEY.sub("", error.field)
    return name, str(BadHistory(str(label), error.value, error.remedy))
