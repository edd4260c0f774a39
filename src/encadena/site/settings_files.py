"""Settings of commands that work on files alone: words and languages, no rooms and no database."""

from pathlib import Path

INSTALLED_APPS: list[str] = []
LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English"), ("pt", "Português")]
LOCALE_PATHS = [Path(__file__).parents[1] / "matchmaking" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/Santiago"
