"""A firm becomes a client of a centre and takes its steps there."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.actions.assignment import open_assignment, reassign
from encadena.firms.choices import DocumentKind
from encadena.firms.errors import CENTRE_CLOSED, FIRM_GONE
from encadena.firms.models import Assignment, Document, Firm
from encadena.firms.rules.firm import difference, plain, three_way
from encadena.firms.rules.values import text_of
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError
from encadena.kernel.events import publish
from encadena.network.models import Centre

from .. import errors
from ..choices import Stage, Step
from ..events import ClientsChanged
from ..models import Client, ClientSpell, StageChange
from ..queries.client_state import EDITED, last_steps, state_at, state_of
from ..rules.client import (
    ENDED,
    MOVES,
    check_day,
    check_reason,
    check_step,
    clean_arrival,
    clean_client,
    stage_after_reopening,
)


def open_lead(
    firm: Firm,
    *,
    centre: Centre,
    actor: User | None,
    adviser: User | None = None,
    origin: object = "",
    goal: object = "",
    arrived_on: object = None,
) -> Client:
    """``firm`` asked ``centre`` for help. The centre attends it from now on, if it did not yet.

    Without ``adviser`` it is whoever attends the firm there already. Raises ``already_client`` (with ``client_id``),
    ``firm_gone``, ``centre_closed``, ``adviser_not_of_centre`` and the errors of each value.
    """
    values = clean_client({"origin": origin, "goal": goal})
    arrived = clean_arrival(arrived_on, today=clock.today())
    with transaction.atomic():
        _check_free(firm, centre)
        assignment = attend(firm, centre=centre, actor=actor)
        if adviser:
            assignment = reassign(assignment, adviser=adviser, actor=actor)
        client = _create(firm, centre, assignment.adviser, {**values, "arrived_on": arrived})
        StageChange.objects.create(client=client, centre=centre, after=client.stage, on=arrived, by=actor)
        ClientSpell.objects.create(client=client, centre=centre, adviser=client.adviser, since=arrived)
        stated = {"centre": str(centre), "adviser": str(client.adviser or ""), **values, "arrived_on": arrived}
        record("client.opened", client, actor=actor, changes=difference({}, {k: v for k, v in stated.items() if v}))
        publish(ClientsChanged((client.pk,)))
    return client


def attend(firm: Firm, *, centre: Centre, actor: User | None) -> Assignment:
    """The firm's open assignment in ``centre``; opened if there is none. Raises ``centre_closed``."""
    current = Assignment.objects.filter(firm=firm, centre=centre, until__isnull=True).select_related("adviser").first()
    return current or open_assignment(firm, centre=centre, actor=actor)


def sign_agreement(
    client: Client, *, on: date | None, actor: User | None, document: Document | None = None, note: str = ""
) -> Client:
    """Lead → client: the service agreement was signed on ``on``; without ``document`` it is a paper of the centre's.

    Raises ``agreement_date_missing``, ``step_in_future``, ``step_before_stage``, ``agreement_not_of_firm``,
    ``step_not_possible``.
    """
    if on is None:
        raise DomainError(errors.AGREEMENT_DATE_MISSING)
    if document and not (
        document.firm_id == client.firm_id and document.kind == DocumentKind.AGREEMENT and document.withdrawn_at is None
    ):
        raise DomainError(errors.AGREEMENT_NOT_OF_FIRM, document=str(document))
    values = {"agreement_signed_on": on, "agreement": document}
    return _step(client, Step.SIGN, actor, on=on, note=note, values=values)


def begin_accompaniment(client: Client, *, actor: User | None, on: date | None = None, note: str = "") -> Client:
    """Client → in accompaniment. Raises ``step_not_possible``, ``step_in_future``, ``step_before_stage``."""
    return _step(client, Step.BEGIN, actor, on=on, note=note)


def make_inactive(client: Client, *, reason: str, actor: User | None, on: date | None = None, note: str = "") -> Client:
    """The work stops, for a reason; ``reopen`` brings it back. Raises ``end_reason_missing`` and those of a step."""
    return _end(client, Step.PAUSE, reason, actor, on, note)


def graduate(client: Client, *, reason: str, actor: User | None, on: date | None = None, note: str = "") -> Client:
    """Accompaniment ends well. Raises ``end_reason_missing`` and those of a step."""
    return _end(client, Step.GRADUATE, reason, actor, on, note)


def reopen(client: Client, *, actor: User | None, on: date | None = None, note: str = "") -> Client:
    """Inactive or graduated → the stage in which it ended. Raises ``step_not_possible`` and those of a day."""
    return _step(client, Step.REOPEN, actor, on=on, note=note, values={"ended_on": None, "end_reason": ""})


