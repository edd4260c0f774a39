"""What sign-in may and may not do here, and the words of its refusals."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..models import User
from ..queries.security import is_last_factor

_ALTERNATIVES = {
    "reauthenticate": _("Usar tu contraseña"),
    "mfa_reauthenticate": _("Usar un código"),
    "mfa_reauthenticate:webauthn": _("Usar una llave de acceso"),
}


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Esta cuenta está desactivada. Pide a quien administra la red que la reactive."),
        "cannot_remove_primary_email": _("No puedes quitar tu correo principal."),
        "duplicate_email": _("Ese correo ya es el de tu cuenta."),
        "email_password_mismatch": _("El correo o la contraseña no coinciden. Revisa ambos e intenta de nuevo."),
        "email_taken": _("Otra cuenta ya usa ese correo."),
        "enter_current_password": _("Esa no es tu contraseña actual."),
        "incorrect_code": _("El código no es correcto. Revisa la hora del teléfono y escribe el código más reciente."),
        "incorrect_password": _("La contraseña no es correcta."),
        "invalid_or_expired_key": _("El enlace ya no sirve: venció o se usó antes."),
        "invalid_login": _("No fue posible entrar con esos datos."),
        "invalid_password_reset": _("El enlace para cambiar la contraseña ya no sirve. Pide uno nuevo."),
        "too_many_login_attempts": _("Demasiados intentos fallidos. Espera unos minutos e intenta de nuevo."),
        "unknown_email": _("Ninguna cuenta usa ese correo."),
        "unverified_primary_email": _("Confirma primero tu correo principal."),
        "select_only_one": _("Elige solo uno."),
        "same_as_current": _("El valor nuevo tiene que ser distinto del actual."),
        "rate_limited": _("Demasiadas solicitudes seguidas. Espera un momento e intenta de nuevo."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account alone: an invitation does."""
        return False

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        methods = super().get_reauthentication_methods(user)
        return [{**one, "description": _ALTERNATIVES[one["id"]]} for one in methods]


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    error_messages: ClassVar[dict[str, Any]] = {
        "add_email_blocked": _("No puedes agregar correos a una cuenta con segundo factor."),
        "cannot_delete_authenticator": _("No puedes quitar el segundo factor: tu rol lo exige."),
        "cannot_generate_recovery_codes": _("Activa primero un segundo factor; después podrás generar códigos."),
        "incorrect_code": Adapter.error_messages["incorrect_code"],
        "unverified_email": _("Confirma primero tu correo; después podrás activar el segundo factor."),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Where a second factor is required, the last one stays."""
        return not (settings.REQUIRE_MFA and is_last_factor(authenticator))
