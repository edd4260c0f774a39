from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InstitutionKind(TextChoices):
    AGENCY = "agency", _("Agencia pública")
    AGENCY_REGION = "agency-region", _("Dirección regional")
    OPERATOR = "operator", _("Operador")
    ASSOCIATION = "association", _("Asociación gremial")
    BOARD = "board", pgettext_lazy("institución", "Mesa")
    EDUCATION = "education", _("Educación")


class CentreKind(TextChoices):
    GENERAL = "general", _("Centro")
    SATELLITE = "satellite", _("Satélite")
    COOPERATIVE = "cooperative", _("Centro cooperativo")


class ContractEventKind(TextChoices):
    AWARD = "award", _("Adjudicación")
    START = "start", _("Inicio de operación")
    CONTRACT_YEAR = "contract-year", _("Año de convenio")
    CONTINUATION = "continuation", _("Continuidad anual")
    RENEWAL = "renewal", _("Renovación")
    END = "end", _("Término")


class Standing(TextChoices):
    """Where a contract stands today."""

    RUNNING = "running", _("vigente")
    CLOSE = "close", _("por vencer")
    OVERDUE = "overdue", _("plazo cumplido sin noticias")
    ENDING = "ending", _("con término fijado")
    ENDED = "ended", _("terminado")
    UNKNOWN = "unknown", _("plazo no informado")


class ReviewKind(TextChoices):
    CONTINUATION = "continuation", _("Continuidad anual")
    RENEWAL = "renewal", _("Renovación")


class Recommendation(TextChoices):
    CONTINUE = "continue", _("Que siga")
    OBSERVED = "observed", _("Que siga, con observaciones")
    STOP = "stop", _("Que no siga")


class Decision(TextChoices):
    CONTINUES = "continues", _("Sigue")
    OBSERVED = "observed", _("Sigue, con observaciones")
    STOPS = "stops", _("No sigue")


class Outlook(TextChoices):
    """How a target will end, or ended."""

    REACHED = "reached", _("meta cumplida")
    GOOD = "good", _("va bien")
    EDGE = "edge", _("en el límite")
    SHORT = "short", _("va a quedar corta")
    BELOW = "below", _("bajo la meta")
    UNKNOWN = "unknown", _("todavía no se sabe")
    MISSED = "missed", _("no se cumplió")
    AHEAD = "ahead", _("aún no comienza")


class PracticeState(TextChoices):
    DRAFT = "draft", _("borrador")
    PUBLISHED = "published", _("publicada")
    RETIRED = "retired", _("retirada")


class PracticeReach(TextChoices):
    NETWORK = "network", _("Toda la red")
    OPERATOR = "operator", _("Solo los centros de nuestro operador")


class AdoptionKind(TextChoices):
    ADOPT = "adopt", _("Tal como está")
    ADAPT = "adapt", _("Con cambios")


class HandoverState(TextChoices):
    OPEN = "open", _("en preparación")
    FROZEN = "frozen", _("congelado")
    MOVED = "moved", _("traspasado")
    CANCELLED = "cancelled", _("anulado")


class HandoverSide(TextChoices):
    OUTGOING = "outgoing", _("Entrega")
    INCOMING = "incoming", _("Recibe")


class PassingOn(TextChoices):
    COVERED = "covered", _("cubierto por su acuerdo")
    ASK = "ask", _("hay que preguntarle")
    GRANTED = "granted", _("dijo que sí")
    REFUSED = "refused", _("dijo que no")
