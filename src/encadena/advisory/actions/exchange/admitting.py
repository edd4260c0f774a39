"""Holds a chunk of drafts against the log, with the rules of ``log_session`` and a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from encadena.accounts.models import User
from encadena.kernel.errors import DomainError

from ... import errors
from ...models import Client, Session
from ...queries.exchange import Roster, days_of, sessions_by_key
from ...queries.session_admission import check_client, in_force
from ...rules.exchange.drafts import Issue, RowDraft
from ...rules.session import FIELDS, Booked, check_day, check_overlap, check_whole, reasons_against, signed_by, total

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
Days = dict[tuple[int, date], list[Booked]]


@dataclass
class Admitted:
    """``new`` pairs a draft with whether it counts; ``known`` are in the log already."""

    new: list[tuple[RowDraft, bool]] = field(default_factory=list)
    known: list[RowDraft] = field(default_factory=list)
    bad: list[RowDraft] = field(default_factory=list)


def admit_chunk(drafts: Sequence[RowDraft], roster: Roster, days: Days, *, actor: User | None) -> Admitted:
    """Sort the drafts; ``days`` holds the days already looked at and gets those of the new ones."""
    found = Admitted(bad=[draft for draft in drafts if draft.bad])
    rest = [draft for draft in drafts if not draft.bad]
    known = sessions_by_key([draft.key for draft in rest if draft.key])
    fresh = [draft for draft in rest if draft.key not in known]
    days |= days_of({pair for draft in fresh if (pair := _day(draft)) not in days})
    for draft in rest:
        session = known.get(draft.key) if draft.key else None
        try:
            if session is not None:
                _compare(draft, session, roster)
                found.known.append(draft)
            else:
                found.new.append((draft, _admit(draft, roster, days)))
        except DomainError as error:
            draft.refuse(FIELD_OF.get(error.code, "ruts"), error)
            found.bad.append(draft)
    return found


def _day(draft: RowDraft) -> tuple[int, date]:
    return draft.adviser_id, draft.values["on"]


def _admit(draft: RowDraft, roster: Roster, days: Days) -> bool:
    """Whether it counts; afterwards its time is taken. Raises what ``log_session`` would."""
    values, on = draft.values, draft.values["on"]
    clients = [roster.clients[pk] for pk in draft.client_ids]
    _check_people(draft, clients, roster)
    area = roster.areas[draft.area_id]
    if not in_force(area, on):
        raise DomainError(errors.SESSION_AREA_OUT_OF_FORCE, area=str(area), on=on)
    check_whole(values)
    others = days[_day(draft)]
    check_overlap(others, values["starts_at"], values["contact_minutes"])
    check_day(others, on, total(values))
    signed = all(signed_by(client.agreement_signed_on, on) for client in clients)
    counts = not reasons_against(values, signed=signed)
    if counts and not values["advice"]:
        raise DomainError(errors.ADVICE_MISSING)
    who = ", ".join(str(client.firm) for client in clients)
    others.append(Booked(total(values), values["starts_at"], values["contact_minutes"], who))
    return counts


def _check_people(draft: RowDraft, clients: Sequence[Client], roster: Roster) -> None:
    on = draft.values["on"]
    if len(set(draft.client_ids)) < len(draft.client_ids):
        twice = next(client for client in clients if draft.client_ids.count(client.pk) > 1)
        raise DomainError(errors.SESSION_CLIENT_TWICE, client=str(twice))
    if not roster.worked_here(draft.adviser_id, on):
        adviser = next(str(user) for user in roster.advisers.values() if user.pk == draft.adviser_id)
        raise DomainError(errors.SESSION_CLIENT_OF_OTHER_CENTRE, client=str(clients[0]), adviser=adviser)
    for client in clients:
        check_client(client, on)


def _compare(draft: RowDraft, session: Session, roster: Roster) -> None:
    """What is in the log stays as it is; a row that says otherwise gets a warning."""
    if session.centre_id != roster.centre.pk:
        raise DomainError(errors.ROW_KEY_ELSEWHERE)
    said: dict[str, Any] = {
        **{name: draft.values[name] for name in FIELDS},
        "area_id": draft.area_id, "adviser_id": draft.adviser_id, "client_ids": sorted(draft.client_ids),
    }  # fmt: skip
    if any(getattr(session, name) != value for name, value in said.items()):
        where = {"session_id": session.pk}
        draft.issues.append(Issue(draft.row, "", "", errors.ROW_DIFFERS, where, warning=True))
