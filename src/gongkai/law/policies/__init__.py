"""What the law leaves open and this system settles, or holds from memory: each under a name.

An answer that rests on one of these says so; the 法制机构 can look it up and object.

>>> print(POLICIES["fourteen_days_inclusive"].text)
动态栏目以检查日前第 14 日（含）为界，该日有更新的仍算两周内更新。
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from gongkai.law.policies import charging, counting, handling, publishing, remedy
from gongkai.law.policies.policy import Mark, Policy

__all__ = ["POLICIES", "Mark", "Policy", "in_order"]

POLICIES: Mapping[str, Policy] = MappingProxyType(
    {
        policy.name: policy
        for rows in (
            handling.ROWS,
            charging.ROWS,
            remedy.ROWS,
            counting.ROWS,
            publishing.ROWS,
        )
        for policy in rows
    }
)


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Return ``names`` once each, in the order of the table.

    >>> in_order({"fee_bands", "restart_forgets"})
    ('restart_forgets', 'fee_bands')
    """
    used = set(names)
    return tuple(name for name in POLICIES if name in used)
