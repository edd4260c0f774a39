"""What diagnoses and plans show on the page of a client firm."""

from django.utils.translation import gettext_lazy as _

from encadena.ui import portal, slots

from ..wording.portal import steps_of

portal.register_steps("readiness", steps_of)
slots.register(portal.SLOT, "plan", label=_("Tu plan"), url_name="readiness:portal_plan", order=10)
slots.register(portal.SLOT, "diagnosis", label=_("Tu diagnóstico"), url_name="readiness:portal_diagnosis", order=20)
