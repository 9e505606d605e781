from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from gongkai.bodies.models import PublicBody, Staff
from gongkai.reporting.models import AnnualReport, Signature
from gongkai.reporting.states import ReportState

pytestmark = pytest.mark.django_db
NOON = datetime(2025, 1, 15, 4, tzinfo=UTC)


@pytest.fixture
def body() -> PublicBody:
    return PublicBody.objects.create(
        code="yunling", name="云岭县人民政府", kind="county"
    )


@pytest.fixture
def officer(body: PublicBody) -> Staff:
    return Staff.objects.create(username="wang", name="王䶮", body=body)


def test_a_body_has_one_report_a_year(body: PublicBody) -> None:
    AnnualReport.objects.create(body=body, year=2024, format="2021")

    with pytest.raises(IntegrityError), transaction.atomic():
        AnnualReport.objects.create(body=body, year=2024, format="2021")


def test_a_closed_report_holds_its_bytes_and_their_hash(body: PublicBody) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AnnualReport.objects.create(
            body=body, year=2024, format="2021", state=ReportState.FROZEN.value
        )


def test_the_database_refuses_a_drafter_who_signs_without_a_reason(
    body: PublicBody, officer: Staff
) -> None:
    report = AnnualReport.objects.create(body=body, year=2024, format="2021")

    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(
            report=report,
            version=1,
            staff=officer,
            drafter=officer,
            at=NOON,
            digest="a",
        )


def test_a_version_is_signed_once(body: PublicBody, officer: Staff) -> None:
    other = Staff.objects.create(username="li", name="李", body=body)
    report = AnnualReport.objects.create(body=body, year=2024, format="2021")
    signed = {"report": report, "version": 1, "drafter": officer, "at": NOON}
    Signature.objects.create(**signed, staff=other, digest="a")

    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(**signed, staff=other, digest="a")
