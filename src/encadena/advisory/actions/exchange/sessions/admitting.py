"""Holds drafts of sessions against the log, with the rules of ``log_session``."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from encadena.accounts.models import User
from encadena.kernel.errors import DomainError

from .... import errors
from ....models import Client, Session
from ....queries.exchange import Roster, days_of, sessions_by_key
from ....queries.session_admission import check_client, in_force
from ....rules.exchange.session_draft import SessionDraft
from ....rules.session import FIELDS, Booked, check_day, check_overlap, check_whole, reasons_against, signed_by, total

FIELD_OF: Mapping[str, str] = {
    errors.SESSION_PAST_MIDNIGHT: "starts_at",
    errors.SESSION_OVERLAP: "starts_at",
    errors.SESSION_DAY_FULL: "contact_minutes",
    errors.NEXT_ACTION_UNDATED: "next_action_on",
    errors.NEXT_ACTION_MISSING: "next_action",
    errors.NEXT_ACTION_BEFORE: "next_action_on",
    errors.ADVICE_MISSING: "advice",
    errors.SESSION_AREA_OUT_OF_FORCE: "area",
    errors.SESSION_CLIENT_OF_OTHER_CENTRE: "adviser",
    errors.ROW_KEY_ELSEWHERE: "external_id",
}


def prepare_sessions(drafts: Sequence[SessionDraft], roster: Roster, *, actor: User | None) -> None:
    """Which of them are in the log, and the days of the others."""
    roster.logged = sessions_by_key([draft.key for draft in drafts if draft.key])
    fresh = [draft for draft in drafts if draft.key not in roster.logged]
    roster.days |= days_of({pair for draft in fresh if (pair := _day(draft)) not in roster.days})


def admit_session(draft: SessionDraft, roster: Roster, *, actor: User | None) -> bool:
    session = roster.logged.get(draft.key) if draft.key else None
    if session is not None:
        _compare(draft, session, roster)
        return False
    draft.counts = _admit(draft, roster)
    return True


def _day(draft: SessionDraft) -> tuple[int, date]:
    return draft.adviser_id, draft.values["on"]


def _admit(draft: SessionDraft, roster: Roster) -> bool:
    """Whether it counts; afterwards its time is taken. Raises what ``log_session`` would."""
    values, on = draft.values, draft.values["on"]
    clients = [roster.clients[pk] for pk in draft.client_ids]
    _check_people(draft, clients, roster)
    area = roster.areas[draft.area_id]
    if not in_force(area, on):
        raise DomainError(errors.SESSION_AREA_OUT_OF_FORCE, area=str(area), on=on)
    check_whole(values)
    others = roster.days[_day(draft)]
    check_overlap(others, values["starts_at"], values["contact_minutes"])
    check_day(others, on, total(values))
    signed = all(signed_by(client.agreement_signed_on, on) for client in clients)
    counts = not reasons_against(values, signed=signed)
    if counts and not values["advice"]:
        raise DomainError(errors.ADVICE_MISSING)
    who = ", ".join(str(client.firm) for client in clients)
    others.append(Booked(total(values), values["starts_at"], values["contact_minutes"], who))
    return counts


def _check_people(draft: SessionDraft, clients: Sequence[Client], roster: Roster) -> None:
    on = draft.values["on"]
    if len(set(draft.client_ids)) < len(draft.client_ids):
        twice = next(client for client in clients if draft.client_ids.count(client.pk) > 1)
        raise DomainError(errors.SESSION_CLIENT_TWICE, client=str(twice))
    if not roster.worked_here(draft.adviser_id, on):
        adviser = next(str(user) for user in roster.advisers.values() if user.pk == draft.adviser_id)
        raise DomainError(errors.SESSION_CLIENT_OF_OTHER_CENTRE, client=str(clients[0]), adviser=adviser)
    for client in clients:
        check_client(client, on)


def _compare(draft: SessionDraft, session: Session, roster: Roster) -> None:
    """What is in the log stays as it is; a row that says otherwise gets a warning."""
    if session.centre_id != roster.centre.pk:
        raise DomainError(errors.ROW_KEY_ELSEWHERE)
    said: dict[str, Any] = {
        **{name: draft.values[name] for name in FIELDS},
        "area_id": draft.area_id, "adviser_id": draft.adviser_id, "client_ids": sorted(draft.client_ids),
    }  # fmt: skip
    if any(getattr(session, name) != value for name, value in said.items()):
        draft.warn(errors.ROW_DIFFERS, record_id=session.pk)
