from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make as bodies
from gongkai.catalogue.ledgersheets import CHARGE_SHEET, DECISION_SHEET
from gongkai.catalogue.models import Charge, Decision
from gongkai.catalogue.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> PublicBody:
    return bodies.body("gaotun")


@pytest.fixture
def handler(body: PublicBody, client: Client) -> Staff:
    staff = bodies.staff(Role.REQUEST_HANDLER, body=body)
    client.force_login(staff)
    return staff


def workbook(title: str, *lines: tuple[Any, ...]) -> SimpleUploadedFile:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(title)
        for nth, line in enumerate(lines):
            page.write_row(nth, 0, line)
    return SimpleUploadedFile("导入.xlsx", out.getvalue())


DECISIONS = tuple(field.title for field in DECISION_SHEET.fields)
CHARGES = tuple(field.title for field in CHARGE_SHEET.fields)
GOOD = ("行政许可", "2024-03-04", "许决字〔2024〕1号", "已公开", "")


def send(client: Client, ledger: str, file: SimpleUploadedFile) -> Any:
    return client.post(reverse("catalogue:import", args=[ledger]), {"file": file})


def test_a_workbook_is_looked_at_then_taken_and_never_twice(
    client: Client, handler: Staff
) -> None:
    lines = (
        GOOD,
        ("行政处罚", "2024-05-06", "罚决字〔2024〕1号", "依法不公开", "涉及个人隐私"),
        GOOD,
    )

    look = send(client, "decisions", workbook("行政决定", DECISIONS, *lines))
    assert look.status_code == 200
    assert Decision.objects.count() == 0
    for _ in range(2):
        client.post(
            reverse("catalogue:import_accept", args=["decisions"]),
            {"carried": look.context["carried"]},
        )

    assert Decision.objects.count() == 2


def test_a_workbook_of_charges_is_taken_to_the_fen(
    client: Client, handler: Staff
) -> None:
    look = send(
        client,
        "charges",
        workbook(
            "行政事业性收费",
            CHARGES,
            ("2024-03-04", "不动产登记费", 128650.5, "00000001"),
        ),
    )
    client.post(
        reverse("catalogue:import_accept", args=["charges"]),
        {"carried": look.context["carried"]},
    )

    assert Charge.objects.get().fen == 12865050


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (("行政许诺", "2024-03-04", "甲1号", "已公开", ""), "决定种类"),
        (("行政许可", "2024-02-30", "甲1号", "已公开", ""), "决定日期"),
        (("行政许可", "2099-03-04", "甲1号", "已公开", ""), "决定日期"),
        (("行政许可", "2024-03-04", "", "已公开", ""), "决定文书号"),
        (("行政许可", "2024-03-04", "甲1号", "依法不公开", ""), "不公开的理由"),
        (("行政许可", "2024-03-05", GOOD[2], "已公开", ""), "决定文书号"),
    ],
)
def test_a_faulty_workbook_is_refused_whole_and_says_where(
    client: Client, handler: Staff, line: tuple[Any, ...], column: str
) -> None:
    page = send(client, "decisions", workbook("行政决定", DECISIONS, GOOD, line))

    assert page.status_code == 422
    assert [
        (fault.sheet, fault.row, fault.column) for fault in page.context["faults"]
    ] == [("行政决定", 3, column)]
    assert "carried" not in page.context


def test_a_number_recorded_with_another_content_is_named(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    make.decision(body, reference=GOOD[2], on=date(2024, 3, 1))

    page = send(client, "decisions", workbook("行政决定", DECISIONS, GOOD))

    assert "已登记，内容与此不同" in page.content.decode()


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_refused(
    client: Client, handler: Staff, content: bytes
) -> None:
    assert (
        send(client, "charges", SimpleUploadedFile("导入.xlsx", content)).status_code
        == 422
    )


@pytest.mark.parametrize("carried", ["", "forged", "a:b:c"])
def test_rows_that_were_not_looked_at_are_not_taken(
    client: Client, handler: Staff, carried: str
) -> None:
    answer = client.post(
        reverse("catalogue:import_accept", args=["decisions"]), {"carried": carried}
    )

    assert answer.status_code == 302
    assert Decision.objects.count() == 0


def test_the_template_is_read_back_as_empty(client: Client, handler: Staff) -> None:
    template = client.get(
        reverse("catalogue:import_template", args=["decisions"])
    ).content

    page = send(client, "decisions", SimpleUploadedFile("导入.xlsx", template))

    assert "没有可导入的内容" in page.content.decode()


def test_an_unknown_ledger_is_not_found(client: Client, handler: Staff) -> None:
    assert client.get(reverse("catalogue:import", args=["letters"])).status_code == 404
