"""Two bodies, each with at least one record of every model that belongs to a body.

An app's builders take part by a function ``populate(*, body, actor)`` in their
``tests/make.py``; the matrix fails while a model has nobody who makes one of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from uuid import UUID

import xlsxwriter
from django.apps import apps
from django.core.exceptions import FieldError
from django.db import models

from gongkai.bodies import actions
from gongkai.bodies.actions.importing import read_workbook
from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make

PATHS = (
    "body",
    "info_request__body",
    "item__body",
    "report__body",
    "annual_report__body",
)


@dataclass(frozen=True)
class World:
    """The officers of one body, by role, and the records of another body of another county."""

    officers: dict[Role, Staff]
    own: PublicBody
    other: PublicBody
    foreign: tuple[UUID, ...]


def build() -> World:
    """Make two counties, a street office in each, and everything that can be there."""
    own = make.body(parent=make.county())
    other_county = make.county()
    other = make.body(parent=other_county)
    for body in (own, other, other_county):
        populate(body)
    officers = {role: make.staff(role, body=own) for role in Role}
    return World(officers, own, other, foreign(other, other_county))


def populate(body: PublicBody) -> None:
    """Make a record of every model at ``body``."""
    handler = make.staff(Role.REQUEST_HANDLER, body=body)
    actions.add_office(actor=handler, body=body, name="政务公开股")
    actions.seat(actor=handler, body=body, name="龙某", seat="组长")
    if body.parent is None:
        read_workbook(
            actor=handler, body=body, file_name="基础数据.xlsx", content=workbook()
        )
    for fill in fillers().values():
        fill(body=body, actor=handler)


def fillers() -> dict[str, Callable[..., None]]:
    """Return each app's ``populate``, by the app's label."""
    found: dict[str, Callable[..., None]] = {"bodies": lambda **_: None}
    for app in apps.get_app_configs():
        name = f"{app.name}.tests.make"
        if app.name.startswith("gongkai.") and find_spec(f"{app.name}.tests"):
            builders = import_module(name) if find_spec(name) else None
            fill = getattr(builders, "populate", None)
            if fill is not None:
                found[app.label] = fill
    return found


def workbook() -> bytes:
    """Return a workbook with one office in it."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("股室")
        page.write_row(0, 0, ("机构代码", "股室名称"))
        page.write_row(1, 0, ("nowhere", "某股"))
    return out.getvalue()


def keyed() -> list[type[models.Model]]:
    """Return every model of ours that is opened by a UUID."""
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in fillers()
        and any(field.name == "uuid" for field in model._meta.get_fields())
    ]


def of(model: type[models.Model], *bodies: PublicBody) -> list[UUID]:
    """Return the UUIDs of the records of ``model`` at ``bodies``."""
    if model is PublicBody:
        return [body.uuid for body in bodies]
    for path in PATHS:
        try:
            found = model._default_manager.filter(**{f"{path}__in": bodies})
        except FieldError:
            continue
        return list(found.values_list("uuid", flat=True))
    return []


def foreign(*bodies: PublicBody) -> tuple[UUID, ...]:
    """Return the UUID of every record at ``bodies``."""
    return tuple(uuid for model in keyed() for uuid in of(model, *bodies))
