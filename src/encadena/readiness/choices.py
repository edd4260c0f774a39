from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    EXPORT = "export", _("Exportar")
    SUPPLIER = "supplier", _("Ser proveedora")
    OTHER = "other", _("Otro fin")


class VersionState(TextChoices):
    DRAFT = "draft", _("Borrador")
    PUBLISHED = "published", _("Publicada")
    RETIRED = "retired", _("Retirada")


class FirmForm(TextChoices):
    """What a firm is for the branching of a questionnaire; it may be several."""

    GOODS = "goods", _("Productos")
    FOOD = "food", _("Alimentos o bebidas")
    SERVICES = "services", _("Servicios")
    COOPERATIVE = "cooperative", _("Cooperativa")
    MICRO = "micro", _("Micro")


class Rater(TextChoices):
    FIRM = "firm", _("Empresa")
    ADVISER = "adviser", _("Asesoría")
    EVIDENCE = "evidence", _("Evidencia")


class AnswerState(TextChoices):
    VALUE = "value", _("Respuesta")
    NOT_APPLICABLE = "not_applicable", _("No aplica")
    UNKNOWN = "unknown", _("No sé")


class Progress(TextChoices):
    """Of a diagnosis, and of each rating in it."""

    OPEN = "open", _("En curso")
    FINISHED = "finished", _("Terminado")


class StatisticsJob(TextChoices):
    """Names of the background work; doors enqueue by name, ``jobs`` runs it."""

    MEASURE = "readiness.measure"
