"""Choosing how a body's publications are counted."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.bodies.models import PublicBody, Staff
from gongkai.catalogue import entries, policies
from gongkai.catalogue.actions.trace import trace
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import CountingPolicy
from gongkai.trail import moment


@transaction.atomic
def set_counting_policy(
    *,
    actor: Staff | None,
    body: PublicBody,
    name: str,
    groups: Sequence[Mapping[str, Any]],
    at: datetime | None = None,
) -> CountingPolicy:
    """Set the body's counting policy and return it.

    :raises CatalogueRefused: it has no name, names an unknown kind, or one kind twice.
    """
    name = name.strip()
    if not name:
        raise CatalogueRefused(
            "口径名称为空，请填写，例如“县级统一口径（2024）”。", "name"
        )
    try:
        policy = policies.from_json(name, groups)
    except (KeyError, TypeError) as error:
        raise CatalogueRefused(
            "关键文件分组有误：每组应有名称、信息种类和是否合并计数。", "groups"
        ) from error
    if len(policy.kinds) != len(set(policy.kinds)):
        raise CatalogueRefused(
            "同一信息种类出现在两个分组中会重复计数，请只保留一处。", "groups"
        )
    stored, _ = CountingPolicy.objects.update_or_create(
        body=body, defaults={"name": name, "groups": policy.as_json()}
    )
    trace(
        entries.POLICY,
        actor=actor,
        body=body,
        subject=f"body:{body.code}",
        at=at or moment.now(),
        name=name,
    )
    return stored
