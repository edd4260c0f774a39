"""The published report of the network for everybody: its public view, its files, in Spanish and English.

Nothing is computed for a passer-by: a file is made once for each language and kept; a page and a file carry the hash of
the report, so that whoever has them need not load them again.
"""

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from ...models import Snapshot
from ...planning.keeping import report_of
from ...queries.access import public_snapshots
from ...rules.report import Report
from ..public_language import language_of, languages_of
from ..report_files import MAKERS, as_download, file_name, made
from ..report_page import page_of
from ..seals import seal_of

FRESH = 300  # seconds in which nobody asks again: a report that is withdrawn disappears within them
KEPT = 7 * 24 * 3600


@login_not_required
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    with translation.override(language_of(request)):
        rows = public_snapshots().order_by("-year").only("year", "published_at", "digest")
        context = {"rows": list(rows), "languages": languages_of(request), "chosen": _chosen(request)}
        return _kept_by_readers(render(request, "impact/public_list.html", context))


@login_not_required
@require_safe
def report(request: HttpRequest, year: int) -> HttpResponse:
    found = _published(year)
    with translation.override(language_of(request)):
        tag = _tag(found, language_of(request))
        if request.headers.get("If-None-Match") == tag:
            return _kept_by_readers(HttpResponse(status=304), tag)
        context = {
            **page_of(report_of(found.public_report), seal_of(found), linked=False),
            "snapshot": found,
            "year": year,
            "languages": languages_of(request),
            "chosen": _chosen(request),
        }
        return _kept_by_readers(render(request, "impact/public.html", context), tag)


@login_not_required
@require_safe
def report_file(request: HttpRequest, year: int, ending: str) -> HttpResponse:
    found, language = _published(year), language_of(request)
    if ending not in MAKERS:
        raise Http404
    tag = _tag(found, language, ending)
    if request.headers.get("If-None-Match") == tag:
        return _kept_by_readers(HttpResponse(status=304), tag)
    told = report_of(found.public_report)
    content = _made_once(found, told, ending, language)
    return _kept_by_readers(as_download(content, MAKERS[ending][0], file_name(told, ending)), tag)


def _made_once(found: Snapshot, told: Report, ending: str, language: str) -> bytes:
    key = f"impact:file:{found.pk}:{found.digest}:{language}:{ending}"
    content: bytes | None = cache.get(key)
    if content is None:
        _kind, content = made(told, ending, seal_of(found), language)
        cache.set(key, content, KEPT)
    return content


def _published(year: int) -> Snapshot:
    found = public_snapshots().filter(year=year).first()
    if found is None:
        raise Http404
    return found


def _tag(found: Snapshot, language: str, ending: str = "page") -> str:
    return f'"{found.digest[:24]}-{found.pk}-{language}-{ending}"'


def _chosen(request: HttpRequest) -> str:
    """The language that the address names, to be carried on to other addresses."""
    return language_of(request) if "idioma" in request.GET else ""


def _kept_by_readers(response: HttpResponse, tag: str = "") -> HttpResponse:
    patch_cache_control(response, public=True, max_age=FRESH)
    if tag:
        response["ETag"] = tag
    return response
