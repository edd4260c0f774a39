from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FairsConfig(AppConfig):
    name = "encadena.fairs"
    label = "fairs"
    verbose_name = _("Ferias")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("panels", "receivers"):
            if find_spec(f"{self.name}.{module}"):
                import_module(f"{self.name}.{module}")
