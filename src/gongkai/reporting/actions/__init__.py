"""Every write on annual reports."""

from gongkai.reporting.actions.closing import (
    check_report,
    freeze_report,
    reopen_report,
    sign_report,
)
from gongkai.reporting.actions.drafting import (
    explain_finding,
    name_channels,
    open_report,
    redraft,
    save_narrative,
)
from gongkai.reporting.actions.importing import import_report, undo_import
from gongkai.reporting.actions.publishing import import_errors, publish_report

__all__ = [
    "check_report",
    "explain_finding",
    "freeze_report",
    "import_errors",
    "import_report",
    "name_channels",
    "open_report",
    "publish_report",
    "redraft",
    "reopen_report",
    "save_narrative",
    "sign_report",
    "undo_import",
]
