"""``encadena remind-missions``: who leaves within a week is reminded, who came back is asked; from a timer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.accounts.models import User
from encadena.kernel import clock

from ...actions.notices import send_once
from ...choices import NoticeKind
from ...models import Application
from ...queries.people import departing, returned, users_of
from ...wording.letters import letters
from ...wording.mails import debrief_mail, departure_mail


class Command(BaseCommand):
    help = str(
        gettext_lazy(
            "Recuerda por correo las misiones que empiezan y pregunta qué trajo a quienes volvieron. Puede repetirse."
        )
    )

    def handle(self, *args: Any, **options: Any) -> None:
        leaving, back = list(departing(clock.today())), returned(clock.today())
        users = users_of([*leaving, *(one for one, _term in back)])
        left = [_remind(one, users.get(one.pk, [])) for one in leaving]
        left += [_ask(one, users.get(one.pk, []), term) for one, term in back]
        self.stdout.write(_("%(count)s correos enviados.") % {"count": sum(n or 0 for n in left)})
        if failed := left.count(None):
            raise CommandError(
                _("%(failed)s correos no se pudieron enviar y quedan para la próxima vez.") % {"failed": failed}
            )


def _remind(one: Application, users: list[User]) -> int | None:
    found = letters(one, users, lambda: departure_mail(one))
    key = one.mission.starts_on.isoformat()
    return send_once(one, kind=NoticeKind.DEPARTURE, key=key, emails=found.emails, write=found.write, actor=None)


def _ask(one: Application, users: list[User], term: int) -> int | None:
    found = letters(one, users, lambda: debrief_mail(one, term))
    return send_once(
        one, kind=NoticeKind.DEBRIEF, key=str(int(term)), emails=found.emails, write=found.write, actor=None
    )
