"""Routes of the catalogue's desk pages."""

from django.urls import path

from gongkai.catalogue.views import (
    columns,
    importing,
    items,
    ledger,
    policy,
    records,
    steps,
)

app_name = "catalogue"
urlpatterns = [
    path("columns/", columns.columns, name="columns"),
    path("columns/add/", columns.add, name="add_column"),
    path("columns/<uuid:uuid>/", columns.change, name="change_column"),
    path("items/", items.items, name="items"),
    path("items/draft/", items.draft, name="draft_item"),
    path("items/<uuid:uuid>/", items.item, name="item"),
    path("items/<uuid:uuid>/edit/", items.edit, name="edit_item"),
    path("items/<uuid:uuid>/publish/", steps.publish, name="publish_item"),
    path("items/<uuid:uuid>/confirm/", steps.confirm, name="confirm_link"),
    path("items/<uuid:uuid>/withdraw/", steps.withdraw, name="withdraw_item"),
    path("items/<uuid:uuid>/repeal/", steps.repeal, name="repeal_item"),
    path("items/<uuid:uuid>/file/", steps.file, name="file_item"),
    path("decisions/", ledger.decisions, name="decisions"),
    path("charges/", ledger.charges, name="charges"),
    path("<str:ledger>/import/", importing.upload, name="import"),
    path("<str:ledger>/import/accept/", importing.accept, name="import_accept"),
    path(
        "<str:ledger>/import/template.xlsx", importing.template, name="import_template"
    ),
    path("counting/", policy.policy, name="policy"),
    path("numbering/", policy.numbering, name="numbering"),
    path("records/<int:year>/<str:row>/<str:column>/", records.records, name="records"),
]
