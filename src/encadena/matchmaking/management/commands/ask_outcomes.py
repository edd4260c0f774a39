"""``encadena ask-outcomes``: asks by mail how the meetings went; from a timer, each question goes out once."""

from typing import Any

from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.accounts.queries.links import token_of

from ...actions.outcome_mail import answering_link, claim_mail, give_back_mail
from ...choices import Term
from ...models import Participant, Round
from ...queries.outcomes import current_term, owing, rounds_being_asked
from ...wording.outcome_mail import mail_of


class Command(BaseCommand):
    help = str(
        gettext_lazy("Pregunta por correo en qué quedaron las reuniones de las ruedas que ya pasaron. Puede repetirse.")
    )

    def handle(self, *args: Any, **options: Any) -> None:
        sent = failed = 0
        for round in rounds_being_asked(Round.objects.all()):
            term = current_term(round) or Term.EVENT
            for person in owing(round, term).exclude(outcome_mails__term=term).select_related("round"):
                left = _ask(person, term)
                sent += left is True
                failed += left is None
        self.stdout.write(_("%(count)s correos enviados.") % {"count": sent})
        if failed:
            raise CommandError(
                _("%(failed)s correos no se pudieron enviar y quedan para la próxima vez.") % {"failed": failed}
            )


def _ask(person: Participant, term: int) -> bool | None:
    """Whether a mail left; None: the post refused it. Claimed first, so that two runs never write the same mail."""
    if not person.email or not claim_mail(person, term=term, actor=None):
        return False
    mail = mail_of(person, term, token_of(answering_link(person, actor=None)))
    try:
        send_mail(mail.subject, mail.body, None, [mail.to])
    except OSError:
        give_back_mail(person, term=term, actor=None)
        return None
    return True
