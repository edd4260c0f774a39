"""Words about expert material: what can be wrong, and the mail that reminds."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .. import errors
from ..choices import MaterialState
from ..models import Alert, Material, MaterialReading
from ..registry import Mail

SENTENCES: Mapping[str, object] = {
    errors.MATERIAL_CENTRE_OUT: _("Uno de los centros elegidos no depende de ti. Revisa la lista y guarda de nuevo."),
    errors.MATERIAL_CHANGED: _("Alguien lo cambió mientras lo editabas. Ábrelo de nuevo y repite lo que falta."),
    errors.MATERIAL_HAS_EDITION: _("Ya hay una edición nueva en preparación. Búscala entre tus borradores."),
    errors.MATERIAL_INCOMPLETE: _("Para publicarlo falta: %(missing)s. Complétalo con “Editar”."),
    errors.MATERIAL_LINK_WRONG: _("El enlace “%(link)s” no sirve: debe comenzar con https:// y nombrar un sitio."),
    errors.MATERIAL_NOT_DRAFT: _("Ya no es un borrador. Vuelve a cargar la página para ver cómo está."),
    errors.MATERIAL_NOT_PUBLISHED: _("No está publicado. Vuelve a cargar la página para ver cómo está."),
    errors.MATERIAL_NOT_READ: _("Todavía no habías confirmado que lo leíste, así que no hay nada que deshacer."),
    errors.MATERIAL_NOT_RETIRED: _("No está retirado. Vuelve a cargar la página para ver cómo está."),
    errors.MATERIAL_REASON_MISSING: _("Falta el motivo. Cuenta en una línea por qué se retira."),
    errors.MATERIAL_WITHOUT_READERS: _("Falta quién debe leerlo. Marca al menos un tipo de persona."),
}


def material_mail(alerts: Sequence[Alert]) -> Mail | None:
    """None when all was read, retired or replaced meanwhile."""
    rows = Material.objects.filter(pk__in=[a.object_id for a in alerts], state=MaterialState.PUBLISHED)
    done = MaterialReading.objects.filter(confirmed_at__isnull=False, user__email=alerts[0].email)
    waiting = list(rows.exclude(pk__in=done.values("material")).order_by("read_by", "pk"))
    if not waiting:
        return None
    told = [
        {"material": material, "link": settings.PUBLIC_URL + reverse("advisory:material", args=[material.pk])}
        for material in waiting
    ]
    subject = ngettext("%(n)s material experto por leer", "%(n)s materiales expertos por leer", len(told))
    return Mail(subject % {"n": len(told)}, render_to_string("advisory/mail/material.txt", {"rows": told}))
