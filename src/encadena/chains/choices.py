from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProjectKind(TextChoices):
    LOCAL_CHAIN = "local_chain", _("Cadena productiva local")
    SUPPLIERS = "suppliers", _("Red de proveedores")
    BUSINESS = "business", _("Red de negocios")
    SHORT_CHAIN = "short_chain", _("Cadena corta de valor")


class ProjectState(TextChoices):
    DRAFT = "draft", _("En preparación")
    RUNNING = "running", _("En curso")
    FINISHED = "finished", _("Terminado")
    STOPPED = "stopped", pgettext_lazy("proyecto", "Detenido")


class RequirementKind(TextChoices):
    LEGAL = "legal", _("Papeles y permisos")
    QUALITY = "quality", _("Calidad y certificaciones")
    SUPPLY = "supply", _("Volumen y plazos de entrega")
    SAFETY = "safety", _("Seguridad y trabajo")
    FINANCE = "finance", _("Finanzas y garantías")
    ENVIRONMENT = "environment", _("Medio ambiente")
    OTHER = "other", _("Otro requisito")


class Level(TextChoices):
    MUST = "must", _("Obligatorio")
    SHOULD = "should", _("Deseable")


class FirmState(TextChoices):
    """Where a firm stands on a requirement; ``UNKNOWN`` is also what was never said."""

    NOT_STARTED = "not_started", _("Sin empezar")
    IN_PROGRESS = "in_progress", _("En camino")
    MET = "met", _("Cumple")
    NOT_MET = "not_met", _("No cumple")
    NOT_APPLICABLE = "not_applicable", _("No aplica")
    UNKNOWN = "unknown", _("No informado")


class SaidBy(TextChoices):
    FIRM = "firm", _("La empresa")
    ADVISER = "adviser", _("Quien asesora")
    BUYER = "buyer", _("El comprador")


class AllianceKind(TextChoices):
    COMMERCIAL = "commercial", _("Comercial")
    TECHNICAL = "technical", _("Técnica o de formación")
    FINANCIAL = "financial", _("De financiamiento")
    LOGISTIC = "logistic", _("Logística")
    INSTITUTIONAL = "institutional", _("Institucional")


class AllianceState(TextChoices):
    TALKING = "talking", _("En conversación")
    IN_FORCE = "in_force", pgettext_lazy("alianza", "Vigente")
    ENDED = "ended", pgettext_lazy("alianza", "Terminada")
    DROPPED = "dropped", _("No se concretó")


class IndicatorFamily(TextChoices):
    FINANCIAL = "financial", _("Financiero")
    ECOLOGICAL = "ecological", _("Ecológico")


class Better(TextChoices):
    UP = "up", _("sube")
    DOWN = "down", _("baja")
