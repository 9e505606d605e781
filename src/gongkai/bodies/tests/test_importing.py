from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.bodies import importing, workbook
from gongkai.bodies.actions.importing import accept_import, faults_of, read_workbook
from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.models import (
    Appointment,
    ImportBatch,
    Office,
    PublicBody,
    Staff,
    SteeringSeat,
)
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import books, make
from gongkai.trail.models import Entry

pytestmark = pytest.mark.django_db
PAGE = "/desk/people/import/"


@pytest.fixture
def admin() -> Staff:
    return make.staff(Role.SYSTEM_ADMIN, body=make.county("yunling"))


def read(admin: Staff, content: bytes) -> ImportBatch:
    return read_workbook(
        actor=admin, body=admin.body, file_name="基础数据.xlsx", content=content
    )


def test_a_filled_workbook_makes_bodies_offices_staff_and_roles(admin: Staff) -> None:
    batch = read(admin, books.book(books.FILLED))

    new = accept_import(batch=batch, actor=admin)

    assert (new["机构"], new["股室"], new["人员"]) == (2, 1, 1)
    made = Staff.objects.get(username="yangxm")
    assert made.name == "杨小䶮"
    assert made.office == Office.objects.get()
    assert made.body == PublicBody.objects.get(code="gaotun")
    assert Appointment.objects.filter(staff=made).count() == 2
    assert SteeringSeat.objects.get().staff == made


def test_the_same_workbook_twice_makes_nothing_twice(admin: Staff) -> None:
    accept_import(batch=read(admin, books.book(books.FILLED)), actor=admin)

    again = accept_import(batch=read(admin, books.book(books.FILLED)), actor=admin)

    assert set(again.values()) == {0}


def test_a_batch_is_taken_once(admin: Staff) -> None:
    batch = read(admin, books.book(books.FILLED))
    accept_import(batch=batch, actor=admin)

    with pytest.raises(PeopleRefused, match="不会重复写入"):
        accept_import(batch=batch, actor=admin)
    assert ImportBatch.objects.get(pk=batch.pk).rows == {}


@pytest.mark.parametrize(
    ("sheet", "cells", "column", "message"),
    [
        ("机构", {"机构代码": "Gao Tun"}, "机构代码", "不合规"),
        ("机构", {"机构代码": "desk"}, "机构代码", "系统保留"),
        ("机构", {"机构代码": "zrzy"}, "机构代码", "重复"),
        ("机构", {"机构代码": ""}, "机构代码", "必填"),
        ("机构", {"机构类型": "公司"}, "机构类型", "可选值"),
        ("机构", {"机构类型": "县（区、市）人民政府"}, "机构类型", "只有一个"),
        ("机构", {"上级机构代码": "nowhere"}, "上级机构代码", "nowhere"),
        ("机构", {"机构名称": "字" * 101}, "机构名称", "超过100字"),
        ("股室", {"机构代码": "nowhere"}, "机构代码", "nowhere"),
        ("人员", {"账号": "杨"}, "账号", "不合规"),
        ("人员", {"股室名称": "没有股"}, "股室名称", "没有股"),
        ("人员", {"角色": "局长"}, "角色", "局长"),
        ("人员", {"角色": "系统管理员、审计管理员"}, "角色", "兼任"),
        ("人员", {"任职日期": "2023-02-29"}, "任职日期", "不是日期"),
        ("人员", {"任职日期": ""}, "任职日期", "要填任职日期"),
    ],
)
def test_a_mistake_is_named_by_sheet_row_and_column(
    admin: Staff, sheet: str, cells: dict[str, Any], column: str, message: str
) -> None:
    batch = read(admin, books.changed(sheet, **cells))

    found = [
        fault
        for fault in faults_of(batch)
        if (fault.sheet, fault.row, fault.column) == (sheet, 2, column)
        or fault.sheet == sheet
    ]

    assert any(fault.column == column and message in fault.message for fault in found)


def test_with_one_mistake_nothing_is_written(admin: Staff) -> None:
    before = PublicBody.objects.count(), Entry.objects.count()
    batch = read(admin, books.changed("人员", 角色="局长"))

    with pytest.raises(PeopleRefused, match="角色"):
        accept_import(batch=batch, actor=admin)

    assert (PublicBody.objects.count(), Entry.objects.count()) == before


