from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TrainingMode(TextChoices):
    IN_PERSON = "in_person", _("Presencial")
    ONLINE = "online", _("En línea")
    HYBRID = "hybrid", _("Presencial y en línea")


class TrainingState(TextChoices):
    DRAFT = "draft", _("Borrador")
    OPEN = "open", _("Inscripción abierta")
    CLOSED = "closed", _("Inscripción cerrada")
    HELD = "held", _("Realizado")
    CANCELLED = "cancelled", _("Suspendido")


class MailJob(StrEnum):
    """Kinds of jobs that write about courses."""

    ONE = "advisory.tell_one"
    ALL = "advisory.tell_all"
    REMIND = "advisory.remind_trainings"


class RegistrationState(TextChoices):
    REGISTERED = "registered", _("Con cupo")
    WAITING = "waiting", _("En lista de espera")
    CANCELLED = "cancelled", _("Anulada")
    NO_SHOW = "no_show", _("No asistió")


SEATED = (RegistrationState.REGISTERED, RegistrationState.NO_SHOW)


class RegistrationOrigin(TextChoices):
    CENTRE = "centre", _("Por el centro")
    FIRM = "firm", _("Por su empresa")
    PUBLIC = "public", _("Por la página pública")
    WALK_IN = "walk_in", _("Llegó sin inscripción")
    SHEET = "sheet", _("Por planilla")


class MarkedBy(TextChoices):
    LIST = "list", _("Lista")
    PASS = "pass", _("Código QR de la persona")
    ROOM = "room", _("Código de la sala")
    SHEET = "sheet", _("Planilla")


class Stage(TextChoices):
    LEAD = "lead", _("Interesada")
    CLIENT = "client", _("Cliente")
    ACCOMPANIED = "accompanied", _("En acompañamiento")
    INACTIVE = "inactive", _("Inactiva")
    GRADUATED = "graduated", _("Egresada")


class Step(TextChoices):
    """What can be done with a client on its way; ``rules.client`` says from where to where."""

    SIGN = "sign", _("Firmar el acuerdo")
    BEGIN = "begin", _("Iniciar el acompañamiento")
    GRADUATE = "graduate", _("Registrar el egreso")
    PAUSE = "pause", _("Dejar inactiva")
    REOPEN = "reopen", _("Reabrir")


class EndReason(TextChoices):
    REACHED_GOAL = "reached_goal", _("Logró su meta")
    NO_ANSWER = "no_answer", _("No responde")
    CLOSED = "closed", _("Cerró su negocio")
    MOVED = "moved", _("Se cambió de zona")
    NOT_INTERESTED = "not_interested", _("Ya no le interesa")
    OTHER = "other", _("Otro motivo")


class Mode(TextChoices):
    CENTRE = "centre", _("En el centro")
    FIRM = "firm", _("En la empresa")
    PHONE = "phone", _("Por teléfono")
    VIDEO = "video", _("Por video")


class Indicator(TextChoices):
    """What a baseline measures, with its unit: pesos a year, jobs today, US dollars a year."""

    SALES = "sales", _("Ventas anuales")
    JOBS = "jobs", _("Puestos de trabajo")
    EXPORTS = "exports", _("Exportaciones anuales")


class MilestoneKind(TextChoices):
    SALES = "sales", _("Aumento de ventas")
    JOBS_CREATED = "jobs_created", _("Empleos creados")
    JOBS_KEPT = "jobs_kept", _("Empleos conservados")
    FINANCE = "finance", _("Financiamiento obtenido")
    FORMALISATION = "formalisation", _("Formalización")
    CERTIFICATION = "certification", _("Certificación")
    FIRST_EXPORT = "first_export", _("Primera exportación")
    NEW_MARKET = "new_market", _("Nuevo mercado")
    CONTRACT = "contract", _("Contrato")


class MilestoneState(TextChoices):
    REPORTED = "reported", _("Por verificar")
    VERIFIED = "verified", _("Verificado")
    RETURNED = "returned", _("Devuelto")
    WITHDRAWN = "withdrawn", _("Retirado")


class Attribution(TextChoices):
    """The client's own answer to how much the centre had to do with it; not stated is a value."""

    MAINLY = "mainly", _("Se logró gracias al centro")
    PARTLY = "partly", _("El centro ayudó en parte")
    NOT_DUE = "not_due", _("No tuvo que ver con el centro")
    NOT_STATED = "not_stated", _("No declarada")


