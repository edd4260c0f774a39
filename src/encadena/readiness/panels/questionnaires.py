"""What questionnaires show in the shell and on other rooms' pages."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.advisory.panels.section import SECTION
from encadena.audit import registry as audit
from encadena.ui import nav

nav.register(
    _("Cuestionarios"),
    "readiness:questionnaires",
    icon="list-check",
    order=35,
    roles=[Role.ADMINISTRATOR, Role.AGENCY],
    section=SECTION,
)

for verb, text in {
    "questionnaire.created": _("creó el cuestionario"),
    "questionnaire.copied": _("copió una versión a un borrador"),
    "questionnaire.edited": _("editó el borrador"),
    "questionnaire.published": _("publicó una versión"),
    "questionnaire.retired": _("retiró una versión"),
    "questionnaire.measured": _("calculó las estadísticas de una versión"),
}.items():
    audit.describe(verb, text)
