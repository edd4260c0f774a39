"""``encadena send-alerts``: the mails of the day, each once however often it runs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...actions.alert import send_all_alerts


class Command(BaseCommand):
    help = str(
        gettext_lazy("Envía los avisos por correo que correspondan hoy. Puede repetirse: cada aviso sale una vez.")
    )

    def handle(self, *args: Any, **options: Any) -> None:
        total = send_all_alerts(actor=None)
        self.stdout.write(_("%(mails)s correos con %(alerts)s avisos.") % vars(total))
        if total.failed:
            raise CommandError(
                _("%(failed)s avisos no se pudieron enviar y quedan para la próxima vez. Revisa el servidor de correo.")
                % vars(total)
            )
