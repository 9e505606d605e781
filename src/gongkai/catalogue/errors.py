"""Refusals of the catalogue; each message names the field, the reason and the way out."""

from collections.abc import Sequence

from gongkai.bodies.importing import Fault


class CatalogueRefused(Exception):
    """An act on columns, items or the ledger that the rules do not allow."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class ImportRefused(CatalogueRefused):
    """A workbook with faults; nothing of it was taken."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(
            f"工作簿有{len(faults)}处问题，未导入任何内容；请按所列位置修改后重新上传。"
        )
        self.faults = tuple(faults)
