"""The language of a page that sets no cookie: what the address says, else what the browser asks for."""

from django.http import HttpRequest
from django.utils.translation import get_language

SPOKEN = {"es": "Español", "en": "English"}


def language_of(request: HttpRequest) -> str:
    asked = request.GET.get("idioma", "") or (get_language() or "")[:2]
    return asked if asked in SPOKEN else "es"


def languages_of(request: HttpRequest) -> list[dict[str, str]]:
    current = language_of(request)
    return [
        {"code": code, "name": name, "address": "" if code == current else f"{request.path}?idioma={code}"}
        for code, name in SPOKEN.items()
    ]
