"""The processing fee of a request: what may be asked, and what was paid."""

from datetime import date
from typing import Any

from gongkai.inforequests.errors import RequestRefused
from gongkai.inforequests.kinds import FeeMethod
from gongkai.inforequests.models import InfoRequest
from gongkai.inforequests.queries import pieces_before
from gongkai.law.fees import fee_by_item, fee_by_page


def due(info_request: InfoRequest, method: FeeMethod, quantity: int) -> int:
    """Return the fee of this request in yuan.

    By page it depends on this request's pages alone. By item, ``quantity`` is the
    number of pieces this request counts for (a form with several items may be
    split): what is due is what they add to the requester's total of the month.

    Source: 国办函〔2020〕109号.

    :raises RequestRefused: the month's pieces cannot be counted.
    """
    if method is FeeMethod.PAGE:
        return fee_by_page(quantity)
    if not info_request.identity_number:
        raise RequestRefused(
            "本件没有登记申请人的证件号码，无法按件累计。请改为按量计收。",
            field="method",
        )
    before = pieces_before(info_request)
    return fee_by_item(before + quantity) - fee_by_item(before)


def asked(info_request: InfoRequest, facts: dict[str, Any]) -> dict[str, Any]:
    """Return the stored fields of a fee notice, and put its amount among ``facts``.

    :raises RequestRefused: nothing is due, or the fee was paid before.
    """
    if info_request.fee_yuan is not None:
        raise RequestRefused(
            "本件已经缴费。同一申请只收一次信息处理费，不能再次通知缴费。"
        )
    method = _method(facts["method"])
    quantity = _whole(facts["quantity"], "quantity")
    amount = due(info_request, method, quantity)
    if amount == 0:
        raise RequestRefused(
            f"{method.label}没有超出免费范围，不得收费。请核对件数或页数。",
            field="quantity",
        )
    facts["fee_yuan"] = amount
    return {
        "fee_method": method.value,
        "fee_quantity": quantity,
        "fee_asked_yuan": amount,
    }


def taken(info_request: InfoRequest, facts: dict[str, Any], on: date) -> dict[str, Any]:
    """Return the stored fields of a payment in full.

    :raises RequestRefused: no fee was asked, or the sum paid is not the sum asked.
    """
    asked_yuan = info_request.fee_asked_yuan
    if asked_yuan is None:
        raise RequestRefused("本件没有收费通知的记录，不能登记缴费。请先办理收费通知。")
    paid = _whole(facts.setdefault("yuan", asked_yuan), "yuan")
    if paid != asked_yuan:
        raise RequestRefused(
            f"缴费{paid}元与收费通知的{asked_yuan}元不符。全部缴清后再登记。",
            field="yuan",
        )
    return {"fee_yuan": paid, "fee_paid_on": on}


def _method(key: str) -> FeeMethod:
    for method in FeeMethod:
        if method.value == key:
            return method
    raise RequestRefused("请选择按件计收或按量计收。", field="method")


def _whole(value: Any, field: str) -> int:
    if (
        isinstance(value, bool)
        or not isinstance(value, int)
        or not 0 < value < 1_000_000
    ):
        raise RequestRefused("请填写大于零的整数。", field=field)
    return value
