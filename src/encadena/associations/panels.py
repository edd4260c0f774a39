"""What the room shows in the shell and on the page of a firm, and the words of its log."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.audit import registry as audit
from encadena.ui import home, nav, slots

nav.register(
    _("Asociaciones"),
    "associations:list",
    icon="building-community",
    order=44,
    roles=[Role.ASSOCIATION, Role.AGENCY, Role.ADMINISTRATOR],
)
slots.register(
    "firm",
    "associations",
    label=_("Asociaciones"),
    url_name="associations:firm_panel",
    order=66,
    roles=[Role.FIRM, Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.AGENCY, Role.ADMINISTRATOR],
)
home.register_card(
    "associations",
    "associations:home_card",
    28,
    [Role.ASSOCIATION, Role.FIRM, Role.ADVISER, Role.HEAD, Role.COORDINATOR],
)

for verb, text in {
    "association.members_claimed": _("dijo que hay socias por confirmar"),
    "association.claim_answered": _("respondió una membresía por confirmar"),
    "association.sheet_undone": _("deshizo una planilla de socias"),
    "firm.association_permitted": _("permitió a una asociación ver qué recibió la empresa"),
    "firm.association_unpermitted": _("retiró a una asociación el permiso de ver qué recibió la empresa"),
}.items():
    audit.describe(verb, text)
