"""What pilot groups show in the shell, and the sessions that belong to them."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.audit import registry as audit
from encadena.ui import nav

from ..choices import CohortState
from ..queries.cohorts import cohort_links
from ..registry import register_links
from .section import SECTION

READERS = [
    Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR,
]  # fmt: skip

nav.register(
    _("Grupos piloto"),
    "advisory:cohorts",
    icon="users-group",
    order=37,
    roles=READERS,
    section=SECTION,
)
register_links("cohort", label=_("Grupo piloto"), options=cohort_links)

for verb, text in {
    "cohort.created": _("creó el grupo piloto"),
    "cohort.edited": _("editó el grupo piloto"),
    "cohort.entered": _("hizo entrar a una empresa"),
    "cohort.left": _("sacó a una empresa"),
    "cohort.came_back": _("devolvió a una empresa al grupo"),
    "cohort.state_changed": _("cambió el estado del grupo"),
    "client.entered_cohort": _("la hizo entrar a un grupo piloto"),
    "client.left_cohort": _("la sacó de un grupo piloto"),
}.items():
    audit.describe(verb, text)

audit.field_names("advisory.cohort", {"member": _("empresa"), "criteria": _("criterios de entrada")})
audit.field_names("advisory.client", {"cohort": _("grupo piloto")})
audit.value_shown("advisory.cohort", "state", lambda code: dict(CohortState.choices).get(code, code))
audit.value_shown("advisory.cohort", "criteria", lambda rows: _("%(n)s criterios") % {"n": len(rows or [])})
