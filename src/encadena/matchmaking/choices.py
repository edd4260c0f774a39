"""Words of a round: its states, who takes part, how a meeting came to be."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RoundState(TextChoices):
    DRAFT = "draft", _("Borrador")
    REGISTRATION = "registration", _("Inscripción")
    PLANNING = "planning", _("Planificación")
    PUBLISHED = "published", pgettext_lazy("rueda", "Publicada")
    CLOSED = "closed", pgettext_lazy("rueda", "Cerrada")


class Session(TextChoices):
    """The half of the day that a slot belongs to."""

    MORNING = "morning", _("Mañana")
    AFTERNOON = "afternoon", _("Tarde")


class SessionWish(TextChoices):
    """When a meeting may be held."""

    ANY = "any", _("Cualquiera")
    MORNING = "morning", _("Solo en la mañana")
    AFTERNOON = "afternoon", _("Solo en la tarde")


class BreaksWithin(TextChoices):
    """Whether a night between two meetings counts as waiting."""

    DAY = "day", _("Dentro de cada día")
    EVENT = "event", _("En todo el evento")


class Fairness(IntegerChoices):
    """Largest difference allowed between the breaks of two participants."""

    ONE = 1, _("1 espera")
    TWO = 2, _("2 esperas")
    THREE = 3, _("3 esperas")
    FIVE = 5, _("5 esperas")


class Stage(IntegerChoices):
    """How far a meeting got, as one side says it; the numbers are in order."""

    NOT_HELD = 0, _("No se realizó")
    NO_INTEREST = 1, _("Sin interés")
    CONTACT = 2, _("Contacto")
    SAMPLE = 3, _("Muestra")
    QUOTATION = 4, _("Cotización")
    ORDER = 5, _("Pedido")


class Missing(TextChoices):
    """Who did not come to a meeting that was not held, as seen by whoever answers."""

    OTHER = "other", _("La contraparte")
    OWN = "own", _("Nuestro lado")
    BOTH = "both", _("Nadie llegó")
    UNKNOWN = "unknown", _("No lo sé")


class Again(TextChoices):
    """Whether the two met a second time; not answered is a value too (empty)."""

    MET = "met", _("Sí, ya nos reunimos otra vez")
    AGREED = "agreed", _("Quedamos en hacerlo")
    NO = "no", _("No")


class Qualifier(TextChoices):
    EXACT = "exact", pgettext_lazy("monto", "Exacto")
    MORE_THAN = "more_than", pgettext_lazy("monto", "Más de")


class Term(IntegerChoices):
    """Months after the last day of the round."""

    EVENT = 0, _("Al terminar")
    THREE = 3, _("A los 3 meses")
    SIX = 6, _("A los 6 meses")
    TWELVE = 12, _("A los 12 meses")


class AnsweredBy(TextChoices):
    ACCOUNT = "account", _("con su cuenta")
    LINK = "link", _("con su enlace")
    ORGANISER = "organiser", _("anotado por quien organiza")


class Return(TextChoices):
    """Whether a participant would come again."""

    YES = "yes", _("Sí")
    UNSURE = "unsure", _("No lo sé")
    NO = "no", _("No")


class BuyerKind(TextChoices):
    IMPORTER = "importer", _("Importador")
    LARGE_BUYER = "large_buyer", _("Gran comprador")


class ParticipantStatus(TextChoices):
    INVITED = "invited", _("Con invitación")
    REGISTERED = "registered", _("Inscripción por responder")
    APPROVED = "approved", _("Inscripción aceptada")
    WAITING = "waiting", _("En lista de espera")
    DECLINED = "declined", pgettext_lazy("participante", "No aceptada")
    WITHDRAWN = "withdrawn", _("Se retiró")


NOT_COMING = (ParticipantStatus.WITHDRAWN, ParticipantStatus.DECLINED, ParticipantStatus.WAITING)
"""Those who meet nobody as long as nothing changes."""


class MeetingOrigin(TextChoices):
    ENTERED = "entered", _("Ingresada a mano")
    IMPORTED = "imported", _("Importada")
    CHOSEN = "chosen", _("Elegida en la matriz")
    SELECTED = "selected", _("Elegida por puntaje")
    WALK_IN = "walk_in", _("Pedida el mismo día")


class MeetingMode(TextChoices):
    """How somebody attends, and so how a meeting is held: by video as soon as one of the two is elsewhere."""

    IN_PERSON = "in_person", _("Presencial")
    VIRTUAL = "virtual", _("Por video")


class Interpreting(TextChoices):
    """Whether a meeting of people without a common language needs an interpreter of the round."""

    BY_LANGUAGE = "auto", _("Según los idiomas de cada parte")
    NONE = "none", _("No hace falta: se entienden o traen el suyo")


class AwayReason(TextChoices):
    """Why a slot is not available to a participant; empty: it was entered by hand."""

    HOURS = "hours", _("Fuera de su horario de trabajo")


class MarkKind(TextChoices):
    """What was said of a participant on the day."""

    ARRIVED = "arrived", _("Llegó")
    LEFT = "left", _("Se fue")
    LATE = "late", _("Avisó que llega más tarde")
    ABSENT = "absent", _("No viene")


class HappeningState(TextChoices):
    """What became of a meeting of the agenda."""

    RUNNING = "running", _("En curso")
    HELD = "held", _("Se hizo")
    NOT_HELD = "not_held", _("No se hizo")


class RepairState(TextChoices):
    ASKED = "asked", _("Calculando")
    READY = "ready", _("Por decidir")
    APPLIED = "applied", _("Aplicada")
    UNDONE = "undone", _("Deshecha")
    DISCARDED = "discarded", _("Descartada")
    FAILED = "failed", _("Falló")


class AgendaState(TextChoices):
    DRAFT = "draft", _("Borrador")
    PUBLISHED = "published", pgettext_lazy("agenda", "Publicada")
    REPLACED = "replaced", pgettext_lazy("agenda", "Reemplazada")


class AgendaStatus(TextChoices):
    """What is known about the quality of an agenda."""

    OPTIMAL = "optimal", _("Óptima: no hay otra con menos esperas")
    FEASIBLE = "feasible", _("Válida: quizás haya otra con menos esperas")
    BROKEN = "broken", _("No cumple todas las reglas de las mesas")
    MANUAL = "manual", _("Cambiada a mano")


class ImportState(TextChoices):
    CHECKED = "checked", _("Revisada")
    APPLIED = "applied", _("Aplicada")
    UNDONE = "undone", _("Deshecha")


class SheetKind(TextChoices):
    """What the rows of a spreadsheet are."""

    PARTICIPANTS = "participants", _("Participantes")
    NEEDS = "needs", _("Requerimientos")
    WISHES = "wishes", _("Solicitudes")


class Priority(TextChoices):
    """What one side says of a meeting."""

    MUST = "must", _("Imprescindible")
    LIKE = "like", _("Me gustaría")
    NO = "no", _("No, gracias")


class Must(TextChoices):
    """What a buyer may make a condition of a need: who fails it is not proposed. Values are the engine's."""

    CERTIFICATE = "certificate", _("Las certificaciones")
    VOLUME = "volume", _("Todo el volumen")
    DELIVERY = "delivery", _("La condición de entrega")
    LANGUAGE = "language", _("El idioma")
    SIZE = "size", _("El tamaño de la empresa")


