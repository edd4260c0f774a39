"""What the shell needs on every page."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from encadena.ui import nav


def shell(request: HttpRequest) -> dict[str, object]:
    """``shell.sections`` and ``shell.items`` of the sidebar; built only when a page draws them, never for a fragment."""
    return {"shell": SimpleLazyObject(lambda: _shell(request))}


def _shell(request: HttpRequest) -> dict[str, object]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"items": [], "sections": [], "quick": []}
    items = nav.items_for(getattr(user, "role", ""), request.path)
    return {"items": items, "sections": nav.sections_of(items), "quick": items[:3]}
