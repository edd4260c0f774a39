"""One mail for each reader, in the language of each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils import translation

from encadena.accounts.models import User
from encadena.matchmaking.wording.mails import Mail

from ..models import Application


@dataclass(frozen=True)
class Letters:
    """``write`` yields address, subject and text for each of ``emails``."""

    emails: list[str]
    write: Callable[[], Iterator[tuple[str, str, str]]]


def letters(application: Application, users: Sequence[User], compose: Callable[[], Mail]) -> Letters:
    """To every account of the firm, else to the firm's own mail, in Spanish."""
    firm = application.firm
    readers = [(u.email, u.language) for u in users] or [(firm.email, "es")] * bool(firm.email)

    def write() -> Iterator[tuple[str, str, str]]:
        for email, language in readers:
            with translation.override(language):
                mail = compose()
                yield email, mail.subject, mail.body

    return Letters([email for email, _language in readers], write)
