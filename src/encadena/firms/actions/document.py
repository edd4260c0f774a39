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
from ..errors import DOCUMENT_REPLACED, DOCUMENT_SAME_FILE, DOCUMENT_TITLE_MISSING, DOCUMENT_WITHDRAWN
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
    ``dates_reversed``, ``document_same_file``.
    """
    extension, content = check_document(upload)
    check_validity(issued_on, expires_on)
    title = _title_of(title or file_name.rpartition(".")[0] or file_name)
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        current = Document.objects.filter(firm=firm, withdrawn_at__isnull=True, replaced_by__isnull=True)
        same = current.filter(kind=kind, sha256=digest).first()
        if replaces is not None and replaces.sha256 == digest:
            raise DomainError(DOCUMENT_SAME_FILE, title=replaces.title)
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


def replace_document(
    document: Document,
    *,
    upload: Readable,
    file_name: str,
    actor: User | None,
    title: str = "",
    issued_on: date | None = None,
    expires_on: date | None = None,
) -> Document:
    """A newer edition of the same paper; the older one stays to be read. What pointed to it keeps pointing to it.

    Raises ``document_replaced``, ``document_withdrawn``, ``document_same_file`` and what ``add_document`` raises.
    """
    with transaction.atomic():
        current = Document.objects.select_for_update().select_related("firm").get(pk=document.pk)
        if current.withdrawn_at:
            raise DomainError(DOCUMENT_WITHDRAWN, title=current.title)
        if Document.objects.filter(replaces=current).exists():
            raise DomainError(DOCUMENT_REPLACED, title=current.title)
        return add_document(
            current.firm, kind=current.kind, upload=upload, file_name=file_name, title=title or current.title,
            issued_on=issued_on, expires_on=expires_on, replaces=current, actor=actor,
        )  # fmt: skip


def edit_document(
    document: Document,
    *,
    title: str,
    kind: str,
    issued_on: date | None,
    expires_on: date | None,
    actor: User | None,
) -> Document:
    """Correct what was typed about a paper. Raises ``dates_reversed``, ``document_title_missing``."""
    check_validity(issued_on, expires_on)
    new = {"title": _title_of(title), "kind": DocumentKind(kind), "issued_on": issued_on, "expires_on": expires_on}
    with transaction.atomic():
        current = Document.objects.select_for_update().select_related("firm").get(pk=document.pk)
        changed = {name: value for name, value in new.items() if getattr(current, name) != value}
        if changed:
            pairs = {f"document.{name}": [_plain(getattr(current, name)), _plain(v)] for name, v in changed.items()}
            for name, value in changed.items():
                setattr(current, name, value)
            current.save(update_fields=list(changed))
            context = {"document": current.title}
            record("firm.document_edited", current.firm, actor=actor, changes=pairs, context=context)
            publish(FirmsChanged((current.firm_id,)))
    return current


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


def _title_of(text: str) -> str:
    title = " ".join(text.split())[:200]
    if not title:
        raise DomainError(DOCUMENT_TITLE_MISSING)
    return title


def _plain(value: date | str | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value
