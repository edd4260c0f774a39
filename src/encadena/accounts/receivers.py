"""Listens to sign-in (is a second factor missing?), to invitations and links (the mail leaves after the commit)."""

from typing import Any

from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core.mail import send_mail
from django.dispatch import receiver
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from encadena.kernel.events import subscribe

from .events import InvitationIssued, LinkRenewed
from .models import AccessLink, Invitation, User
from .queries.links import token_of
from .queries.security import MISSING, needs_second_factor


@receiver(user_logged_in)
def note_at_sign_in(request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    if request is not None:
        _note(request, user)


@receiver([authenticator_added, authenticator_removed])
def note_after_a_change(request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    if request is not None:
        user.__dict__.pop("_has_second_factor", None)
        _note(request, user)


@subscribe(InvitationIssued)
def send_invitation(event: InvitationIssued) -> None:
    """In the language of the invitation. Django's mail backend decides where it goes; the console is its twin."""
    invitation = Invitation.objects.select_related("invited_by").get(pk=event.invitation_id)
    link = (event.site or settings.PUBLIC_URL) + reverse("accounts:accept_invitation", args=[event.token])
    context = {"invitation": invitation, "link": link, "inviter": invitation.invited_by}
    with translation.override(invitation.language):
        subject = render_to_string("accounts/mail/invitation_subject.txt", context).strip()
        body = render_to_string("accounts/mail/invitation.txt", context)
    send_mail(subject, body, None, [invitation.email])


@subscribe(LinkRenewed)
def send_fresh_link(event: LinkRenewed) -> None:
    """To the account's own address, in its language."""
    link = AccessLink.objects.select_related("user").get(pk=event.link_id)
    if link.user is None:
        return
    url = (event.site or settings.PUBLIC_URL) + reverse("accounts:enter_by_link", args=[token_of(link)])
    with translation.override(link.user.language):
        subject = render_to_string("accounts/mail/fresh_link_subject.txt").strip()
        body = render_to_string("accounts/mail/fresh_link.txt", {"link": link, "url": url})
    send_mail(subject, body, None, [link.user.email])


def _note(request: HttpRequest, user: User) -> None:
    if needs_second_factor(user):
        request.session[MISSING] = True
    else:
        request.session.pop(MISSING, None)
