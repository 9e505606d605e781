"""What the domain refuses becomes an error of the form."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms

from gongkai.inforequests.errors import RequestRefused
from gongkai.law.errors import LawError


@contextmanager
def refusals_as_form_errors(form: forms.Form) -> Iterator[None]:
    """Turn a refusal inside the block into an error at the field it names, or at the top."""
    try:
        yield
    except RequestRefused as error:
        form.add_error(
            error.field if error.field in form.fields else None, error.message
        )
    except LawError as error:
        form.add_error(None, str(error))
