"""Why two firms may be one, in words."""

from django.utils.translation import gettext as _

from ..rules.likeness import Likeness, Reason


def reason_text(reason: Reason) -> str:
    """``same_phone`` → «mismo teléfono»; names that are nearly the same say how nearly."""
    return {
        "same_rut": _("mismo RUT"),
        "same_name": _("mismo nombre"),
        "names_alike": _("nombres parecidos (%(percent)s %%)") % {"percent": reason.percent},
        "same_phone": _("mismo teléfono"),
        "same_email": _("mismo correo"),
        "same_domain": _("mismo dominio en la web"),
        "same_owner": _("misma dueña o dueño"),
        "same_address": _("misma dirección"),
    }.get(reason.code, reason.code)


def reasons_text(likeness: Likeness) -> str:
    """All reasons in one line, the weightiest first."""
    return ", ".join(reason_text(reason) for reason in likeness.reasons)
