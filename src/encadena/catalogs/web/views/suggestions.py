"""Codes suggested while an offering is described, as a fragment of a form."""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ...queries.suggestions import KINDS
from ...queries.suggestions import suggest as suggested

_FIELD_NAME = re.compile(r"[A-Za-z][\w-]{0,40}")
_LIMIT = 5
_TREES = {"goods": "products", "services": "services", "activities": "activities"}


def suggest(request: HttpRequest) -> HttpResponse:
    """Radio buttons named ``name`` (default ``code``), one per suggested code; ``chosen`` is ticked.

    ``kind`` is goods, services or activities; ``text`` is the description so far.
    """
    kind, name = request.GET.get("kind", "goods"), request.GET.get("name", "code")
    if kind not in KINDS or not _FIELD_NAME.fullmatch(name):
        return HttpResponseBadRequest(_("Falta decir qué se describe: un bien, un servicio o una actividad."))
    text, language = request.GET.get("text", "").strip(), get_language() or "es"
    found = suggested(kind, text, _LIMIT)
    context = {
        "kind": kind,
        "name": name,
        "text": text,
        "chosen": request.GET.get("chosen", ""),
        "catalog_url": f"catalogs:{_TREES[kind]}",
        "rows": [{"code": one.code, "name": one.name(language), "words": ", ".join(one.words)} for one in found],
    }
    return render(request, "catalogs/suggestions.html", context)
