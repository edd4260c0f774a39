from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "encadena.site"
    label = "site"
    verbose_name = _("Sitio")

    def ready(self) -> None:
        import_module("encadena.site.panels")
