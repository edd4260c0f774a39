"""``encadena remove-import-files``: what the settings say of old uploaded spreadsheets, done."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ...actions.importing import remove_old_files


class Command(BaseCommand):
    help = str(
        gettext_lazy("Borra las planillas subidas hace tiempo. Lo importado y la forma de deshacerlo se conservan.")
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--days",
            type=int,
            default=settings.IMPORT_FILE_DAYS,
            help=_("días desde que se aplicó, se deshizo o se dejó de lado (lo configurado: %(days)s)")
            % {"days": settings.IMPORT_FILE_DAYS},
        )

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        if days < 1:
            raise CommandError(_("Los días tienen que ser 1 o más. No se borró nada."), returncode=2)
        removed = remove_old_files(days=days, actor=None)
        text = ngettext("%(count)s planilla borrada.", "%(count)s planillas borradas.", removed)
        self.stdout.write(text % {"count": removed})
