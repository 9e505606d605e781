"""Taking the next index number (索引号) of a body."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from gongkai.bodies.models import PublicBody, Staff
from gongkai.catalogue import entries
from gongkai.catalogue.actions.trace import trace
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import IndexCounter, IndexRule
from gongkai.law.days import statutory_day
from gongkai.trail import moment


def take_index_number(body: PublicBody, at: datetime) -> str:
    """Return the next index number of ``body``, ``<prefix>/<year>[month]-<serial>``.

    The counter's row stays locked until the caller's transaction ends: no number is
    given twice, and none is lost when the publication fails.
    """
    rule = IndexRule.objects.filter(body=body).first()
    day = statutory_day(at)
    period = f"{day:%Y%m}" if rule and rule.with_month else f"{day:%Y}"
    IndexCounter.objects.get_or_create(body=body, period=period)
    counter = IndexCounter.objects.filter(body=body, period=period)
    counter.update(last=F("last") + 1)
    serial = counter.values_list("last", flat=True).get()
    return f"{rule.prefix if rule else body.code}/{period}-{serial:05}"


@transaction.atomic
def set_index_rule(
    *,
    actor: Staff | None,
    body: PublicBody,
    prefix: str,
    with_month: bool = False,
    at: datetime | None = None,
) -> IndexRule:
    """Set the form of the body's index numbers, from the next one on.

    :raises CatalogueRefused: the prefix is empty, too long or holds a separator.
    """
    prefix = prefix.strip()
    if not prefix or len(prefix) > 30 or not prefix.replace("-", "").isalnum():
        raise CatalogueRefused(
            f"索引号前缀“{prefix[:30]}”不合规，请填写统一社会信用代码或机构代码（字母、数字，30个字符以内）。",
            "index_prefix",
        )
    rule, _ = IndexRule.objects.update_or_create(
        body=body, defaults={"prefix": prefix, "with_month": with_month}
    )
    trace(
        entries.INDEX_RULE,
        actor=actor,
        body=body,
        subject=f"body:{body.code}",
        at=at or moment.now(),
        prefix=prefix,
    )
    return rule
