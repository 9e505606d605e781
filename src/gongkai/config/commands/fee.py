"""``gongkai fee``: the processing fee for a number of items or pages."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from gongkai.config.commands._input import integer
from gongkai.law.errors import BadHistory
from gongkai.law.fees import Band, FeeMethod, bands, fee_by_item, fee_by_page

HELP = "计算信息处理费（元）：gongkai fee items 件数，gongkai fee pages 页数；--explain 列出分档"
_EXPLAIN = "--explain"
_ARGUMENTS = 2
_TOTAL = {FeeMethod.ITEMS: fee_by_item, FeeMethod.PAGES: fee_by_page}


def run(argv: Sequence[str]) -> int:
    """Print the total in yuan, then the bands if asked for, and return 0.

    :raises LawError: the number cannot be used.
    """
    words = [word for word in argv if word != _EXPLAIN]
    known = {str(method.value): method for method in FeeMethod}
    if len(words) != _ARGUMENTS or words[0] not in known:
        raise BadHistory(
            "参数",
            " ".join(argv),
            "用法为 fee items 件数，或 fee pages 页数，可加 --explain",
        )
    method = known[words[0]]
    number = integer(f"{method.unit}数", words[1])
    sys.stdout.write(f"{_TOTAL[method](number)}\n")
    if _EXPLAIN in argv:
        sys.stdout.write(
            "".join(f"{_line(band, method)}\n" for band in bands(method, number))
        )
    return 0


def _line(band: Band, method: FeeMethod) -> str:
    rate = "逐档递增" if band.rate is None else f"每{method.unit} {band.rate} 元"
    return f"第 {band.first}–{band.last} {method.unit}：{rate}，计 {band.yuan} 元"
