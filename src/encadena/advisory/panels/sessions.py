"""What sessions show in the shell and on other rooms' pages."""

from django.utils.translation import gettext_lazy as _

from encadena.audit import registry as audit

for verb, text in {
    "area.added": _("agregó un área de asesoría"),
    "area.retired": _("retiró un área de asesoría"),
    "session.logged": _("registró la sesión"),
    "session.corrected": _("corrigió la sesión"),
    "session.withdrawn": _("retiró la sesión"),
    "session.restored": _("devolvió la sesión al registro"),
    "session.step_done": _("cumplió el próximo paso"),
    "session.step_reopened": _("reabrió el próximo paso"),
    "session.step_postponed": _("cambió la fecha del próximo paso"),
}.items():
    audit.describe(verb, text)
