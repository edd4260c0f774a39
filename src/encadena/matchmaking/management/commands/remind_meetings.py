"""``encadena remind-meetings``: an hour before their first meeting people get their day; from a timer, once each."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.kernel import clock

from ...actions.day_mail import REMINDER, send_once
from ...queries.reminders import Reminder, due_reminders
from ...wording.day_mail import reminder_mail


class Command(BaseCommand):
    help = str(gettext_lazy("Recuerda por correo las reuniones de hoy, una hora antes de la primera. Puede repetirse."))

    def handle(self, *args: Any, **options: Any) -> None:
        sent = sum(_remind(reminder) for reminder in list(due_reminders(clock.now())))
        self.stdout.write(_("%(count)s correos enviados.") % {"count": sent})


def _remind(reminder: Reminder) -> int:
    person = reminder.participant
    mail = reminder_mail(person, person.round, reminder.programme, reminder.seats)
    words = [(mail.to, mail.subject, mail.body)]
    emails = [mail.to] if mail.to else []
    return send_once(person, kind=REMINDER, key=reminder.key, emails=emails, write=lambda: words, actor=None)
