"""Expert material on the page of a gap: tie, untie."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.advisory.models import Material
from encadena.advisory.queries.materials import materials_visible_to
from encadena.kernel.errors import DomainError

from ...actions.gap_material import tie_material, untie_material
from ...models import Gap
from ...wording.errors import sentence_of
from ..plan_access import reader, workable_gap


@require_POST
def tie(request: HttpRequest, pk: int, material: int) -> HttpResponse:
    gap, found = _both(request, pk, material)
    try:
        tie_material(gap, found, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence_of(error))
    else:
        undo = f"undo:{reverse('readiness:gap_material_untie', args=[pk, material])}"
        messages.success(request, _("“%(title)s” quedó en la brecha.") % {"title": found}, extra_tags=undo)
    return redirect("readiness:gap", pk=pk)


@require_POST
def untie(request: HttpRequest, pk: int, material: int) -> HttpResponse:
    gap, found = _both(request, pk, material)
    untie_material(gap, found, actor=reader(request))
    undo = f"undo:{reverse('readiness:gap_material_tie', args=[pk, material])}"
    messages.success(request, _("Quitaste “%(title)s” de la brecha.") % {"title": found}, extra_tags=undo)
    return redirect("readiness:gap", pk=pk)


def _both(request: HttpRequest, pk: int, material: int) -> tuple[Gap, Material]:
    """Raises 404 or 403."""
    gap = workable_gap(request, pk)
    return gap, get_object_or_404(materials_visible_to(request.user), pk=material)
