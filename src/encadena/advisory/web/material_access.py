"""How a view gets at expert material: out of reach is not found, and reading is not writing."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel.errors import DomainError

from ..models import Material
from ..queries.materials import READERS, materials_visible_to, may_write_material
from ..wording.errors import sentence_of
from .access import reader

PAGE = "advisory:material"


def inside_reader(request: HttpRequest) -> User:
    """Raises 403."""
    person = reader(request)
    if person.role not in READERS:
        raise PermissionDenied
    return person


def readable_material(request: HttpRequest, pk: int) -> Material:
    """Firms too, of what was handed to them. Raises 403 or 404."""
    if reader(request).role not in READERS | {Role.FIRM}:
        raise PermissionDenied
    return get_object_or_404(materials_visible_to(request.user), pk=pk)


def own_material_of(request: HttpRequest, pk: int) -> Material:
    """Raises 404, or 403 for whoever only reads it."""
    inside_reader(request)
    material = readable_material(request, pk)
    if not may_write_material(request.user, material):
        raise PermissionDenied
    return material


def acted(request: HttpRequest, pk: int, act: Callable[[], object], text: str, undo: str = "") -> HttpResponse:
    """Does it, says so or why not, and shows the material."""
    try:
        act()
    except DomainError as error:
        messages.error(request, sentence_of(error))
    else:
        messages.success(request, text, extra_tags=f"undo:{undo}" if undo else "")
    return redirect(PAGE, pk)
