"""What diagnoses show in the shell and on other rooms' pages.

A room above may put panels under a diagnosis (slot ``diagnosis``, its address takes the diagnosis) and a link beside
each of its items (slot ``diagnosis_item``, its address takes the diagnosis and the item's code).
"""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.advisory.panels.section import SECTION
from encadena.audit import registry as audit
from encadena.ui import nav, slots

READERS = [
    Role.ADVISER,
    Role.HEAD,
    Role.COORDINATOR,
    Role.FIRM,
    Role.AGENCY_REGION,
    Role.AGENCY,
    Role.ADMINISTRATOR,
]

nav.register(
    _("Diagnósticos"),
    "readiness:list",
    icon="clipboard-check",
    order=34,
    roles=READERS,
    key="d",
    section=SECTION,
)
for slot in ("firm", "client"):
    slots.register(
        slot,
        "diagnosis",
        label=_("Diagnóstico"),
        url_name=f"readiness:{slot}_panel",
        order=55,
        roles=READERS,
    )

for verb, text in {
    "diagnosis.opened": _("abrió el diagnóstico"),
    "diagnosis.rating_begun": _("empezó a responder"),
    "diagnosis.answer_changed": _("cambió una respuesta"),
    "diagnosis.rated": _("entregó las respuestas"),
    "diagnosis.rating_reopened": _("reabrió las respuestas"),
    "diagnosis.talked": _("anotó lo conversado"),
    "diagnosis.finished": _("terminó el diagnóstico"),
    "diagnosis.withdrawn": _("retiró el diagnóstico"),
    "diagnosis.back": _("devolvió el diagnóstico a la lista"),
    "firm.diagnosis_opened": _("abrió un diagnóstico"),
    "firm.diagnosis_finished": _("terminó un diagnóstico"),
}.items():
    audit.describe(verb, text)
