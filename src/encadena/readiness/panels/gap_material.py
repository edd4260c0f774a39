"""Which expert material a firm may open, and the words of the log."""

from django.utils.translation import gettext_lazy as _

from encadena.advisory.registry import register_handed_material
from encadena.audit import registry as audit

from ..queries.gap_material import handed_to

register_handed_material(handed_to)
audit.describe("gap.material_tied", _("sumó material para la brecha"))
audit.describe("gap.material_untied", _("quitó material de la brecha"))
audit.field_names("readiness.gap", {"material": _("material experto")})