class FirmMust(TextChoices):
    """What a firm may make a condition of meeting a buyer. Values are the engine's."""

    MARKET = "market", _("El país")
    BUYER_KIND = "buyer_kind", _("El tipo de comprador")
    ORDER = "order", _("El pedido mínimo")


class ProposalState(TextChoices):
    """What a firm, or who attends it, said of a need that the program proposed to it."""

    OPEN = "open", _("Por mirar")
    INTERESTED = "interested", _("Le interesa")
    DISMISSED = "dismissed", _("No es para la empresa")


class SuggestionState(TextChoices):
    OPEN = "open", _("Por mirar")
    TAKEN = "taken", _("Tomada")
    DISMISSED = "dismissed", _("Descartada")


class SelectionState(TextChoices):
    READY = "ready", _("Lista para aplicar")
    APPLIED = "applied", _("Aplicada")
    UNDONE = "undone", _("Deshecha")


class NoticeKind(TextChoices):
    """What a mail to a participant is about."""

    ACCESS = "access", _("Enlace para entrar")
    DECISION = "decision", _("Respuesta a la inscripción")
    COMPLETE = "complete", _("Completar la ficha")
    WISHES = "wishes", _("Solicitudes por responder")
    PUBLISHED = "published", _("Agenda publicada")
    CHANGED = "changed", _("Cambios en la agenda")
    DAY_BEFORE = "day_before", _("Recordatorio del día antes")
    HOUR_BEFORE = "hour_before", _("Recordatorio una hora antes")