def take_back_step(client: Client, *, actor: User | None) -> Client:
    """Undo of a step just taken by mistake: by whoever took it, on the day they did, except of a reopening.

    The step disappears from the way (the log keeps both). Raises ``step_not_undoable``.
    """
    with transaction.atomic():
        current = _locked(client)
        steps = last_steps(current, 2)
        if len(steps) < 2 or steps[0].before in ENDED or steps[0].by != actor or _day_of(steps[0]) != clock.today():
            raise DomainError(errors.STEP_NOT_UNDOABLE)
        last, earlier = steps
        values: dict[str, Any] = {"stage_since": earlier.on, "ended_on": None, "end_reason": ""}
        if last.before == Stage.LEAD:
            values |= {"agreement_signed_on": None, "agreement": None}
        _swap(current, last.before, values)
        last.delete()
        record("client.step_undone", current, actor=actor, changes={"stage": [last.after, last.before]})
        publish(ClientsChanged((current.pk,)))
    return current


def update_client(client: Client, *, data: Mapping[str, object], expected_version: int, actor: User | None) -> Client:
    """Change ``rules.client.FIELDS``, if nobody changed them since ``expected_version``.

    A field that somebody else changed meanwhile, and that would become another again, is
    ``Conflict('client_conflict', fields={field: {base, theirs, mine, take}}, version=…)`` and nothing changes.
    """
    mine = clean_client(data)
    with transaction.atomic():
        current = _locked(client)
        before = state_of(current)
        if current.version != expected_version:
            fields = three_way(state_at(current, expected_version), before, mine)
            if any(told["take"] != "mine" for told in fields.values()):
                raise Conflict(errors.CLIENT_CONFLICT, fields=fields, version=current.version)
        if changes := difference(before, mine):
            values = {**mine, "version": current.version + 1}
            if not Client.objects.filter(pk=current.pk, version=current.version).update(**values):
                raise Conflict(errors.CLIENT_CONFLICT, fields={}, version=current.version)
            record(EDITED, current, actor=actor, changes=changes, context={"version": current.version + 1})
            publish(ClientsChanged((current.pk,)))
    current.refresh_from_db()
    return current


def _check_free(firm: Firm, centre: Centre) -> None:
    if firm.merged_into_id:
        raise DomainError(FIRM_GONE, firm_id=firm.merged_into_id)
    if centre.closed_on and centre.closed_on <= clock.today():
        raise DomainError(CENTRE_CLOSED, centre=str(centre))
    if there := Client.objects.filter(firm=firm, centre=centre).first():
        raise DomainError(errors.ALREADY_CLIENT, firm=str(firm), centre=str(centre), client_id=there.pk)


def _create(firm: Firm, centre: Centre, adviser: User | None, values: Mapping[str, Any]) -> Client:
    """A second request at the same moment finds the first one's row."""
    try:
        with transaction.atomic():
            return Client.objects.create(
                firm=firm,
                centre=centre,
                adviser=adviser,
                sort_name=firm.sort_name,
                stage_since=values["arrived_on"],
                **values,
            )
    except IntegrityError:
        _check_free(firm, centre)
        raise


def _end(client: Client, step: Step, reason: str, actor: User | None, on: date | None, note: str) -> Client:
    on = on or clock.today()
    values = {"ended_on": on, "end_reason": check_reason(step, reason)}
    return _step(client, step, actor, on=on, note=note, values=values)


def _step(
    client: Client,
    step: Step,
    actor: User | None,
    *,
    on: date | None,
    note: str,
    values: Mapping[str, Any] | None = None,
) -> Client:
    on, note = on or clock.today(), text_of(note, 300)
    with transaction.atomic():
        current = _locked(client)
        check_step(step, current.stage)
        check_day(on, today=clock.today(), since=current.stage_since)
        before, after = current.stage, MOVES[step].to or _reopened(current)
        changes = {"stage": [before, after]} | _stated(current, values or {})
        _swap(current, after, {**(values or {}), "stage_since": on})
        StageChange.objects.create(
            client=current, centre=current.centre, before=before, after=after, on=on, by=actor, note=note
        )
        record(f"client.{step}", current, actor=actor, changes=changes, context={"note": note} if note else {})
        publish(ClientsChanged((current.pk,)))
    return current


def _locked(client: Client) -> Client:
    rows = Client.objects.select_for_update(of=("self",)).select_related("firm", "centre", "adviser")
    return rows.get(pk=client.pk)


def _reopened(client: Client) -> Stage:
    last = last_steps(client)
    return stage_after_reopening(last[0].before if last else "", signed=client.agreement_signed_on is not None)


def _stated(client: Client, values: Mapping[str, Any]) -> dict[str, list[object]]:
    now = {field: getattr(client, field) for field in values}
    return {f: [plain(now[f] or None), plain(v or None)] for f, v in values.items() if (now[f] or None) != (v or None)}


def _swap(client: Client, after: str, values: Mapping[str, Any]) -> None:
    """Compare-and-swap on the stage, which holds on databases without row locks too."""
    if not Client.objects.filter(pk=client.pk, stage=client.stage).update(stage=after, **values):
        raise DomainError(errors.STEP_NOT_POSSIBLE, step="", stage=client.stage, possible=[])
    client.stage = Stage(after)
    for field, value in values.items():
        setattr(client, field, value)


def _day_of(change: StageChange) -> date:
    return change.recorded_at.astimezone(clock.CHILE).date()
