"""``encadena open-follow-ups``: the follow-ups that fall due in the coming thirty days, each opened once."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...actions.follow_up import schedule_follow_ups


class Command(BaseCommand):
    help = str(gettext_lazy("Abre los seguimientos que corresponden en los próximos 30 días. Puede repetirse."))

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(_("%(opened)s seguimientos abiertos.") % {"opened": schedule_follow_ups(actor=None)})
