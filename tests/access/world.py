"""Two bodies, each with at least one record of every model that belongs to a body.

The matrix fails while a model that is opened by a UUID has no record here.
"""

from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

import xlsxwriter
from django.apps import apps
from django.db import models

from gongkai.bodies import actions
from gongkai.bodies.actions.importing import read_workbook
from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make
from gongkai.catalogue.tests import make as catalogue
from gongkai.disputes.tests import make as disputes
from gongkai.inforequests.actions.testing import record_channel_test
from gongkai.inforequests.tests import make as requests
from gongkai.law.intake import IntakeRoute
from gongkai.reporting import actions as reports


@dataclass(frozen=True)
class World:
    """The officers of one body, by role, and the records of that body and of another county's."""

    officers: dict[Role, Staff]
    own: PublicBody
    other: PublicBody
    foreign: tuple[UUID, ...]
    ours: tuple[UUID, ...]


def build() -> World:
    """Make two counties, a street office in each, and everything that can be there."""
    own = make.body(parent=make.county())
    other_county = make.county()
    other = make.body(parent=other_county)
    for body in (own, other, other_county):
        populate(body)
    officers = {role: make.staff(role, body=own) for role in Role}
    return World(officers, own, other, records(other, other_county), records(own))


def populate(body: PublicBody) -> None:
    """Make a record of every model at ``body``."""
    handler = make.staff(Role.REQUEST_HANDLER, body=body)
    actions.add_office(actor=handler, body=body, name="政务公开股")
    actions.seat(actor=handler, body=body, name="龙某", seat="组长")
    if body.parent is None:
        read_workbook(
            actor=handler, body=body, file_name="基础数据.xlsx", content=workbook()
        )
    column = catalogue.column(body)
    catalogue.published(column)
    catalogue.draft(column)
    catalogue.decision(body)
    catalogue.charge(body, "300")
    requests.info_request(actor=handler, body=body)
    requests.info_request("extend", actor=handler, body=body)
    record_channel_test(
        body=body,
        actor=handler,
        channel=IntakeRoute.ONLINE,
        on=requests.MONDAY,
        worked=True,
        evidence="经门户网站提交测试申请，当日收到。",
    )
    disputes.reconsideration(actor=handler)
    disputes.lawsuit(actor=handler)
    reports.open_report(body=body, year=2024, actor=handler)


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
        if model.__module__.startswith("gongkai.")
        and any(field.name == "uuid" for field in model._meta.get_fields())
    ]


def of(model: type[models.Model], *bodies: PublicBody) -> list[UUID]:
    """Return the UUIDs of the records of ``model`` at ``bodies``."""
    if model is PublicBody:
        return [body.uuid for body in bodies]
    found = model._default_manager.filter(body__in=bodies)
    return list(found.values_list("uuid", flat=True))


def records(*bodies: PublicBody) -> tuple[UUID, ...]:
    """Return the UUIDs of the records at ``bodies``, two of each model at most."""
    return tuple(uuid for model in keyed() for uuid in of(model, *bodies)[-2:])
