"""The counting policy of a body."""

from gongkai.bodies.models import PublicBody
from gongkai.catalogue import policies
from gongkai.catalogue.models import CountingPolicy


def policy_of(body: PublicBody) -> policies.Policy:
    """Return the body's own counting policy, or the one we ship."""
    own = CountingPolicy.objects.filter(body=body).first()
    return own.policy if own else policies.DEFAULT
