"""What accompaniment shows on the page of a client firm."""

from django.utils.translation import gettext_lazy as _

from encadena.ui import portal, slots

from ..wording.portal import steps_of

portal.register_steps("advisory", steps_of)
slots.register(portal.SLOT, "courses", label=_("Cursos"), url_name="advisory:portal_courses", order=40)
slots.register(portal.SLOT, "centre", label=_("Tu centro"), url_name="advisory:portal_centre", order=50)
