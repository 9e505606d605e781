"""Every write of the catalogue."""

from gongkai.catalogue.actions.columns import add_column, change_column
from gongkai.catalogue.actions.confirming import confirm_link
from gongkai.catalogue.actions.drafting import draft_item, edit_item, file_item
from gongkai.catalogue.actions.ending import repeal_item, withdraw_item
from gongkai.catalogue.actions.importing import import_charges, import_decisions
from gongkai.catalogue.actions.ledger import record_charge, record_decision
from gongkai.catalogue.actions.numbering import set_index_rule
from gongkai.catalogue.actions.policy import set_counting_policy
from gongkai.catalogue.actions.publishing import publish_item

__all__ = [
    "add_column",
    "change_column",
    "confirm_link",
    "draft_item",
    "edit_item",
    "file_item",
    "import_charges",
    "import_decisions",
    "publish_item",
    "record_charge",
    "record_decision",
    "repeal_item",
    "set_counting_policy",
    "set_index_rule",
    "withdraw_item",
]
