"""``encadena remind-meetings``: an hour before their first meeting people get their day; from a timer, once each."""

from typing import Any

from django.core.mail import send_mail
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.kernel import clock

from ...actions.day_mail import REMINDER, claim_notice, give_back, note_sent
from ...queries.reminders import Reminder, due_reminders
from ...wording.day_mail import reminder_mail


class Command(BaseCommand):
    help = str(gettext_lazy("Recuerda por correo las reuniones de hoy, una hora antes de la primera. Puede repetirse."))

    def handle(self, *args: Any, **options: Any) -> None:
        sent = sum(_remind(reminder) for reminder in list(due_reminders(clock.now())))
        self.stdout.write(_("%(count)s correos enviados.") % {"count": sent})


def _remind(reminder: Reminder) -> bool:
    person = reminder.participant
    mail = reminder_mail(person, person.round, reminder.programme, reminder.seats)
    if not mail.to:
        return False
    notice = claim_notice(person, kind=REMINDER, key=reminder.key, emails=[mail.to], actor=None)
    if notice is None:
        return False
    try:
        send_mail(mail.subject, mail.body, None, [mail.to])
    except OSError:
        give_back(notice, actor=None)
        return False
    note_sent(notice, actor=None)
    return True
