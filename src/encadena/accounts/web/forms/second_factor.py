"""Forms of the second factor and of passkeys."""

from typing import Any, ClassVar

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .worded import WordedForm, Words

_NOT_A_CREDENTIAL = (KeyError, TypeError, ValueError, AttributeError)
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


class _Credential(forms.Form):
    """The library that checks a credential trusts its shape; here rubbish is an error of the form, not a crash."""

    def _clean_fields(self) -> None:
        try:
            super()._clean_fields()  # type: ignore[misc]  # missing from django-stubs
        except _NOT_A_CREDENTIAL:
            self.add_error("credential", ValidationError(_("No se pudo leer la llave. Intenta de nuevo.")))

    def clean(self) -> dict[str, object] | None:
        try:
            return super().clean()
        except _NOT_A_CREDENTIAL as error:
            raise ValidationError(_("No se pudo leer la llave. Intenta de nuevo.")) from error


class LoginWebAuthnForm(_Credential, webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    pass


class AuthenticateWebAuthnForm(_Credential, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class ReauthenticateWebAuthnForm(_Credential, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class AddWebAuthnForm(_Credential, WordedForm, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    words: ClassVar = {
        "name": Words(_("Nombre de la llave"), _("Para reconocerla después: el equipo o el teléfono que la guarda.")),
        "passwordless": Words(
            _("Entrar solo con esta llave"),
            _("Sin contraseña: el equipo pide tu huella, tu rostro o su PIN."),
        ),
    }


class EditWebAuthnForm(WordedForm, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    words: ClassVar = {"name": Words(_("Nombre de la llave"))}
