"""``encadena ask-fair-outcomes``: asks exhibitors by mail what a fair brought; each question goes out once."""

from typing import Any

from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.accounts.queries.links import token_of
from encadena.kernel import clock

from ...actions.outcome_mail import answering_link, claim_mail, give_back_mail
from ...models import Exhibitor
from ...queries.asking import fairs_being_asked, owing
from ...wording.outcome_mail import mail_of


class Command(BaseCommand):
    help = str(
        gettext_lazy(
            "Pregunta por correo a los expositores qué trajeron de las ferias que ya pasaron. Puede repetirse."
        )
    )

    def handle(self, *args: Any, **options: Any) -> None:
        today, sent, failed = clock.today(), 0, 0
        for fair in fairs_being_asked(today):
            term, people = owing(fair, today)
            for exhibitor in people:
                left = _ask(exhibitor, term)
                sent += left is True
                failed += left is None
        self.stdout.write(_("%(count)s correos enviados.") % {"count": sent})
        if failed:
            raise CommandError(
                _("%(failed)s correos no se pudieron enviar y quedan para la próxima vez.") % {"failed": failed}
            )


def _ask(exhibitor: Exhibitor, term: int) -> bool | None:
    """Whether a mail left; None: the post refused it. Claimed first, so that two runs never write the same mail."""
    if not claim_mail(exhibitor, term=term, actor=None):
        return False
    mail = mail_of(exhibitor, term, token_of(answering_link(exhibitor, actor=None)))
    try:
        send_mail(mail.subject, mail.body, None, [mail.to])
    except OSError:
        give_back_mail(exhibitor, term=term, actor=None)
        return None
    return True
