"""What sessions show in the shell and on other rooms' pages."""

from django.utils.translation import gettext_lazy as _

from encadena.audit import registry as audit

audit.describe("area.added", _("agregó un área de asesoría"))
audit.describe("area.retired", _("retiró un área de asesoría"))
