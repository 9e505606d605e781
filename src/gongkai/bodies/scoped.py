"""Reaching records only through what a member of staff may see."""

from typing import Any, Self, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class ScopedQuerySet(models.QuerySet[M]):
    """A queryset of records that belong to a body.

    Use it as ``objects = ScopedQuerySet["Item"].as_manager()``. A model whose body is
    further away subclasses it and names the path: ``scope = "info_request__body"``.
    """

    scope = "body"

    def visible_to(self, staff: Any) -> Self:
        """Return the records of the bodies ``staff`` works in at this moment.

        Within a request these are the bodies for which the route's own permission was
        checked (see ``access``); elsewhere those whose desk the person may view.
        ``staff`` is ``request.user``: a ``Staff``, or a visitor, who sees nothing.
        """
        if not staff.is_authenticated:
            return self.none()
        return self.filter(**{f"{self.scope}__in": staff.scope_ids})
