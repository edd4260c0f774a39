"""Signing up for a firm by its RUT, and what a head or an administrator decides about it."""

import secrets

from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile
from django.db import transaction

from encadena.accounts.actions.account import create_account
from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.accounts.queries.security import has_confirmed_mail
from encadena.audit.actions import record
from encadena.kernel import clock, rut
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ..choices import DocumentKind, RequestState
from ..errors import ALREADY_DECIDED, REQUEST_MAIL_UNCONFIRMED, REQUEST_REASON_MISSING, REQUEST_WAITING
from ..events import RepresentationDecided, SignUpRepeated
from ..models import Firm, RepresentationRequest
from ..queries.links import firm_of_rut
from ..rules.photo import Readable
from ..rules.proof import check_proof
from ..rules.values import name_of, text_of
from .document import add_document
from .firm import create_firm
from .representation import represent


def sign_up(
    *,
    email: str,
    full_name: str,
    password: str,
    language: str,
    firm_rut: str,
    firm_name: str,
    upload: Readable,
    file_name: str,
    actor: User | None,
) -> RepresentationRequest | None:
    """A new account, its mail still to be confirmed, and its request. None when the mail has an account already.

    Takes as long either way, so that the answer tells nobody which. Raises ``rut_invalid``, ``name_missing`` and what
    ``check_proof`` raises.
    """
    number, name, proof = rut.clean(firm_rut), name_of(firm_name), check_proof(upload)
    with transaction.atomic():
        known = User.objects.filter(email__iexact=email).first()
        if known:
            make_password(password)
            publish(SignUpRepeated(known.pk))
            return None
        user = create_account(
            email=email, full_name=full_name, role=Role.FIRM, password=password, language=language, verified=False,
            actor=None,
        )  # fmt: skip
        return _ask(number, name, proof, file_name, user)


def ask_representation(
    *, firm_rut: str, firm_name: str, upload: Readable, file_name: str, actor: User
) -> RepresentationRequest:
    """Raises ``request_waiting`` for the same RUT again, ``rut_invalid``, ``name_missing``, and as ``check_proof``."""
    return _ask(rut.clean(firm_rut), name_of(firm_name), check_proof(upload), file_name, actor)


def _ask(number: str, name: str, proof: tuple[str, bytes], file_name: str, actor: User) -> RepresentationRequest:
    extension, content = proof
    request = RepresentationRequest(user=actor, rut=number, firm_name=name, proof_name=file_name[:200])
    with transaction.atomic():
        waiting = RepresentationRequest.objects.filter(user=actor, rut=number, state=RequestState.WAITING)
        if waiting.exists():
            raise DomainError(REQUEST_WAITING)
        request.proof.save(f"{secrets.token_hex(16)}.{extension}", ContentFile(content), save=False)
        request.save()
        record("representation.asked", request, actor=actor)
    return request


def accept_request(request: RepresentationRequest, *, actor: User) -> RepresentationRequest:
    """The person acts for the firm from now on; the proof becomes one of its documents.

    A RUT that nobody registered makes a new firm. Raises ``already_decided``, ``request_mail_unconfirmed``.
    """
    with transaction.atomic():
        current = _waiting(request)
        if not has_confirmed_mail(current.user):
            raise DomainError(REQUEST_MAIL_UNCONFIRMED, email=current.user.email)
        firm = firm_of_rut(current.rut) or _registered(current, actor)
        represent(current.user, f"firm:{firm.pk}", actor=actor)
        with current.proof.open("rb") as proof:
            upload = ContentFile(proof.read(), name=current.proof_name)
        current.document = add_document(
            firm, kind=DocumentKind.REPRESENTATION, upload=upload, file_name=current.proof_name, actor=current.user
        )
        current.firm = firm
        return _decided(current, RequestState.ACCEPTED, actor)


def refuse_request(request: RepresentationRequest, *, reason: str, actor: User) -> RepresentationRequest:
    """``reason`` is told to the person. Raises ``already_decided``, ``request_reason_missing``."""
    with transaction.atomic():
        current = _waiting(request)
        current.reason = text_of(reason, 300)
        if not current.reason:
            raise DomainError(REQUEST_REASON_MISSING)
        return _decided(current, RequestState.REFUSED, actor)


def _registered(request: RepresentationRequest, actor: User) -> Firm:
    return create_firm(data={"rut": request.rut, "name": request.firm_name}, centre=None, actor=actor)


def _waiting(request: RepresentationRequest) -> RepresentationRequest:
    current = RepresentationRequest.objects.select_for_update(of=("self",)).select_related("user").get(pk=request.pk)
    if current.state != RequestState.WAITING:
        raise DomainError(ALREADY_DECIDED)
    return current


def _decided(request: RepresentationRequest, state: RequestState, actor: User) -> RepresentationRequest:
    request.state, request.decided_by, request.decided_at = state, actor, clock.now()
    request.save()
    record(f"representation.{state.value}", request, actor=actor, context={"user": str(request.user)})
    publish(RepresentationDecided(request.pk))
    return request
