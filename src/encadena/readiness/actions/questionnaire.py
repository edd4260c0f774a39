"""Questionnaires through their versions: drafted, published, retired."""

import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError
from encadena.network.models import Institution

from .. import errors
from ..choices import VersionState
from ..models import Questionnaire, QuestionnaireVersion
from ..planning.questionnaire import UNREADABLE, problems_of

SHIPPED = ("export", "supplier")


def create_questionnaire(
    *, code: str, purpose: str, name_es: str, name_en: str, owner: Institution | None = None, actor: User | None
) -> QuestionnaireVersion:
    """A new questionnaire with an empty first draft. Raises ``questionnaire_code_taken``."""
    with transaction.atomic():
        if Questionnaire.objects.filter(code=code).exists():
            raise DomainError(errors.QUESTIONNAIRE_CODE_TAKEN, taken=code)
        made = Questionnaire.objects.create(code=code, purpose=purpose, name_es=name_es, name_en=name_en, owner=owner)
        draft = QuestionnaireVersion.objects.create(
            questionnaire=made, number=1, content={"dimensions": [], "vetoes": []}
        )
        record("questionnaire.created", made, actor=actor)
    return draft


def copy_version(version: QuestionnaireVersion, *, actor: User | None) -> QuestionnaireVersion:
    """A new draft with the same content; the draft that is already under way, if there is one."""
    with transaction.atomic():
        kept = Questionnaire.objects.select_for_update().get(pk=version.questionnaire_id)
        under_way = kept.versions.filter(state=VersionState.DRAFT).first()
        if under_way is not None:
            return under_way
        last = kept.versions.order_by("-number").values_list("number", flat=True).first() or 0
        draft = QuestionnaireVersion.objects.create(
            questionnaire=kept, number=last + 1, content=version.content, copied_from=version
        )
        record("questionnaire.copied", kept, actor=actor, context={"from": version.number, "to": draft.number})
    return draft


def save_draft(
    version: QuestionnaireVersion, *, content: Mapping[str, Any], expected_revision: int, actor: User | None
) -> QuestionnaireVersion:
    """Replace the content of a draft; it may still be wrong, but it must be readable.

    Raises ``version_not_a_draft``, ``questionnaire_unreadable``, and ``Conflict`` (``version_changed_meanwhile``).
    """
    with transaction.atomic():
        current = _draft(version)
        if current.revision != expected_revision:
            raise Conflict(errors.VERSION_CHANGED_MEANWHILE)
        unreadable = [p for p in problems_of(content) if p.code == UNREADABLE]
        if unreadable:
            raise DomainError(errors.QUESTIONNAIRE_UNREADABLE, where=unreadable[0].params["where"])
        current.content, current.revision = dict(content), current.revision + 1
        current.save(update_fields=["content", "revision"])
        record("questionnaire.edited", current.questionnaire, actor=actor, context={"version": current.number})
    return current


def publish_version(version: QuestionnaireVersion, *, actor: User | None) -> QuestionnaireVersion:
    """From now on it is asked and never changes; the one in force until now is retired, and its diagnoses go on.

    Raises ``version_not_a_draft`` and ``version_has_problems``.
    """
    with transaction.atomic():
        current, now = _draft(version), clock.now()
        if problems := problems_of(current.content):
            raise DomainError(errors.VERSION_HAS_PROBLEMS, count=len(problems))
        others = QuestionnaireVersion.objects.filter(questionnaire=current.questionnaire_id)
        others.filter(state=VersionState.PUBLISHED).update(state=VersionState.RETIRED, retired_at=now)
        current.state, current.published_at, current.published_by = VersionState.PUBLISHED, now, actor
        current.save(update_fields=["state", "published_at", "published_by"])
        record("questionnaire.published", current.questionnaire, actor=actor, context={"version": current.number})
    return current


def retire_version(version: QuestionnaireVersion, *, actor: User | None) -> QuestionnaireVersion:
    """Nobody can open a diagnosis with it any more; a draft is set aside the same way.

    Raises ``version_already_retired``.
    """
    with transaction.atomic():
        current = QuestionnaireVersion.objects.select_for_update().get(pk=version.pk)
        if current.state == VersionState.RETIRED:
            raise DomainError(errors.VERSION_ALREADY_RETIRED, number=current.number)
        current.state, current.retired_at = VersionState.RETIRED, clock.now()
        current.save(update_fields=["state", "retired_at"])
        record("questionnaire.retired", current.questionnaire, actor=actor, context={"version": current.number})
    return current


def _draft(version: QuestionnaireVersion) -> QuestionnaireVersion:
    current = QuestionnaireVersion.objects.select_for_update().select_related("questionnaire").get(pk=version.pk)
    if current.state != VersionState.DRAFT:
        raise DomainError(errors.VERSION_NOT_A_DRAFT, number=current.number)
    return current


def _load(model: Callable[[str], Any]) -> None:
    """The questionnaires that come with the program, published, for a new database."""
    for name in SHIPPED:
        text = files("encadena.readiness.tables").joinpath(f"{name}.json").read_text(encoding="utf-8")
        row = json.loads(text)
        made, new = model("Questionnaire").objects.get_or_create(
            code=row["code"],
            defaults={
                "purpose": row["purpose"],
                **{f"name_{language}": words for language, words in row["name"].items()},
                **{f"about_{language}": words for language, words in row["about"].items()},
            },
        )
        if new:
            model("QuestionnaireVersion").objects.create(
                questionnaire=made, number=1, content=row["content"], state="published", published_at=clock.now()
            )
