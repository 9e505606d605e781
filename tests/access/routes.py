"""The routes of the installation, read from the URLconf."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter

from gongkai.bodies.access import Policy, policy_of


@dataclass(frozen=True)
class Route:
    """A named route: its view, its policy and what its path takes."""

    name: str
    view: Callable[..., Any]
    policy: Policy | None
    converters: dict[str, Any]

    def address(self, **values: Any) -> str:
        """Return the route's address; what is not given is filled with something that is nowhere."""
        given = {
            name: values.get(name, _nowhere(converter))
            for name, converter in self.converters.items()
        }
        return reverse(self.name, kwargs=given)

    @property
    def keys(self) -> list[str]:
        """The parts of the path that name a record by its UUID."""
        return [
            name
            for name, converter in self.converters.items()
            if isinstance(converter, UUIDConverter)
        ]

    @property
    def numbers(self) -> list[str]:
        """The parts of the path that are whole numbers."""
        return [
            name
            for name, converter in self.converters.items()
            if isinstance(converter, IntConverter)
        ]


def _nowhere(converter: Any) -> Any:
    if isinstance(converter, UUIDConverter):
        return "00000000-0000-7000-8000-000000000000"
    return 1999 if isinstance(converter, IntConverter) else "nowhere"


def routes() -> list[Route]:
    """Return every route, by name."""
    return sorted(_walk(get_resolver(), (), {}), key=lambda route: route.name)


def _walk(
    resolver: URLResolver, spaces: tuple[str, ...], converters: dict[str, Any]
) -> Iterator[Route]:
    for each in resolver.url_patterns:
        taken = {**converters, **getattr(each.pattern, "converters", {})}
        if isinstance(each, URLResolver):
            space = (each.namespace,) if each.namespace else ()
            yield from _walk(each, (*spaces, *space), taken)
        elif isinstance(each, URLPattern):
            name = ":".join((*spaces, each.name or "(no name)"))
            yield Route(name, each.callback, policy_of(each.callback, name), taken)
