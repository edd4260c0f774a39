"""What the shell needs on every page."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from encadena.ui.shell import shell_of


def shell(request: HttpRequest) -> dict[str, object]:
    """``shell.items``, ``shell.sections`` and ``shell.quick``; built only when a page draws them."""
    return {"shell": SimpleLazyObject(lambda: shell_of(request))}
