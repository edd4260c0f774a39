"""``encadena remind-meetings``: the day before and an hour ahead people get their meetings; from a timer, once each."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.kernel import clock

from ...actions.day_mail import REMINDER, send_once
from ...actions.notices import tell
from ...choices import NoticeKind
from ...queries.completeness import users_of
from ...queries.reminders import Reminder, due_reminders, due_tomorrow
from ...wording.day_mail import own_address, reminder_mail, tomorrow_mail


class Command(BaseCommand):
    help = str(
        gettext_lazy("Recuerda por correo las reuniones: el día antes y una hora antes de la primera. Puede repetirse.")
    )

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        sent = sum(_remind(reminder) for reminder in list(due_reminders(now)))
        sent += sum(_remind_of_tomorrow(reminder) for reminder in list(due_tomorrow(now)))
        self.stdout.write(_("%(count)s correos enviados.") % {"count": sent})


def _remind(reminder: Reminder) -> int:
    person = reminder.participant
    mail = reminder_mail(person, person.round, reminder.programme, reminder.seats)
    words = [(mail.to, mail.subject, mail.body)]
    emails = [mail.to] if mail.to else []
    return send_once(person, kind=REMINDER, key=reminder.key, emails=emails, write=lambda: words, actor=None)


def _remind_of_tomorrow(reminder: Reminder) -> int:
    person = reminder.participant

    def compose(url: str) -> tuple[str, str]:
        mail = tomorrow_mail(person, reminder.programme, reminder.seats, url)
        return mail.subject, mail.body

    return tell(
        person,
        users_of([person]).get(person.pk, []),
        person.email,
        kind=NoticeKind.DAY_BEFORE,
        key=reminder.key,
        compose=compose,
        link=lambda _user: own_address(person),
        actor=None,
    )
