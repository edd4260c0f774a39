"""Documents of a firm: handed in once, never deleted."""

import hashlib
import secrets
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ..choices import DocumentKind
from ..errors import DOCUMENT_TITLE_MISSING
from ..events import FirmsChanged
from ..models import Document, Firm
from ..rules.document import check_document, check_validity
from ..rules.photo import Readable


def add_document(
    firm: Firm,
    *,
    kind: str,
    upload: Readable,
    file_name: str,
    actor: User | None,
    title: str = "",
    issued_on: date | None = None,
    expires_on: date | None = None,
    replaces: Document | None = None,
) -> Document:
    """Keep a paper of the firm; the same file of the same kind again gives the one that is there.

    Raises ``document_too_large``, ``document_empty``, ``document_unknown``, ``document_title_missing``,
    ``dates_reversed``.
    """
    extension, content = check_document(upload)
    check_validity(issued_on, expires_on)
    title = " ".join((title or file_name.rpartition(".")[0] or file_name).split())[:200]
    if not title:
        raise DomainError(DOCUMENT_TITLE_MISSING)
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        same = Document.objects.filter(firm=firm, kind=kind, sha256=digest, withdrawn_at__isnull=True).first()
        if same is not None and replaces is None:
            return same
        document = Document(
            firm=firm, kind=DocumentKind(kind), title=title, file_name=file_name[:200], size=len(content),
            sha256=digest, issued_on=issued_on, expires_on=expires_on, uploaded_by=actor, replaces=replaces,
        )  # fmt: skip
        document.file.save(f"{secrets.token_hex(16)}.{extension}", ContentFile(content), save=False)
        document.save()
        record("firm.document_added", firm, actor=actor, changes={"document": [None, title]})
        publish(FirmsChanged((firm.pk,)))
    return document


def withdraw_document(document: Document, *, actor: User | None) -> Document:
    """It is no longer offered as evidence; what already points to it keeps it. ``bring_back_document`` undoes it."""
    return _set_withdrawn(document, True, actor)


def bring_back_document(document: Document, *, actor: User | None) -> Document:
    return _set_withdrawn(document, False, actor)


def _set_withdrawn(document: Document, withdrawn: bool, actor: User | None) -> Document:
    with transaction.atomic():
        current = Document.objects.select_for_update().select_related("firm").get(pk=document.pk)
        if bool(current.withdrawn_at) != withdrawn:
            current.withdrawn_at = clock.now() if withdrawn else None
            current.save(update_fields=["withdrawn_at"])
            verb = "firm.document_withdrawn" if withdrawn else "firm.document_back"
            pair = [current.title, None] if withdrawn else [None, current.title]
            record(verb, current.firm, actor=actor, changes={"document": pair})
    return current
