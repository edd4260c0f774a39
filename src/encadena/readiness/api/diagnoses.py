"""Diagnoses, to be read."""

from datetime import date
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Query, Router, Schema
from pydantic import StringConstraints

from encadena.accounts.models import User
from encadena.kernel.api import NO_NUL, Id, Named, Page, Walk, cut

from ..choices import Progress
from ..models import Diagnosis
from ..queries.diagnosis import RELATED, diagnoses_visible_to
from ..queries.listing import Filters, diagnoses_after

router = Router()


class DiagnosisOut(Schema):
    id: int
    firm: Named
    client: int | None
    questionnaire: str
    questionnaire_version: int
    state: Progress
    opened_on: date
    finished_on: date | None
    valid_until: date | None
    vetoes_raised: int

    @classmethod
    def facts(cls, diagnosis: Diagnosis) -> dict[str, Any]:
        version = diagnosis.version
        same = ("state", "opened_on", "finished_on", "valid_until", "vetoes_raised")
        return {
            "id": diagnosis.pk,
            "firm": Named(id=diagnosis.firm_id, name=str(diagnosis.firm)),
            "client": diagnosis.client_id,
            "questionnaire": version.questionnaire.code,
            "questionnaire_version": version.number,
            **{name: getattr(diagnosis, name) for name in same},
        }


class DiagnosisResult(DiagnosisOut):
    result: dict[str, Any] | None = Field(description=_("El perfil, cuando se terminó."))


class DiagnosisWalk(Walk):
    questionnaire: Annotated[str, StringConstraints(max_length=40, pattern=NO_NUL)] = ""
    vetoed: bool = False


@router.get("", response=Page[DiagnosisOut], url_name="diagnoses", summary=_("Diagnósticos, los últimos primero"))
def diagnoses(request: HttpRequest, walk: Query[DiagnosisWalk]) -> Page[DiagnosisOut]:
    before = int(walk.after) if walk.after.isascii() and walk.after.isdigit() and len(walk.after) < 19 else None
    filters = Filters(questionnaire=walk.questionnaire, vetoed=walk.vetoed, before=before)
    rows, following = cut(diagnoses_after(_asker(request), filters, walk.limit), walk.limit, lambda row: row.pk)
    return Page[DiagnosisOut](items=[DiagnosisOut(**DiagnosisOut.facts(row)) for row in rows], next=following)


@router.get("/{int:pk}", response=DiagnosisResult, url_name="diagnosis", summary=_("Un diagnóstico y su perfil"))
def diagnosis(request: HttpRequest, pk: Path[Id]) -> DiagnosisResult:
    found = diagnoses_visible_to(_asker(request)).select_related(*RELATED).filter(pk=pk).first()
    if found is None:
        raise Http404
    return DiagnosisResult(**DiagnosisOut.facts(found), result=found.result)


def _asker(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
