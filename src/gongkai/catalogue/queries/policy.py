"""How a body counts and numbers."""

from gongkai.bodies.models import PublicBody
from gongkai.catalogue import policies
from gongkai.catalogue.models import CountingPolicy, IndexRule


def policy_of(body: PublicBody) -> policies.Policy:
    """Return the body's own counting policy, or the one we ship."""
    own = CountingPolicy.objects.filter(body=body).first()
    return own.policy if own else policies.DEFAULT


def index_form(body: PublicBody) -> tuple[str, bool]:
    """Return the prefix of the body's index numbers, and whether they name the month."""
    rule = IndexRule.objects.filter(body=body).first()
    return (rule.prefix, rule.with_month) if rule else (body.code, False)
