"""Forms of the second factor and of passkeys."""

from typing import Any, ClassVar

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from .worded import WordedForm, Words

_CODE = Words(_("Código"), _("El de seis dígitos de tu aplicación, o uno de recuperación."))


class _TypedCode(WordedForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update({"inputmode": "numeric", "autocapitalize": "off"})


class AuthenticateForm(_TypedCode, base.AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    words: ClassVar = {"code": _CODE}


class ReauthenticateForm(_TypedCode, base.ReauthenticateForm):  # type: ignore[misc]
    words: ClassVar = {"code": _CODE}


class ActivateTOTPForm(_TypedCode, totp.ActivateTOTPForm):  # type: ignore[misc]
    words: ClassVar = {"code": Words(_("Código de la aplicación"))}


class AddWebAuthnForm(WordedForm, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    words: ClassVar = {
        "name": Words(_("Nombre de la llave"), _("Para reconocerla después: el equipo o el teléfono que la guarda.")),
        "passwordless": Words(
            _("Entrar solo con esta llave"),
            _("Sin contraseña: el equipo pide tu huella, tu rostro o su PIN."),
        ),
    }


class EditWebAuthnForm(WordedForm, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    words: ClassVar = {"name": Words(_("Nombre de la llave"))}