class StatementSource(TextChoices):
    PORTAL = "portal", _("En su portal")
    LETTER = "letter", _("Carta firmada")
    SURVEY = "survey", _("Encuesta")


class FollowUpState(TextChoices):
    DUE = "due", _("Pendiente")
    ANSWERED = "answered", _("Respondido")
    REFUSED = "refused", _("No quiso responder")
    NO_RESPONSE = "no_response", _("Sin respuesta")


class Channel(TextChoices):
    PHONE = "phone", _("Teléfono")
    MAIL = "mail", _("Correo")
    VISIT = "visit", _("Visita")
    MESSAGE = "message", _("Mensaje")
    PORTAL = "portal", _("Portal")


class AttemptOutcome(TextChoices):
    ANSWERED = "answered", _("Respondió")
    NO_ANSWER = "no_answer", _("No contestó")
    CALL_BACK = "call_back", _("Pidió llamar después")
    WRONG_CONTACT = "wrong_contact", _("Contacto equivocado")
    REFUSED = "refused", _("No quiso responder")


class CohortState(TextChoices):
    DRAFT = "draft", _("En preparación")
    RUNNING = "running", _("En marcha")
    CLOSED = "closed", _("Cerrada")


class CohortPart(TextChoices):
    FOCUS = "focus", _("Focalizada")
    COMPARISON = "comparison", _("De comparación")


class Verdict(TextChoices):
    MET = "met", _("Cumple")
    NOT_MET = "not_met", _("No cumple")
    UNKNOWN = "unknown", _("No se sabe")


class ReferralState(TextChoices):
    SENT = "sent", _("Enviada")
    RECEIVED = "received", _("Recibida")
    ACCEPTED = "accepted", _("Aceptada")
    DECLINED = "declined", _("Rechazada")
    CLOSED = "closed", _("Terminada")
    WITHDRAWN = "withdrawn", _("Retirada")


class ReferralOutcome(TextChoices):
    SERVED = "served", _("Fue atendida")
    FUNDED = "funded", _("Obtuvo el apoyo")
    NOT_ELIGIBLE = "not_eligible", _("No cumplía los requisitos")
    NO_SHOW = "no_show", _("No se presentó")
    OTHER = "other", _("Otro resultado")


class SheetSubject(TextChoices):
    """What the rows of a spreadsheet of the exchange are."""

    SESSIONS = "sessions", _("Sesiones")
    MILESTONES = "milestones", _("Hitos")
    ATTENDANCE = "attendance", _("Asistencia")
    CHAIN_SALES = "chain_sales", _("Ventas de encadenamientos")


class MadeKind(TextChoices):
    """What an import of the exchange can make."""

    SESSION = "session", _("Sesión")
    BASELINE = "baseline", _("Línea base")
    MILESTONE = "milestone", _("Hito")
    REGISTRATION = "registration", _("Inscripción")
    MARK = "mark", _("Asistencia")
    CHAIN_SALE = "chain_sale", _("Venta")


class ExchangeJob(StrEnum):
    """Kinds of jobs that work on a spreadsheet of the exchange."""

    CHECK = "advisory.check_sheet"
    APPLY = "advisory.apply_sheet"
    UNDO = "advisory.undo_sheet"


class MaterialKind(TextChoices):
    TEXT = "text", _("Texto")
    LINK = "link", _("Enlace")
    FILE = "file", _("Archivo")


class MaterialState(TextChoices):
    """Of expert material; ``replaced``: a newer edition is out."""

    DRAFT = "draft", pgettext_lazy("material", "borrador")
    PUBLISHED = "published", pgettext_lazy("material", "publicado")
    REPLACED = "replaced", pgettext_lazy("material", "reemplazado")
    RETIRED = "retired", pgettext_lazy("material", "retirado")


class MaterialOrigin(TextChoices):
    """Whose material it is: it decides who writes it and which centres it can be meant for."""

    NATIONAL = "national", _("Agencia nacional")
    REGION = "region", _("Dirección regional de la agencia")
    PROMOTER = "promoter", _("Promoción de exportaciones")
    OPERATOR = "operator", pgettext_lazy("material", "Coordinación del operador")
