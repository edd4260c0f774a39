"""What referrals show in the shell and on the client's page."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.audit import registry as audit
from encadena.ui import nav, slots

from ..choices import ReferralState
from .section import SECTION

READERS = [
    Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR, Role.PROMOTER,
    Role.ASSOCIATION,
]  # fmt: skip

nav.register(
    _("Derivaciones"),
    "advisory:referrals",
    icon="arrows-split",
    order=36,
    roles=READERS,
    section=SECTION,
)
slots.register("client", "referrals", label=_("Derivaciones"), url_name="advisory:client_referrals", order=80)

for verb, text in {
    "referral.sent": _("envió una derivación"),
    "referral.received": _("registró la recepción de una derivación"),
    "referral.accepted": _("aceptó una derivación"),
    "referral.declined": _("rechazó una derivación"),
    "referral.closed": _("registró el resultado de una derivación"),
    "referral.withdrawn": _("retiró una derivación"),
}.items():
    audit.describe(verb, text)

audit.field_names("advisory.client", {"referral": _("derivación"), "referral.state": _("estado de la derivación")})
audit.value_shown("advisory.client", "referral.state", lambda code: dict(ReferralState.choices).get(code, code))
