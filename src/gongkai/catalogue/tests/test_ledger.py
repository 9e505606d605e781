from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.bodies.tests import make as bodies
from gongkai.catalogue import actions
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import Charge, Decision
from gongkai.catalogue.rows import ChargeRow, DecisionRow
from gongkai.catalogue.tests import make

pytestmark = pytest.mark.django_db
MONDAY = make.MONDAY


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"kind": "favour"}, "无法识别"),
        ({"reference": " "}, "文书号"),
        ({"reference": "长" * 101}, "文书号"),
        ({"on": date(2024, 3, 5)}, "晚于今天"),
        ({"on": date(2007, 12, 31)}, "2008"),
        ({"published": False}, "理由"),
        ({"withheld_reason": "涉及国家秘密"}, "不应填写"),
        ({"published": False, "withheld_reason": "长" * 201}, "200字"),
    ],
)
def test_a_decision_must_hold_together(given: dict[str, Any], message: str) -> None:
    whole = {"kind": "licence", "on": MONDAY, "reference": "甲1号", **given}

    with pytest.raises(CatalogueRefused, match=message):
        actions.record_decision(
            actor=None, body=bodies.body(), at=make.moment(MONDAY), **whole
        )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"item": ""}, "收费项目"),
        ({"receipt_number": ""}, "票据号"),
        ({"yuan": Decimal("-0.01")}, "金额"),
        ({"yuan": Decimal("NaN")}, "金额"),
        ({"yuan": Decimal("1E+30")}, "金额"),
        ({"yuan": Decimal("0.001")}, "两位小数"),
        ({"on": date(2024, 3, 5)}, "晚于今天"),
    ],
)
def test_a_charge_must_hold_together(given: dict[str, Any], message: str) -> None:
    whole = {
        "on": MONDAY,
        "item": "登记费",
        "yuan": Decimal(80),
        "receipt_number": "1",
        **given,
    }

    with pytest.raises(CatalogueRefused, match=message):
        actions.record_charge(
            actor=None, body=bodies.body(), at=make.moment(MONDAY), **whole
        )


def test_a_number_counts_once_a_body() -> None:
    body = bodies.body()
    make.decision(body, reference="甲1号")
    make.charge(body, "80", receipt_number="1")

    with pytest.raises(CatalogueRefused, match="已登记"):
        make.decision(body, reference="甲1号")
    with pytest.raises(CatalogueRefused, match="已登记"):
        make.charge(body, "80", receipt_number="1")
    make.decision(bodies.body(), reference="甲1号")
    make.decision(body, reference="甲1号", kind="penalty")

    assert (Decision.objects.count(), Charge.objects.count()) == (3, 1)


def test_the_database_refuses_a_negative_sum_and_an_unexplained_secret() -> None:
    body = bodies.body()
    charge, decision = make.charge(body, "80"), make.decision(body)

    with pytest.raises(IntegrityError), transaction.atomic():
        Charge.objects.filter(pk=charge.pk).update(fen=-1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(published=False)


def test_one_bad_row_keeps_the_whole_batch_out() -> None:
    body = bodies.body()
    rows = [
        DecisionRow("licence", MONDAY, "甲1号", True, ""),
        DecisionRow("licence", MONDAY, "", True, ""),
    ]

    with pytest.raises(CatalogueRefused):
        actions.import_decisions(actor=None, body=body, rows=rows)

    assert not Decision.objects.exists()


def test_a_batch_that_contradicts_the_ledger_is_refused() -> None:
    body = bodies.body()
    make.charge(body, "80", receipt_number="1")

    with pytest.raises(CatalogueRefused, match="内容不同"):
        actions.import_charges(
            actor=None, body=body, rows=[ChargeRow(MONDAY, "登记费", Decimal(81), "1")]
        )
    with pytest.raises(CatalogueRefused, match="内容不同"):
        actions.import_decisions(
            actor=None,
            body=body,
            rows=[
                DecisionRow("licence", MONDAY, "乙1号", True, ""),
                DecisionRow("licence", date(2024, 3, 1), "乙1号", True, ""),
            ],
        )


def test_a_large_batch_is_taken_and_taken_again_without_effect() -> None:
    body = bodies.body()
    rows = [
        ChargeRow(MONDAY, "登记费", Decimal("80.10"), f"{nth:06}")
        for nth in range(1200)
    ]

    first = actions.import_charges(actor=None, body=body, rows=rows)
    again = actions.import_charges(actor=None, body=body, rows=rows)

    assert (first, again) == ((1200, 0), (0, 1200))
    assert sum(charge.yuan for charge in Charge.objects.all()) == Decimal("96120.00")
