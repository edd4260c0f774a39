"""Words for codes that rounds show: countries, languages, states."""

from collections.abc import Iterable

from django import template
from django.utils.translation import get_language, gettext_noop

from encadena.catalogs.queries import world

from ..choices import ParticipantStatus, RoundState
from ..models import Participant

register = template.Library()

# Words of the register that a buyer reads on a firm's sheet: its own catalogue has no Portuguese, this room's has.
_ON_SHEETS = (
    gettext_noop("Bien"),
    gettext_noop("Servicio"),
    gettext_noop("Sin información"),
    gettext_noop("Micro 1"),
    gettext_noop("Micro 2"),
    gettext_noop("Micro 3"),
    gettext_noop("Pequeña 1"),
    gettext_noop("Pequeña 2"),
    gettext_noop("Pequeña 3"),
    gettext_noop("Mediana 1"),
    gettext_noop("Mediana 2"),
    gettext_noop("Grande 1"),
    gettext_noop("Grande 2"),
    gettext_noop("Grande 3"),
    gettext_noop("Grande 4"),
)

_TONES = {
    RoundState.DRAFT: "plain",
    RoundState.REGISTRATION: "attention",
    RoundState.PLANNING: "attention",
    RoundState.PUBLISHED: "good",
    RoundState.CLOSED: "plain",
    ParticipantStatus.APPROVED: "good",
    ParticipantStatus.INVITED: "plain",
    ParticipantStatus.REGISTERED: "attention",
    ParticipantStatus.WITHDRAWN: "bad",
}


@register.filter
def country(code: str) -> str:
    """``PE`` → ``Perú``."""
    return world.country_name(code, (get_language() or "es")[:2])


@register.filter
def languages(codes: Iterable[str]) -> str:
    """``["es", "pt"]`` → ``español, portugués``."""
    language = (get_language() or "es")[:2]
    return ", ".join(world.language_name(code, language) for code in codes)


@register.filter
def tone(state: str) -> str:
    """The tone of the badge of a round's or a participant's state."""
    return _TONES.get(state, "plain")  # type: ignore[call-overload, no-any-return]


@register.filter
def kind_of(person: Participant) -> str:
    """What a participant is, for its badge."""
    return person.buyer.get_kind_display() if person.buyer else ""


@register.filter
def other_than(placed: object, person: Participant) -> Participant:
    """Whom ``person`` meets in a placed meeting."""
    return placed.other(person)  # type: ignore[attr-defined, no-any-return]


@register.filter
def person(people: dict[int, Participant], key: int) -> str:
    """The name of a participant of a timetable."""
    return people[key].name if key in people else ""
