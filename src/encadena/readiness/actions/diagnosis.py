"""A diagnosis from its opening to its frozen result."""

from collections.abc import Collection

from django.db import transaction

from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.audit.actions import record
from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from .. import errors
from ..choices import FirmForm, Progress, VersionState
from ..events import DiagnosisFinished
from ..models import Diagnosis, QuestionnaireVersion, Talk
from ..planning.diagnosis import ENGINE_VERSION, ratings_of, result_of
from ..rules.kinds import says_what_it_sells
from ..rules.validity import valid_until

NOTE_LIMIT = 1000


def open_diagnosis(
    firm: Firm,
    *,
    version: QuestionnaireVersion,
    kinds: Collection[str],
    client: Client | None,
    actor: User | None,
) -> Diagnosis:
    """Begin one; the one that is still open with the same client and version, if there is one (a double click).

    Raises ``version_not_in_force``, ``kinds_missing``, ``client_of_another_firm``.
    """
    chosen = [kind.value for kind in FirmForm if kind.value in set(kinds)]
    if not says_what_it_sells(chosen):
        raise DomainError(errors.KINDS_MISSING)
    if client is not None and client.firm_id != firm.pk:
        raise DomainError(errors.CLIENT_OF_ANOTHER_FIRM)
    with transaction.atomic():
        Firm.objects.select_for_update().get(pk=firm.pk)
        current = QuestionnaireVersion.objects.get(pk=version.pk)
        if current.state != VersionState.PUBLISHED:
            raise DomainError(errors.VERSION_NOT_IN_FORCE, number=current.number)
        begun = Diagnosis.objects.filter(
            firm=firm, client=client, version=current, state=Progress.OPEN, withdrawn_at__isnull=True
        ).first()
        if begun is not None:
            return begun
        made = Diagnosis.objects.create(firm=firm, client=client, version=current, kinds=chosen, opened_by=actor)
        record("diagnosis.opened", made, actor=actor, context={"firm": firm.pk, "kinds": chosen})
        record("firm.diagnosis_opened", firm, actor=actor, context={"diagnosis": made.pk})
    return made


def finish_diagnosis(diagnosis: Diagnosis, *, actor: User | None) -> Diagnosis:
    """Freeze the profile; it holds for twelve months. What was never answered stays unknown in it.

    Raises ``diagnosis_finished``, ``diagnosis_empty``.
    """
    with transaction.atomic():
        current = _locked(diagnosis)
        rows = list(current.ratings.prefetch_related("answers"))
        if not any(row.answers.all() for row in rows):
            raise DomainError(errors.DIAGNOSIS_EMPTY)
        result = result_of(current, ratings_of(rows))
        current.result, current.engine_version = result, ENGINE_VERSION
        current.vetoes_raised = sum(veto["state"] == "raised" for veto in result["vetoes"])
        current.state, current.finished_on = Progress.FINISHED, clock.today()
        current.valid_until = valid_until(current.finished_on)
        current.save()
        now = clock.now()
        current.ratings.filter(state=Progress.OPEN).update(state=Progress.FINISHED, finished_at=now)
        record("diagnosis.finished", current, actor=actor)
        record("firm.diagnosis_finished", current.firm, actor=actor, context={"diagnosis": current.pk})
        publish(DiagnosisFinished(current.pk, current.firm_id, current.client_id))
    return current


def withdraw_diagnosis(diagnosis: Diagnosis, *, actor: User | None) -> Diagnosis:
    """Out of every list; ``bring_back_diagnosis`` undoes it."""
    return _set_withdrawn(diagnosis, True, actor)


def bring_back_diagnosis(diagnosis: Diagnosis, *, actor: User | None) -> Diagnosis:
    return _set_withdrawn(diagnosis, False, actor)


def note_talk(diagnosis: Diagnosis, *, item: str, text: str, actor: User | None) -> Talk | None:
    """What was said about a difference; an empty text takes the note away. Raises ``note_too_long``."""
    text = text.strip()
    if len(text) > NOTE_LIMIT:
        raise DomainError(errors.NOTE_TOO_LONG, limit=NOTE_LIMIT)
    with transaction.atomic():
        before = Talk.objects.filter(diagnosis=diagnosis, item=item).first()
        if (before.text if before else "") == text:
            return before
        values = {"text": text, "written_by": actor, "written_at": clock.now()}
        talk = None
        if text:
            talk, _new = Talk.objects.update_or_create(diagnosis=diagnosis, item=item, defaults=values)
        elif before:
            before.delete()
        record("diagnosis.talked", diagnosis, actor=actor, changes={item: [before.text if before else None, text]})
    return talk


def _locked(diagnosis: Diagnosis) -> Diagnosis:
    """The row as it is now, to be changed. Raises ``diagnosis_finished``, ``diagnosis_withdrawn``."""
    current = Diagnosis.objects.select_for_update(of=("self",)).select_related("firm", "version").get(pk=diagnosis.pk)
    if current.withdrawn_at:
        raise DomainError(errors.DIAGNOSIS_WITHDRAWN)
    if current.state == Progress.FINISHED:
        raise DomainError(errors.DIAGNOSIS_FINISHED, on=current.finished_on)
    return current


def _set_withdrawn(diagnosis: Diagnosis, withdrawn: bool, actor: User | None) -> Diagnosis:
    with transaction.atomic():
        current = Diagnosis.objects.select_for_update().get(pk=diagnosis.pk)
        if bool(current.withdrawn_at) != withdrawn:
            current.withdrawn_at = clock.now() if withdrawn else None
            current.save(update_fields=["withdrawn_at"])
            record("diagnosis.withdrawn" if withdrawn else "diagnosis.back", current, actor=actor)
    return current
