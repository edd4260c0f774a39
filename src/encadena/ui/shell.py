"""The frame around every page, for one reader: the menu of their role, and the places under their thumb on a phone."""

from django.http import HttpRequest

from encadena.ui import nav

UNDER_THE_THUMB = 3


def shell_of(request: HttpRequest) -> dict[str, object]:
    """``items``, the same grouped as ``sections``, and ``quick``, the first few."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    items = nav.items_for(getattr(user, "role", ""), request.path) if signed_in else []
    return {"items": items, "sections": nav.sections_of(items), "quick": _daily(items)}


def _daily(items: list[nav.Item]) -> list[nav.Item]:
    """Places with a key of their own are the daily ones."""
    return sorted(items, key=lambda item: not item.entry.key)[:UNDER_THE_THUMB]
