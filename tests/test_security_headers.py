"""What every answer tells the browser to refuse, and how cookies travel."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from .cast import Cast

PAGES = ["/", "/cuenta/perfil/", "/cuenta/2fa/", "/cuenta/personas/", "/auditoria/", "/empresas/", "/ruedas/", "/red/"]
PUBLIC = ["/cuenta/login/", "/cuenta/signup/", "/cuenta/password/reset/", "/nowhere/", "/cuenta/invitacion/x/"]
TEMPLATES = sorted(Path(settings.PACKAGE).glob("*/templates/**/*.html"))


def policy_of(header: str) -> dict[str, list[str]]:
    return {words[0]: words[1:] for part in header.split(";") if (words := part.split())}


@pytest.fixture(params=[*PAGES, *PUBLIC])
def answer(request: pytest.FixtureRequest, client: Client, cast: Cast) -> Any:
    if request.param in PAGES:
        client.force_login(cast.administrator)
    return client.get(request.param)


def test_every_page_has_a_strict_content_policy(answer: Any) -> None:
    policy = policy_of(answer.headers["Content-Security-Policy"])
    assert policy["default-src"] == ["'self'"]
    assert policy["object-src"] == policy["frame-ancestors"] == ["'none'"]
    assert policy["base-uri"] == policy["form-action"] == ["'self'"]
    allowed = {source for sources in policy.values() for source in sources}
    assert allowed <= {"'self'", "'none'", "data:", "blob:"}


def test_nobody_frames_sniffs_or_learns_where_one_comes_from(answer: Any) -> None:
    headers = answer.headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(settings.PACKAGE)))
def test_no_template_needs_what_the_policy_refuses(path: Path) -> None:
    text = re.sub(r"(?s)\{#.*?#\}|\{% comment.*?endcomment %\}", "", path.read_text())
    data = re.sub(r'(?s)<script type="application/json".*?</script>', "", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", data), "inline script"
    assert not re.search(r"<style\b|\sstyle=", text), "inline style"
    assert not re.search(r"""\son[a-z]+=["']""", text), "inline handler"
    assert "javascript:" not in text
    assert not re.search(r"""<(script|link|img)\b[^>]*\b(src|href)=["'](https?:)?//""", text), "from another site"


def test_the_session_cookie_is_kept_from_scripts_and_from_other_sites(client: Client, cast: Cast) -> None:
    cast.adviser.set_password("una-clave-muy-larga")
    cast.adviser.save()
    client.post("/cuenta/login/", {"login": cast.adviser.email, "password": "una-clave-muy-larga"})
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"
    assert settings.CSRF_COOKIE_SAMESITE == "Lax"


def test_a_post_without_its_token_is_refused(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.administrator)
    assert client.post(f"/cuenta/personas/{cast.adviser.pk}/desactivar/").status_code == 403
    cast.adviser.refresh_from_db()
    assert cast.adviser.is_active


def test_pages_of_a_person_are_not_kept_by_shared_caches(client: Client, cast: Cast) -> None:
    client.force_login(cast.adviser)
    assert "Cookie" in client.get("/cuenta/perfil/").headers["Vary"]


def test_over_https_everything_is_secure(tmp_path: Path) -> None:
    """Asked of a process of its own, because settings are read once."""
    told = _settings(tmp_path, ENCADENA_HTTPS="1")
    assert told == {"hsts": 31_536_000, "redirect": True, "session": True, "csrf": True, "insecure_keys": False}


def test_on_a_laptop_plain_http_works(tmp_path: Path) -> None:
    told = _settings(tmp_path, ENCADENA_HTTPS="")
    assert told == {"hsts": 0, "redirect": False, "session": False, "csrf": False, "insecure_keys": True}


def _settings(home: Path, **environment: str) -> dict[str, object]:
    code = (
        "import json; from encadena.site import settings as s; print(json.dumps({"
        "'hsts': s.SECURE_HSTS_SECONDS, 'redirect': s.SECURE_SSL_REDIRECT, 'session': s.SESSION_COOKIE_SECURE,"
        "'csrf': s.CSRF_COOKIE_SECURE, 'insecure_keys': s.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN}))"
    )
    env = {**os.environ, "ENCADENA_HOME": str(home), **environment}
    told: dict[str, object] = json.loads(subprocess.check_output([sys.executable, "-c", code], env=env))
    return told
