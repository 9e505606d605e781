"""Where things stand on the portal: the addresses every other part links to."""

from uuid import UUID

from gongkai.bodies.models import PublicBody


def body_path(body: PublicBody) -> str:
    """Return the address of a body's column on its county's portal."""
    return f"/{body.county.code}/{body.code}/"


def item_path(body: PublicBody, subject: UUID) -> str:
    """Return the address of an item's page."""
    return f"{body_path(body)}item/{subject}/"


def report_path(body: PublicBody, year: int) -> str:
    """Return the address of an annual report's page."""
    return f"{body_path(body)}report/{year}/"
