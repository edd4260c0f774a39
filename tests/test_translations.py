"""Spanish is written in the code; English is complete everywhere, Portuguese wherever a buyer reads."""

import os
import re
import shutil
from collections import defaultdict
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command

SRC = Path(settings.PACKAGE)
WITH_PORTUGUESE = {"ui", "accounts", "matchmaking", "search"}
CATALOGUES = sorted(SRC.glob("*/locale/*/LC_MESSAGES/django.po"))
SPEAKING = sorted({path.relative_to(SRC).parts[0] for path in CATALOGUES})


def _name(path: Path) -> str:
    return f"{path.relative_to(SRC).parts[0]}-{path.parts[-3]}"


@pytest.mark.parametrize("path", CATALOGUES, ids=_name)
def test_every_sentence_is_translated(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    missing = [e.msgid for e in catalogue if not e.obsolete and (not e.translated() or e.fuzzy)]
    assert missing == []


@pytest.mark.parametrize("path", CATALOGUES, ids=_name)
def test_placeholders_survive_the_translation(path: Path) -> None:
    broken = []
    for entry in polib.pofile(str(path)):
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            if text and _fields(text) - _fields(entry.msgid) - _fields(entry.msgid_plural):
                broken.append((entry.msgid, text))
    assert broken == []


@pytest.mark.parametrize("language", ["en", "pt"])
def test_rooms_translate_the_same_sentence_alike(language: str) -> None:
    """All catalogues become one, and one room would speak with another's word; other meanings need a context."""
    said: dict[tuple[str | None, str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in (p for p in CATALOGUES if p.parts[-3] == language):
        for e in polib.pofile(str(path)):
            if not e.obsolete:
                text = e.msgstr or str(sorted(e.msgstr_plural.items()))
                said[e.msgctxt, e.msgid, e.msgid_plural][text].append(_name(path))
    assert {key[1]: dict(texts) for key, texts in said.items() if len(texts) > 1} == {}


def test_every_room_with_sentences_has_its_catalogues() -> None:
    missing = []
    for room in settings.ROOMS:
        folder = SRC / room
        speaks = any(
            "{% translate" in p.read_text() or "{% blocktranslate" in p.read_text() for p in folder.rglob("*.html")
        )
        speaks = speaks or any("gettext" in p.read_text() for p in folder.rglob("*.py"))
        for language in ["en", *(["pt"] if room in WITH_PORTUGUESE else [])]:
            if speaks and not (folder / "locale" / language / "LC_MESSAGES" / "django.po").exists():
                missing.append(f"{room}-{language}")
    assert missing == []


@pytest.mark.parametrize("room", SPEAKING)
def test_no_sentence_of_the_source_is_missing_in_the_catalogues(
    room: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Collects anew into a copy and compares, so that a sentence added without its translation fails here."""
    if not shutil.which("xgettext"):
        if os.environ.get("CI") == "true":
            pytest.fail("xgettext is missing: install gettext")
        pytest.skip("xgettext is not installed (apt-get install gettext)")
    copy = tmp_path / room
    shutil.copytree(SRC / room, copy, ignore=shutil.ignore_patterns("vendor", "*.mo", "__pycache__"))
    paths = sorted((copy / "locale").glob("*/LC_MESSAGES/django.po"))
    monkeypatch.chdir(copy)
    languages = [path.parts[-3] for path in paths]
    call_command("makemessages", locale=languages, no_location=True, no_obsolete=True, verbosity=0)
    forgotten = [
        f"{path.parts[-3]}: {e.msgid}"
        for path in paths
        for e in polib.pofile(str(path))
        if not e.translated() or e.fuzzy
    ]
    assert forgotten == []


def _fields(text: str) -> set[str]:
    return set(re.findall(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}", text))