def test_a_refusal_half_way_undoes_everything(
    admin: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Last:
        title, order, fields = "末表", 99, (importing.Field("a", "甲"),)

        def check(self, rows: object, plan: object) -> list[importing.Fault]:
            return []

        def write(self, rows: object, *, actor: Staff, at: object) -> int:
            raise PeopleRefused("写到最后出了错。")

    monkeypatch.setitem(importing._SHEETS, "末表", Last())
    batch = read(admin, books.book(books.FILLED))

    with pytest.raises(PeopleRefused, match="最后"):
        accept_import(batch=batch, actor=admin)

    assert not PublicBody.objects.filter(code="gaotun").exists()
    assert ImportBatch.objects.get(pk=batch.pk).accepted_at is None


def test_children_may_stand_before_their_parents(admin: Staff) -> None:
    rows = [
        {
            "机构代码": "cun",
            "机构名称": "某分局",
            "机构类型": "县级人民政府部门",
            "上级机构代码": "zrzy",
        },
        *books.FILLED["机构"],
    ]

    accept_import(batch=read(admin, books.book({"机构": rows})), actor=admin)

    parent = PublicBody.objects.get(code="cun").parent
    assert parent is not None
    assert parent.code == "zrzy"


def test_once_there_is_a_security_administrator_roles_come_from_there(
    admin: Staff,
) -> None:
    make.staff(Role.SECURITY_ADMIN, body=admin.body)

    batch = read(admin, books.book(books.FILLED))

    assert any("安全管理员" in fault.message for fault in faults_of(batch))


def test_dates_and_numbers_come_as_office_programs_keep_them(admin: Staff) -> None:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        page = made.add_worksheet("人员")
        page.write_row(0, 0, ("机构代码", "账号", "姓名", "办公电话", "任职日期"))
        page.write_row(1, 0, ("yunling", "wei", "韦某", 8550001))
        style = made.add_format({"num_format": "yyyy-mm-dd"})
        page.write_datetime(1, 4, datetime(2024, 2, 29), style)  # noqa: DTZ001

    rows, faults = workbook.read(out.getvalue(), importing.sheets())

    assert faults == []
    assert rows["人员"][0]["phone"] == "8550001"
    assert rows["人员"][0]["since"] == date(2024, 2, 29).isoformat()


def test_a_heading_nobody_reads_is_told() -> None:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        page = made.add_worksheet("股室")
        page.write_row(0, 0, ("机构代码", "股室名", "股室名"))
        page.write_row(1, 0, ("yunling", "某股"))

    _, faults = workbook.read(out.getvalue(), importing.sheets())

    assert {fault.column for fault in faults} == {"股室名", "股室名称"}


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"not a workbook", b"\x00" * 1000, b"x" * 5_000_001],
)
def test_what_is_no_workbook_is_refused_in_words(admin: Staff, content: bytes) -> None:
    with pytest.raises(PeopleRefused):
        read(admin, content)


def test_the_empty_template_has_nothing_to_import(admin: Staff) -> None:
    with pytest.raises(PeopleRefused, match="没有可导入"):
        read(admin, workbook.template(importing.sheets()))


def test_a_workbook_goes_through_the_pages(admin: Staff) -> None:
    client = Client()
    client.force_login(admin)
    file = SimpleUploadedFile("基础数据.xlsx", books.book(books.FILLED))

    page = client.get(PAGE)
    template = client.get(PAGE + "template.xlsx")
    upload = client.post(PAGE, {"file": file})
    preview = client.get(upload.headers["Location"])
    taken = client.post(upload.headers["Location"], follow=True)
    again = client.post(upload.headers["Location"], follow=True)

    assert page.status_code == 200
    assert "必填" not in page.content.decode()
    assert template.content[:2] == b"PK"
    assert "没有发现问题" in preview.content.decode()
    assert "杨小䶮" in preview.content.decode()
    assert "已全部导入" in taken.content.decode()
    assert "不会重复写入" in again.content.decode()
    assert PublicBody.objects.filter(code="gaotun").count() == 1


def test_a_wrong_file_is_told_on_the_page(admin: Staff) -> None:
    client = Client()
    client.force_login(admin)

    wrong = client.post(PAGE, {"file": SimpleUploadedFile("a.xlsx", b"hello")})
    none = client.post(PAGE)

    assert (wrong.status_code, none.status_code) == (422, 422)
    assert "XLSX" in wrong.content.decode()
