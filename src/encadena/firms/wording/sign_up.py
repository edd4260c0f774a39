"""The mails to somebody who signs up for a firm."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from encadena.accounts.models import User

from ..choices import RequestState
from ..models import RepresentationRequest


def decision_mail(request: RepresentationRequest) -> tuple[str, str]:
    """Subject and body, in the language of the person."""
    words = {"firm": request.firm_name, "reason": request.reason, "link": settings.PUBLIC_URL + reverse("home")}
    with translation.override(request.user.language):
        if request.state == RequestState.ACCEPTED:
            subject = _("Encadena: ya puedes entrar con %(firm)s")
            body = _("Revisamos tu comprobante. Desde ahora actúas por %(firm)s.\n\nEntra aquí: %(link)s\n")
        else:
            subject = _("Encadena: no pudimos aceptar tu solicitud por %(firm)s")
            body = _(
                "Revisamos tu comprobante y no pudimos aceptarlo.\n\nMotivo: %(reason)s\n\n"
                "Puedes enviar otro aquí: %(link)s\n"
            )
        return subject % words, body % words


def repeated_mail(user: User) -> tuple[str, str]:
    words = {"link": settings.PUBLIC_URL + reverse("account_login"), "reset": reverse("account_reset_password")}
    words["reset"] = settings.PUBLIC_URL + words["reset"]
    with translation.override(user.language):
        subject = _("Encadena: ya tienes una cuenta")
        body = _(
            "Alguien quiso crear una cuenta con este correo. Si fuiste tú, entra con la que ya tienes: %(link)s\n"
            "Desde ahí puedes pedir acceso a otra empresa.\n\n"
            "Si olvidaste tu contraseña: %(reset)s\n\nSi no fuiste tú, no tienes que hacer nada.\n"
        )
        return subject, body % words
