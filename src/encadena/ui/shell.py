"""The frame around every page, for one reader: the menu of their role, and the places under their thumb on a phone."""

from django.http import HttpRequest

from encadena.ui import nav

UNDER_THE_THUMB = 3


def shell_of(request: HttpRequest) -> dict[str, object]:
    """``items``, the same grouped as ``sections``, and ``quick``, the first few."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    items = nav.items_for(getattr(user, "role", ""), request.path) if signed_in else []
    return {"items": items, "sections": nav.sections_of(items), "quick": items[:UNDER_THE_THUMB]}
