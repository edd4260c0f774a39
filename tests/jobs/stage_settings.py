"""Only what a worker of the sample jobs needs: its processes start four times sooner."""

from encadena.site.settings import *  # noqa: F403  the real settings, with fewer rooms
from encadena.site.settings import INSTALLED_APPS as ALL_APPS

_ROOMS = {f"encadena.{room}" for room in ("jobs", "accounts", "ui", "kernel")}
INSTALLED_APPS = [app for app in ALL_APPS if not app.startswith("encadena.") or app in _ROOMS]
