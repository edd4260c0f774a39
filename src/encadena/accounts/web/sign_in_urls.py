"""Addresses whose names have no namespace, because Django and allauth look them up so: sign-in and language."""

from allauth.mfa.webauthn.views import login_webauthn
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from .views import language

urlpatterns = [
    path("idioma/", language.choose, name="set_language"),
    # allauth leaves this one behind the login wall, where nobody who wants to sign in can reach it
    path("2fa/webauthn/login/", login_not_required(login_webauthn), name="mfa_login_webauthn"),
    path("", include("allauth.urls")),
]
