"""What training shows in the shell and on other rooms' pages."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.audit import registry as audit
from encadena.ui import home, nav, slots

from .section import SECTION

READERS = [Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR]

nav.register(
    _("Cursos"),
    "advisory:trainings",
    icon="school",
    order=34,
    roles=[*READERS, Role.FIRM],
    section=SECTION,
)
slots.register(
    "firm",
    "trainings",
    label=_("Cursos"),
    url_name="advisory:training_firm_panel",
    order=45,
    roles=[*READERS, Role.FIRM],
)
slots.register("client", "trainings", label=_("Cursos"), url_name="advisory:training_client_panel", order=45)
slots.register(
    "day", "trainings", label=_("Cursos de hoy"), url_name="advisory:training_day_panel", order=30,
    roles=[Role.ADVISER, Role.HEAD],
)  # fmt: skip
home.register_card("trainings", "advisory:training_card", 25, [Role.ADVISER, Role.HEAD, Role.FIRM])

audit.describe("training.created", _("creó el curso"))
audit.describe("training.updated", _("editó el curso"))
audit.describe("training.state_changed", _("cambió el estado del curso"))
audit.describe("registration.made", _("inscribió a una persona"))
audit.describe("registration.cancelled", _("anuló una inscripción"))
audit.describe("registration.restored", _("recuperó una inscripción"))
audit.describe("registration.moved_up", _("pasó de la lista de espera a un cupo"))
audit.describe("attendance.marked", _("registró asistencia"))
audit.describe("attendance.import_undone", _("retiró una asistencia al deshacer una importación"))
audit.describe("registration.import_undone", _("retiró una inscripción al deshacer una importación"))
audit.describe("certificate.issued", _("emitió un certificado"))
audit.describe("certificate.revoked", _("revocó un certificado"))
audit.field_names("advisory.training", {"days": _("días")})
