"""Importing decisions or charges: the empty workbook, a look at the filled one, taking it."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.catalogue import actions
from gongkai.catalogue.carried import carried, carry
from gongkai.catalogue.errors import CatalogueRefused, ImportRefused
from gongkai.catalogue.forms import MOST_BYTES, UploadForm
from gongkai.catalogue.ledgersheets import CHARGE_SHEET, DECISION_SHEET, LedgerSheet
from gongkai.catalogue.views.answering import posted
from gongkai.trail import moment

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Ledger:
    """One of the two ledgers: its name in the address, its worksheet, its action."""

    name: str
    sheet: LedgerSheet[Any]
    take: Any


LEDGERS: Final = {
    "decisions": Ledger("decisions", DECISION_SHEET, actions.import_decisions),
    "charges": Ledger("charges", CHARGE_SHEET, actions.import_charges),
}


def _ledger(name: str) -> Ledger:
    if name not in LEDGERS:
        raise Http404
    return LEDGERS[name]


@require_GET
@allow(Permission.RECORD_DECISION)
def template(request: DeskRequest, ledger: str) -> HttpResponse:
    """Hand out the empty workbook."""
    response = HttpResponse(_ledger(ledger).sheet.template(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{ledger}.xlsx"'
    return response


@require_http_methods(["GET", "POST"])
@allow(Permission.RECORD_DECISION)
def upload(request: DeskRequest, ledger: str) -> HttpResponse:
    """Take a filled workbook in for a look: its faults, or its rows and a button."""
    found = _ledger(ledger)
    form = UploadForm(posted(request), request.FILES or None)
    context: dict[str, Any] = {
        "form": form,
        "ledger": found,
        "back": reverse(f"catalogue:{ledger}"),
    }
    if form.is_valid():
        content = form.cleaned_data["file"].read(MOST_BYTES + 1)
        try:
            rows = found.sheet.rows_of(content, request.desk_body, moment.today())
        except ImportRefused as refused:
            context["faults"] = refused.faults
        except CatalogueRefused as refused:
            form.add_error("file", str(refused))
        else:
            context |= {
                "rows": rows[:SHOWN],
                "number": len(rows),
                "carried": carry(ledger, request.desk_body, rows),
            }
    wrong = bool(form.errors) or "faults" in context
    return render(
        request, "catalogue/import.html", context, status=422 if wrong else 200
    )


@require_POST
@allow(Permission.RECORD_DECISION)
def accept(request: DeskRequest, ledger: str) -> HttpResponse:
    """Take the rows that were looked at: all of them or none."""
    found = _ledger(ledger)
    try:
        rows = carried(ledger, request.desk_body, request.POST.get("carried", ""))
        done = found.take(actor=request.user, body=request.desk_body, rows=rows)
    except signing.BadSignature:
        messages.error(request, "核对页已失效，请重新上传工作簿。")
        return redirect("catalogue:import", ledger=ledger)
    except CatalogueRefused as refused:
        messages.error(request, str(refused))
        return redirect("catalogue:import", ledger=ledger)
    messages.success(
        request, f"新增{done.added}条；{done.known}条此前已登记，未重复计入。"
    )
    return redirect(f"catalogue:{ledger}")
