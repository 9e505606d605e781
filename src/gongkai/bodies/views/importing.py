"""The first workbook: the empty one, the filled one, the look before it is taken."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.bodies import forms, importing, queries, workbook
from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.actions import importing as actions
from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.models import ImportBatch
from gongkai.bodies.permissions import Permission
from gongkai.bodies.views.answering import posted, pressed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@allow(Permission.IMPORT_DATA)
def template(request: DeskRequest) -> HttpResponse:
    """Hand out the empty workbook."""
    response = HttpResponse(workbook.template(importing.sheets()), content_type=XLSX)
    response["Content-Disposition"] = (
        "attachment; filename=\"gongkai.xlsx\"; filename*=UTF-8''%E5%9F%BA%E7%A1%80%E6%95%B0%E6%8D%AE.xlsx"
    )
    return response


@require_http_methods(["GET", "POST"])
@allow(Permission.IMPORT_DATA)
def upload(request: DeskRequest) -> HttpResponse:
    """Take a filled workbook in, for a look at it."""
    form = forms.Upload(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = actions.read_workbook(
                actor=request.user,
                body=request.desk_body,
                file_name=file.name,
                content=file.read(workbook.MOST_BYTES + 1),
            )
        except PeopleRefused as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("bodies:import_preview", uuid=batch.uuid)
    context = {
        "form": form,
        "sheets": importing.sheets(),
        "batches": ImportBatch.objects.visible_to(request.user)[:10],
    }
    return render(
        request, "bodies/import.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
@allow(Permission.IMPORT_DATA)
def preview(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Show what the workbook would write and what is wrong with it; take it on POST."""
    batch = get_object_or_404(ImportBatch.objects.visible_to(request.user), uuid=uuid)
    if request.method == "POST":
        act = partial(actions.accept_import, batch=batch, actor=request.user)
        return pressed(request, act, said="已全部导入。", to=request.path)
    faults = () if batch.accepted_at else actions.faults_of(batch)
    rows = actions.rows_of(batch)
    pages = [
        (sheet, rows[sheet.title])
        for sheet in importing.sheets()
        if rows.get(sheet.title)
    ]
    shown = [
        (
            sheet,
            len(found),
            [
                (row.number, [row[field.key] for field in sheet.fields])
                for row in found[:200]
            ],
        )
        for sheet, found in pages
    ]
    context = {
        "batch": batch,
        "faults": faults,
        "pages": shown,
        "waiting": queries.waiting_for_passwords(batch.body)
        if batch.accepted_at
        else (),
    }
    return render(request, "bodies/import_preview.html", context)
