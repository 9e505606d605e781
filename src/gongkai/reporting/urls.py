"""The report workbench, under ``/desk/reports/``."""

from django.urls import path

from gongkai.reporting.views import (
    cells,
    closing,
    listing,
    narrative,
    papers,
    workbench,
)

app_name = "reporting"

ONE = "<slug:code>/<int:year>/"

urlpatterns = [
    path("", listing.reports, name="reports"),
    path("naming/", listing.naming, name="naming"),
    path("import/", listing.take_in, name="import"),
    path(ONE, workbench.workbench, name="workbench"),
    path(ONE + "rehearsal/", workbench.rehearsal, name="rehearsal"),
    path(ONE + "differences/", workbench.differences, name="differences"),
    path(ONE + "cells/<slug:table>/<slug:row>/<str:column>/", cells.cell, name="cell"),
    path(ONE + "narrative/", narrative.edit, name="narrative"),
    path(ONE + "redraft/", narrative.redraft, name="redraft"),
    path(ONE + "explain/", workbench.explain, name="explain"),
    path(ONE + "check/", closing.check, name="check"),
    path(ONE + "sign/", closing.sign, name="sign"),
    path(ONE + "return/", closing.send_back, name="return"),
    path(ONE + "freeze/", closing.freeze, name="freeze"),
    path(ONE + "publish/", closing.publish, name="publish"),
    path(ONE + "undo-import/", closing.undo_import, name="undo_import"),
    path(ONE + "preview/", papers.preview, name="preview"),
    path(ONE + "report.<str:extension>", papers.download, name="download"),
]
