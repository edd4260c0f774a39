"""The form without signal: one page for everybody in a language, the files it needs, and a version that names both."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from posixpath import join, normpath

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation

from ..choices import Mode

FOLDER = "advisory/sessions"
SCRIPTS = (f"{FOLDER}/vault.js", f"{FOLDER}/sync.js")
_NAMED = re.compile(r'(?:src|href)="([^"#?]+)')
_IMPORTED = re.compile(r'^import[^"]*"(\.[^"]+)"', re.MULTILINE)


@dataclass(frozen=True)
class Shell:
    """``files`` are addresses; ``version`` changes when the page or any byte of them does."""

    html: str
    files: tuple[str, ...]
    version: str


def shell_in(language: str) -> Shell:
    """In one of the languages of the site; the first of them for any other."""
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGES[0][0]
    return _made(known) if settings.DEBUG else _kept(known)


def worker_in(language: str) -> str:
    """The text of the service worker, with what only the server knows before it."""
    shell = shell_in(language)
    setup = {
        "version": shell.version,
        "shell": f"{reverse('advisory:session_shell')}?idioma={language}",
        "files": shell.files,
        "scripts": [static(name) for name in SCRIPTS],
        "home": reverse("advisory:session_new"),
        "data": reverse("advisory:session_data"),
        "send": reverse("advisory:session_send"),
        "logout": reverse("account_logout"),
        "leave": reverse("advisory:session_leave"),
    }
    return f"const SETUP = {json.dumps(setup)};\n{_source(f'{FOLDER}/worker.js').read_text()}"


def _made(language: str) -> Shell:
    """Rendered for nobody: without a request there is no account and no token in it."""
    with translation.override(language):
        html = render_to_string("advisory/sessions/shell.html", {"modes": Mode.choices, "values": {}})
    names = sorted(set(_reached(html)))
    told = sha256(html.encode())
    for name in (*names, f"{FOLDER}/worker.js"):
        told.update(_source(name).read_bytes())
    return Shell(html, tuple(static(name) for name in names), told.hexdigest()[:16])


_kept = lru_cache(maxsize=8)(_made)


def _reached(html: str) -> Iterator[str]:
    """Every static file that the page names, and those that its modules import."""
    waiting = [url.removeprefix(settings.STATIC_URL) for url in _NAMED.findall(html) if _is_static(url)]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        yield name
        if name.endswith(".js") and "/vendor/" not in name:
            text = _source(name).read_text()
            waiting += [normpath(join(name.rpartition("/")[0], other)) for other in _IMPORTED.findall(text)]


def _is_static(url: str) -> bool:
    return url.startswith(settings.STATIC_URL)


def _source(name: str) -> Path:
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(name)
    return Path(found)
