from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "encadena.jobs"
    label = "jobs"
    verbose_name = _("Trabajos")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("panels", "receivers"):
            if find_spec(f"{self.name}.{module}"):
                import_module(f"{self.name}.{module}")
        for room in apps.get_app_configs():
            if room.name.startswith("encadena.") and room.name != self.name and find_spec(f"{room.name}.jobs"):
                import_module(f"{room.name}.jobs")
