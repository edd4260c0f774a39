"""Logs advice, corrects it, takes it back: the one door for pages, the phone's queue, the API and spreadsheets."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.rules.firm import difference, plain, three_way
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError
from encadena.kernel.events import publish

from .. import errors
from ..events import SessionsChanged
from ..models import Client, Session, SessionClient
from ..queries.session_admission import Draft, admit
from ..queries.session_day import booked_on
from ..queries.session_state import CORRECTED, LOGGED, first_state, state_at, state_of
from ..rules.session import DEFAULTS, FIELDS, check_day, check_overlap, clean_session, parts, total
from .tally import recount

STORED = (*FIELDS, "area", "centre", "counts", "linked_kind", "linked_id", "linked_label")


def log_session(
    clients: Sequence[Client],
    *,
    data: Mapping[str, object],
    actor: User | None,
    key: UUID | None = None,
    adviser: User | None = None,
    offline: bool = False,
) -> Session:
    """Keep one session of ``adviser`` (the actor, if nobody is named) with these clients.

    ``data`` holds ``rules.session.FIELDS``, ``area`` (an ``Area`` or its code) and ``linked`` (``kind:pk``).
    The adviser's minutes are counted once; each client gets a part. It counts if it is substantive and specific, took
    contact time and every client had signed by that day; otherwise it is kept as a contact (``counts`` false).
    ``key`` makes it idempotent: the same key with the same content gives the session that is there, with other content
    ``Conflict('session_key_taken', session_id=…)``. Raises the errors of ``rules.session`` and of ``admit``.
    """
    adviser = adviser or actor
    if adviser is None:
        raise DomainError(errors.SESSION_ADVISER_MISSING)
    key = key or uuid4()
    values = {**DEFAULTS, **clean_session({"on": "", "mode": "", **data}, clock.today())}
    draft = Draft(list(clients), values, data.get("area"), str(data.get("linked") or ""), adviser, actor)
    try:
        with transaction.atomic():
            _take_turns(adviser)
            return _kept(key, draft) or _create(key, draft, offline)
    except IntegrityError:  # somebody else's turn: the same key under another adviser
        found = _kept(key, draft)
        if found is None:
            raise
        return found


def correct_session(
    session: Session,
    *,
    clients: Sequence[Client],
    data: Mapping[str, object],
    expected_version: int,
    actor: User | None,
) -> Session:
    """Change what a session says, if nobody corrected it since ``expected_version``.

    Otherwise ``Conflict('session_conflict', fields={field: {base, theirs, mine, take}}, version=…)``; sending what
    stands already changes nothing. Raises the errors of ``log_session``, and ``session_withdrawn``.
    """
    with transaction.atomic():
        _take_turns(session.adviser)
        current = Session.objects.select_related("area", "centre", "adviser").get(pk=session.pk)
        if current.withdrawn_at:
            raise DomainError(errors.SESSION_WITHDRAWN)
        before = state_of(current)
        values = {**_values_of(current), **clean_session(data, clock.today())}
        linked = str(data["linked"] or "") if "linked" in data else str(before["linked"])
        area = data.get("area") or current.area
        draft = Draft(list(clients), values, area, linked, current.adviser, actor, current)
        admitted = admit(draft)
        mine = state_of(_filled(current, admitted), [client.pk for client in draft.clients])
        _check_version(current, before, mine, expected_version)
        if changes := difference(before, mine):
            was = set(current.attended.values_list("client", flat=True))
            _save(current, expected=current.version)
            _seat(current, draft.clients)
            record(CORRECTED, current, actor=actor, changes=changes, context={"version": current.version})
            _tell(current, was | {client.pk for client in draft.clients}, actor)
    return current


def withdraw_session(session: Session, *, actor: User | None) -> Session:
    """It stays in the log and counts nowhere; ``restore_session`` brings it back. Again: nothing changes."""
    with transaction.atomic():
        _take_turns(session.adviser)
        current = Session.objects.select_related("area", "adviser").get(pk=session.pk)
        if current.withdrawn_at is None:
            current.withdrawn_at = clock.now()
            _save(current, expected=current.version)
            record("session.withdrawn", current, actor=actor, context={"version": current.version})
            _tell(current, set(current.attended.values_list("client", flat=True)), actor)
    return current


def restore_session(session: Session, *, actor: User | None) -> Session:
    """Undo of ``withdraw_session``. Its hours need room again: raises ``session_day_full`` and ``session_overlap``."""
    with transaction.atomic():
        _take_turns(session.adviser)
        current = Session.objects.select_related("area", "centre", "adviser").get(pk=session.pk)
        if current.withdrawn_at is not None:
            others = booked_on(current.adviser, current.on, except_for=current.pk)
            check_overlap(others, current.starts_at, current.contact_minutes)
            check_day(others, current.on, total(_values_of(current)))
            current.withdrawn_at = None
            _save(current, expected=current.version)
            record("session.restored", current, actor=actor, context={"version": current.version})
            _tell(current, set(current.attended.values_list("client", flat=True)), actor)
    return current


def _take_turns(adviser: User) -> None:
    """One writer per adviser at a time, so that the sums of a day hold; on SQLite the transaction itself does it."""
    User.objects.select_for_update(no_key=True).filter(pk=adviser.pk).values_list("pk").get()


def _kept(key: UUID, draft: Draft) -> Session | None:
    """The session of this key, if what is sent is what was sent then."""
    found = Session.objects.select_related("area", "centre", "adviser").filter(key=key).first()
    if found is None:
        return None
    sent = {name: plain(value) for name, value in draft.stated().items()}
    for state in (first_state(found), state_of(found)):
        if sent == {name: plain(value) for name, value in state.items()}:
            return found
    raise Conflict(errors.SESSION_KEY_TAKEN, session_id=found.pk)


def _create(key: UUID, draft: Draft, offline: bool) -> Session:
    session = Session(key=key, adviser=draft.adviser, logged_by=draft.actor, offline=offline)
    _filled(session, admit(draft)).save(force_insert=True)
    _seat(session, draft.clients)
    stated = {f: v for f, v in state_of(session, [c.pk for c in draft.clients]).items() if v not in (None, "")}
    record(LOGGED, session, actor=draft.actor, changes=difference({}, stated), context={"counts": session.counts})
    _tell(session, {client.pk for client in draft.clients}, draft.actor)
    return session


def _filled(session: Session, admitted: Mapping[str, Any]) -> Session:
    for field, value in admitted.items():
        setattr(session, field, value)
    return session


def _values_of(session: Session) -> dict[str, Any]:
    return {field: getattr(session, field) for field in FIELDS}


def _check_version(
    current: Session, before: Mapping[str, object], mine: Mapping[str, object], expected_version: int
) -> None:
    if current.version != expected_version and (fields := three_way(state_at(current, expected_version), before, mine)):
        raise Conflict(errors.SESSION_CONFLICT, fields=fields, version=current.version)


def _save(session: Session, *, expected: int) -> None:
    """Compare-and-swap on the version, which holds on databases without row locks too."""
    session.version = expected + 1
    stored = {field: getattr(session, field) for field in (*STORED, "withdrawn_at", "version")}
    if not Session.objects.filter(pk=session.pk, version=expected).update(**stored):
        raise Conflict(errors.SESSION_CONFLICT, fields={}, version=expected)


def _seat(session: Session, clients: Sequence[Client]) -> None:
    """Who took part, each with their part of the contact time."""
    shares = parts(session.contact_minutes, len(clients))
    session.attended.all().delete()
    SessionClient.objects.bulk_create(
        SessionClient(session=session, client=client, firm_id=client.firm_id, on=session.on, minutes=minutes)
        for client, minutes in zip(clients, shares, strict=True)
    )


def _tell(session: Session, client_ids: set[int], actor: User | None) -> None:
    recount(client_ids, actor=actor)
    publish(SessionsChanged((session.pk,), tuple(sorted(client_ids))))
