"""The list of diagnoses: newest first, a page at a time by key, never counted to its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from encadena.accounts.models import User
from encadena.kernel import clock

from ..choices import Progress
from ..models import Diagnosis
from ..rules.validity import SOON_DAYS
from .diagnosis import RELATED, diagnoses_visible_to

PER_PAGE = 50
OPEN, VALID, SOON, EXPIRED = "abierto", "vigente", "por-vencer", "vencido"
STATES = (OPEN, VALID, SOON, EXPIRED)


@dataclass(frozen=True)
class Filters:
    """As they stand in the address; what makes no sense there is left empty. ``before`` is the key of the last row."""

    questionnaire: str = ""
    state: str = ""
    vetoed: bool = False
    before: int | None = None

    @classmethod
    def of(cls, query: "dict[str, str]") -> "Filters":
        before, state = query.get("antes", ""), query.get("estado", "")
        return cls(
            questionnaire=query.get("cuestionario", "")[:40],
            state=state if state in STATES else "",
            vetoed=query.get("impedidos") == "1",
            before=int(before) if before.isdigit() and len(before) < 19 else None,
        )

    @property
    def narrows(self) -> bool:
        return bool(self.questionnaire or self.state or self.vetoed)


@dataclass(frozen=True)
class DiagnosisPage:
    rows: Sequence[Diagnosis]
    next_key: int | None


def page_of_diagnoses(user: User | AnonymousUser, filters: Filters) -> DiagnosisPage:
    """Fifty, in two queries at most, whatever the number of diagnoses."""
    found = diagnoses_after(user, filters, PER_PAGE)
    more = len(found) > PER_PAGE
    return DiagnosisPage(found[:PER_PAGE], found[PER_PAGE - 1].pk if more else None)


def diagnoses_after(user: User | AnonymousUser, filters: Filters, limit: int) -> list[Diagnosis]:
    """The next ``limit`` before ``filters.before``, and one more when there is one."""
    rows = narrowed(diagnoses_visible_to(user), filters)
    if filters.before is not None:
        rows = rows.filter(pk__lt=filters.before)
    return list(rows.select_related(*RELATED).defer("version__content").order_by("-pk")[: limit + 1])


def narrowed(rows: QuerySet[Diagnosis], filters: Filters) -> QuerySet[Diagnosis]:
    today = clock.today()
    if filters.questionnaire:
        rows = rows.filter(version__questionnaire__code=filters.questionnaire)
    if filters.vetoed:
        rows = rows.filter(vetoes_raised__gt=0)
    match filters.state:
        case "abierto":
            return rows.filter(state=Progress.OPEN)
        case "vigente":
            return rows.filter(valid_until__gte=today)
        case "por-vencer":
            return rows.filter(valid_until__gte=today, valid_until__lte=today + timedelta(days=SOON_DAYS))
        case "vencido":
            return rows.filter(valid_until__lt=today)
    return rows
