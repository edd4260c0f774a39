"""Answers of one rater, saved one by one as they are given."""

from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.models import Document
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from .. import errors
from ..choices import AnswerState, Progress, Rater
from ..models import Answer, Diagnosis, Rating
from ..planning.diagnosis import items_for, ratings_of
from ..planning.questionnaire import Item, read

NOTE_LIMIT = 500


def answer_item(
    diagnosis: Diagnosis,
    *,
    rater: str,
    item: str,
    state: str,
    value: int | None = None,
    note: str | None = None,
    document: Document | None = None,
    actor: User | None,
) -> Answer:
    """Save one answer; saving it again replaces it. ``note`` None keeps the note that is there, so does no document.

    An answer that changes is kept in the log as it was; the first one is its own record. Evidence is a value read from
    a paper of this firm, and nothing else.

    Raises ``item_unknown``, ``answer_outside_scale``, ``answer_always_applies``, ``evidence_missing``,
    ``evidence_of_another_firm``, ``note_too_long``, ``rating_finished``, ``diagnosis_finished``.
    """
    with transaction.atomic():
        current = _open(diagnosis)
        asked = read(current.version).items.get(item)
        if asked is None:
            raise DomainError(errors.ITEM_UNKNOWN, item=item)
        _check(asked, state, value)
        if rater == Rater.EVIDENCE and state != AnswerState.VALUE:
            raise DomainError(errors.EVIDENCE_MISSING)
        rating = _rating(current, rater, actor)
        before = Answer.objects.filter(rating=rating, item=item).first()
        document = document or (before.document if before else None)
        _check_papers(current, rater, note, document)
        values: dict[str, Any] = {"state": state, "value": value, "document": document, "answered_at": clock.now()}
        values["note"] = (before.note if before else "") if note is None else note.strip()
        answer, _new = Answer.objects.update_or_create(rating=rating, item=item, defaults=values)
        if before is not None and _told(before) != _told(answer):
            changes = {f"{rater}.{item}": [_told(before), _told(answer)]}
            record("diagnosis.answer_changed", current, actor=actor, changes=changes)
    return answer


def take_back_answer(diagnosis: Diagnosis, *, rater: str, item: str, actor: User | None) -> None:
    """As if it had never been given: its item is open again."""
    with transaction.atomic():
        current = _open(diagnosis)
        rating = _rating(current, rater, actor)
        before = Answer.objects.filter(rating=rating, item=item).first()
        if before is not None:
            before.delete()
            changes = {f"{rater}.{item}": [_told(before), None]}
            record("diagnosis.answer_changed", current, actor=actor, changes=changes)


def finish_rating(diagnosis: Diagnosis, *, rater: str, actor: User | None) -> Rating:
    """The rater has said everything. Evidence may stop at any point, for most items have no paper.

    Raises ``rating_incomplete`` while an item that is shown has no answer.
    """
    with transaction.atomic():
        current = _open(diagnosis)
        rating = _rating(current, rater, actor)
        ratings = ratings_of(current.ratings.prefetch_related("answers"))
        given = ratings.of(rater)
        missing = [i.code for i in items_for(current, ratings, rater) if i.code not in given]
        if (missing and rater != Rater.EVIDENCE) or not given:
            raise DomainError(errors.RATING_INCOMPLETE, count=len(missing))
        rating.state, rating.finished_at = Progress.FINISHED, clock.now()
        rating.save(update_fields=["state", "finished_at"])
        record("diagnosis.rated", current, actor=actor, context={"rater": rater})
    return rating


def reopen_rating(diagnosis: Diagnosis, *, rater: str, actor: User | None) -> Rating:
    """Back to answering, while the diagnosis itself is still open."""
    with transaction.atomic():
        current = _open(diagnosis)
        rating = Rating.objects.select_for_update().get(diagnosis=current, rater=rater)
        if rating.state == Progress.FINISHED:
            rating.state, rating.finished_at = Progress.OPEN, None
            rating.save(update_fields=["state", "finished_at"])
            record("diagnosis.rating_reopened", current, actor=actor, context={"rater": rater})
    return rating


def _open(diagnosis: Diagnosis) -> Diagnosis:
    current = Diagnosis.objects.select_for_update(of=("self",)).select_related("firm", "version").get(pk=diagnosis.pk)
    if current.withdrawn_at:
        raise DomainError(errors.DIAGNOSIS_WITHDRAWN)
    if current.state == Progress.FINISHED:
        raise DomainError(errors.DIAGNOSIS_FINISHED, on=current.finished_on)
    return current


def _rating(diagnosis: Diagnosis, rater: str, actor: User | None) -> Rating:
    rating, new = Rating.objects.get_or_create(diagnosis=diagnosis, rater=Rater(rater).value, defaults={"who": actor})
    if new:
        record("diagnosis.rating_begun", diagnosis, actor=actor, context={"rater": rater})
    if rating.state == Progress.FINISHED:
        raise DomainError(errors.RATING_FINISHED)
    return rating


def _check(item: Item, state: str, value: int | None) -> None:
    if state == AnswerState.VALUE and value not in item.scale.values:
        raise DomainError(errors.ANSWER_OUTSIDE_SCALE, value=value)
    if state == AnswerState.NOT_APPLICABLE and not item.may_not_apply:
        raise DomainError(errors.ANSWER_ALWAYS_APPLIES)
    if state not in AnswerState.values or (state != AnswerState.VALUE and value is not None):
        raise DomainError(errors.ANSWER_OUTSIDE_SCALE, value=value)


def _check_papers(diagnosis: Diagnosis, rater: str, note: str | None, document: Document | None) -> None:
    if note is not None and len(note.strip()) > NOTE_LIMIT:
        raise DomainError(errors.NOTE_TOO_LONG, limit=NOTE_LIMIT)
    if document is not None and document.firm_id != diagnosis.firm_id:
        raise DomainError(errors.EVIDENCE_OF_ANOTHER_FIRM)
    if rater == Rater.EVIDENCE and document is None:
        raise DomainError(errors.EVIDENCE_MISSING)


def _told(answer: Answer) -> list[object]:
    return [answer.state, answer.value, answer.note, answer.document_id]
