"""What the room shows elsewhere: menu, firm page, home card, search, timeline, invitations."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.accounts.registry import PlaceKind, register_place_kind
from encadena.advisory.registry import OrderSource, register_orders
from encadena.audit import registry as audit
from encadena.kernel import ahead
from encadena.search.registry import Document, register_source
from encadena.ui import home, nav, portal, slots

from .actions.buyers import admit
from .actions.outcome_milestone import propose_milestone
from .choices import HappeningState, Interpreting, MeetingMode, ParticipantStatus, SessionWish
from .models import Round, Terms
from .planning.ahead import load_repairs
from .queries import buyers_visible_to, may_organise, rounds_visible_to
from .queries.orders import order_visible_to
from .wording.portal import outcome_steps, proposal_steps, round_steps

MANAGERS = [Role.ADMINISTRATOR, Role.AGENCY, Role.PROMOTER, Role.ASSOCIATION, Role.COORDINATOR]
ATTENDING = [Role.HEAD, Role.ADVISER, Role.FIRM, Role.BUYER, Role.AGENCY_REGION]


def _label_of(choices: type[TextChoices], value: object) -> object:
    return dict(choices.choices).get(value, value)  # type: ignore[call-overload]


nav.register(_("Ruedas"), "matchmaking:list", icon="calendar-event", order=40, roles=[*MANAGERS, *ATTENDING], key="r")
register_orders(OrderSource("rueda", order_visible_to, _("Pedido de %(buyer)s en %(round)s"), propose_milestone))
nav.register(_("Requerimientos"), "matchmaking:market", icon="shopping-cart", order=41, roles=[*MANAGERS, Role.BUYER])
nav.register(
    _("Oportunidades"),
    "matchmaking:proposals",
    icon="target-arrow",
    order=42,
    roles=[Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.FIRM],
)
slots.register(
    "firm",
    "meetings",
    label=_("Reuniones"),
    url_name="matchmaking:firm_panel",
    order=60,
    roles=[role for role in Role.values if role != Role.BUYER],
)
slots.register(
    "firm",
    "outcomes",
    label=_("Resultados de ruedas"),
    url_name="matchmaking:outcomes_panel",
    order=61,
    roles=[role for role in Role.values if role != Role.BUYER],
)
ahead.register(load_repairs)
home.register_card("round", "matchmaking:home_card", 20, [*MANAGERS, *ATTENDING])
portal.register_steps("rounds", round_steps)
portal.register_steps("outcomes", outcome_steps)
portal.register_steps("proposals", proposal_steps)
home.register_card("opportunities", "matchmaking:proposals_card", 21, [Role.ADVISER, Role.HEAD])
home.register_card("outcomes", "matchmaking:outcomes_card", 22, [*MANAGERS, *ATTENDING])

audit.describe("round.created", _("creó la rueda"))
audit.describe("round.updated", _("editó la rueda"))
audit.describe("round.state_changed", _("cambió el estado de la rueda"))
audit.describe("round.slots_set", _("definió los horarios"))
audit.describe("round.tables_set", _("definió las mesas"))
audit.describe("round.table_named", _("cambió el nombre de una mesa"))
audit.describe("round.participants_added", _("agregó participantes"))
audit.describe("round.participants_removed", _("quitó participantes"))
audit.describe("round.participant_status", _("cambió el estado de un participante"))
audit.describe("round.availability_set", _("cambió la disponibilidad de un participante"))
audit.describe("round.meetings_added", _("agregó reuniones"))
audit.describe("round.meeting_changed", _("cambió una reunión"))
audit.describe("round.meetings_cancelled", _("quitó reuniones"))
audit.describe("round.meetings_restored", _("recuperó reuniones"))
audit.describe("round.precedences_set", _("definió el orden entre reuniones"))
audit.describe("round.precedence_added", _("pidió un orden entre dos reuniones"))
audit.describe("round.precedence_removed", _("quitó un orden entre dos reuniones"))
audit.describe("round.edition_made", _("creó la edición a partir de otra"))
audit.describe("round.terms_set", _("cambió las bases"))
audit.describe("round.agenda_rules_set", _("cambió las reglas de la agenda"))
audit.describe("round.interpreters_set", _("cambió los intérpretes"))
audit.describe("round.companion_joined", _("sumó a alguien a una reunión"))
audit.describe("round.companion_left", _("sacó a alguien de una reunión"))
audit.describe("round.registered", _("pidió participar"))
audit.describe("round.registration_decided", _("respondió una inscripción"))
audit.describe("round.wish_said", _("dijo si quiere reunirse"))
audit.describe("round.wishes_listed", _("agregó solicitudes de una planilla"))
audit.describe("round.wishes_unlisted", _("retiró solicitudes de una planilla"))
audit.describe("round.wish_withdrawn", _("retiró una solicitud de reunión"))
audit.describe("buyer.need_added", _("agregó un requerimiento"))
audit.describe("buyer.need_edited", _("cambió un requerimiento"))
audit.describe("buyer.need_withdrawn", _("retiró un requerimiento"))
audit.describe("buyer.need_back", _("recuperó un requerimiento"))
audit.describe("buyer.need_opened", _("abrió un requerimiento fuera de ruedas"))
audit.describe("buyer.need_closed", _("cerró un requerimiento fuera de ruedas"))
audit.describe("buyer.proposal_decided", _("dijo si un requerimiento le interesa a una empresa"))
audit.describe("round.need_taken", _("sumó el comprador y las empresas de un requerimiento"))
audit.describe("firm.markets_said", _("dijo qué mercados y compradores le interesan"))
audit.describe("round.suggestions_made", _("buscó reuniones que calzan"))
audit.describe("round.suggestion_decided", _("decidió sobre una reunión sugerida"))
audit.describe("round.selection_made", _("eligió reuniones por puntaje, sin aplicarlas"))
audit.describe("round.profiles_reminded", _("pidió completar fichas"))
audit.describe("round.plan_asked", _("pidió planificar"))
audit.describe("agenda.saved", _("guardó una agenda planificada"))
audit.describe("agenda.meeting_moved", _("movió una reunión"))
audit.describe("agenda.move_undone", _("deshizo un cambio de la agenda"))
audit.describe("agenda.published", _("publicó la agenda"))
audit.describe("agenda.withdrawn", _("retiró la agenda publicada"))
audit.describe("agenda.repaired", _("publicó un arreglo de la agenda"))
audit.describe("agenda.repair_undone", _("deshizo un arreglo de la agenda"))
audit.describe("repair.asked", _("pidió un arreglo de la agenda"))
audit.describe("repair.discarded", _("descartó un arreglo de la agenda"))
audit.describe("presence.marked", _("anotó dónde está un participante"))
audit.describe("presence.undone", _("deshizo una marca de presencia"))
audit.describe("meeting.happened", _("anotó qué pasó con una reunión"))
audit.describe("table.closed", _("cerró una mesa"))
audit.describe("table.opened", _("abrió una mesa"))
audit.describe("round.attendance_set", _("cambió cómo asiste un participante"))
audit.describe("agenda.revised", _("creó un borrador a partir de otra versión"))
audit.describe("outcome.reported", _("dijo en qué quedó una reunión"))
audit.describe("outcome.corrected", _("corrigió en qué quedó una reunión"))
audit.describe("outcome.milestone_proposed", _("propuso como hito el pedido de una reunión"))
audit.describe("round.rates_stated", _("cambió los tipos de cambio"))
audit.describe("buyer.created", _("registró un comprador"))
audit.describe("buyer.removed", _("quitó un comprador sin uso"))
audit.describe("buyer.updated", _("editó un comprador"))
audit.describe("buyer.delegate_removed", _("quitó el acceso a un representante"))
audit.describe("buyer.delegate_added", _("dio acceso a un representante"))
audit.describe("buyer.link_sent", _("mandó su enlace a un representante"))
audit.field_names(
    "matchmaking.round",
    {
        "slots": _("horarios"),
        "tables": _("mesas"),
        "slot": _("horario"),
        "table": _("mesa"),
        "status": _("estado del participante"),
        "unavailable_slots": _("horarios no disponibles"),
        "session": _("jornada"),
        "fixed_slot": _("horario fijo"),
        "fixed_table": _("mesa fija"),
        "note": _("nota"),
        "interpreters": _("intérpretes"),
        "length": _("horarios que toma"),
        "interpreting": _("intérprete"),
        "mode": _("modalidad"),
        "video_link": _("enlace de video"),
        "time_zone": _("zona horaria"),
        "happening": _("qué pasó"),
        **{field.name: field.verbose_name for field in Terms._meta.fields if field.name not in ("id", "round")},
    },
)
for _field, _choices in (
    ("status", ParticipantStatus),
    ("happening", HappeningState),
    ("mode", MeetingMode),
    ("session", SessionWish),
    ("interpreting", Interpreting),
):
    audit.value_shown("matchmaking.round", _field, partial(_label_of, _choices))


def _documents(ids: Collection[int] | None) -> Iterator[Document]:
    rounds = Round.objects.select_related("organiser", "commune")
    for round in rounds.iterator(chunk_size=500) if ids is None else rounds.filter(pk__in=ids):
        where = round.commune.name if round.commune else ""
        yield Document(
            object_id=round.pk,
            title=str(round),
            subtitle=" · ".join(part for part in (round.organiser.name, where) if part),
            text=round.place,
            url=reverse("matchmaking:detail", args=[round.pk]),
            scope=(f"round{round.pk}",),
        )


def _scope(user: User) -> list[str]:
    return [f"round{pk}" for pk in rounds_visible_to(user).values_list("pk", flat=True)[:500]]


def _visible(user: User, ids: Collection[int]) -> set[int]:
    return set(rounds_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


register_source(
    kind="round",
    label=_("Ruedas"),
    order=4,
    documents=_documents,
    scope=_scope,
    visible=_visible,
    icon="calendar-event",
)


def _buyers(user: User) -> Iterable[tuple[object, object]]:
    if not may_organise(user).exists() and user.role != Role.PROMOTER:
        return []
    return list(buyers_visible_to(user).values_list("pk", "name")[:300])


def _admit(user: User, place: str, actor: User | None) -> object:
    return admit(user, place=place, actor=actor)


register_place_kind(PlaceKind("buyer", _("Comprador"), _buyers, _admit))
