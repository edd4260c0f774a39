"""Mails of a round, in the language of whoever reads them."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from encadena.accounts.models import AccessLink
from encadena.accounts.queries.links import token_of


@dataclass(frozen=True)
class Mail:
    subject: str
    body: str
    to: str = ""


def mail(name: str, context: dict[str, object]) -> Mail:
    """Of the templates ``mail/<name>_subject.txt`` and ``mail/<name>.txt``, in the language that is active."""
    subject = render_to_string(f"matchmaking/mail/{name}_subject.txt", context)
    return Mail(" ".join(subject.split()), render_to_string(f"matchmaking/mail/{name}.txt", context).strip() + "\n")


def address_of(link: AccessLink, site: str = "") -> str:
    """Where a link of access is opened."""
    return (site or settings.PUBLIC_URL) + reverse("accounts:enter_by_link", args=[token_of(link)])


def page(name: str, *args: object, site: str = "") -> str:
    """The whole address of a page of the room."""
    return (site or settings.PUBLIC_URL) + reverse(f"matchmaking:{name}", args=args)
