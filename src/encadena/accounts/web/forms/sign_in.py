"""Sign-in, password and e-mail forms."""

from typing import ClassVar

from allauth.account import forms as allauth
from django.utils.translation import gettext_lazy as _

from .worded import PASSWORD_HELP, WordedForm, Words

NEW_PASSWORD = Words(_("Contraseña nueva"), PASSWORD_HELP)
AGAIN = Words(_("Contraseña nueva, otra vez"))
DIFFERENT = _("Las dos contraseñas no son iguales. Escríbelas otra vez.")


class LoginForm(WordedForm, allauth.LoginForm):  # type: ignore[misc]  # allauth ships no types
    words: ClassVar = {
        "login": Words(_("Correo")),
        "password": Words(_("Contraseña")),
        "remember": Words(_("Recordarme en este equipo")),
    }


class ReauthenticateForm(WordedForm, allauth.ReauthenticateForm):  # type: ignore[misc]
    words: ClassVar = {"password": Words(_("Contraseña"))}


class ChangePasswordForm(WordedForm, allauth.ChangePasswordForm):  # type: ignore[misc]
    words: ClassVar = {
        "oldpassword": Words(_("Contraseña actual")),
        "password1": NEW_PASSWORD,
        "password2": AGAIN,
    }
    mismatch = DIFFERENT


class SetPasswordForm(WordedForm, allauth.SetPasswordForm):  # type: ignore[misc]
    words: ClassVar = {"password1": NEW_PASSWORD, "password2": AGAIN}
    mismatch = DIFFERENT


class ResetPasswordForm(WordedForm, allauth.ResetPasswordForm):  # type: ignore[misc]
    words: ClassVar = {"email": Words(_("Correo"))}


class ResetPasswordKeyForm(WordedForm, allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    words: ClassVar = {"password1": NEW_PASSWORD, "password2": AGAIN}
    mismatch = DIFFERENT


class AddEmailForm(WordedForm, allauth.AddEmailForm):  # type: ignore[misc]
    words: ClassVar = {"email": Words(_("Correo nuevo"))}


class ChangeEmailForm(WordedForm, allauth.ChangeEmailForm):  # type: ignore[misc]
    words: ClassVar = {"email": Words(_("Correo nuevo"), _("Te enviaremos un enlace para confirmarlo."))}
