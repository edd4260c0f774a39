from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Purpose(TextChoices):
    EXPORT = "export", _("Exportar")
    SUPPLIER = "supplier", _("Ser proveedora")
    OTHER = "other", _("Otro fin")


class VersionState(TextChoices):
    DRAFT = "draft", _("Borrador")
    PUBLISHED = "published", _("Publicada")
    RETIRED = "retired", pgettext_lazy("versión", "Retirada")


class FirmForm(TextChoices):
    """What a firm is for the branching of a questionnaire; it may be several."""

    GOODS = "goods", pgettext_lazy("tipo de empresa", "Productos")
    FOOD = "food", _("Alimentos o bebidas")
    SERVICES = "services", _("Servicios")
    COOPERATIVE = "cooperative", _("Cooperativa")
    MICRO = "micro", _("Micro")


class Rater(TextChoices):
    FIRM = "firm", _("Empresa")
    ADVISER = "adviser", pgettext_lazy("quién califica", "Asesoría")
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


class DetectedBy(TextChoices):
    FIRM = "firm", _("La empresa")
    ADVISER = "adviser", _("Quien asesora")
    EVIDENCE = "evidence", _("La evidencia")
    BUYER = "buyer", _("Un comprador")


class Severity(IntegerChoices):
    LOW = 1, _("Menor")
    MEDIUM = 2, _("Importante")
    HIGH = 3, _("Impide avanzar")


class GapState(TextChoices):
    OPEN = "open", _("Por abordar")
    IN_PLAN = "in_plan", _("En el plan")
    WORKING = "working", _("En trabajo")
    TO_REVIEW = "to_review", _("Por revisar")
    CLOSED = "closed", _("Cerrada")
    DISCARDED = "discarded", _("Descartada")


class Responsible(TextChoices):
    FIRM = "firm", _("La empresa")
    ADVISER = "adviser", _("Quien asesora")
    OTHER = "other", _("Otra persona")


class ActionState(TextChoices):
    TO_DO = "to_do", _("Pendiente")
    DONE = "done", _("Hecha, falta una segunda mirada")
    CLOSED = "closed", _("Cerrada")
    CANCELLED = "cancelled", _("Ya no hace falta")


class ActionStep(TextChoices):
    """What is done with an action once it is agreed."""

    DONE = "done", _("Marcar como hecha")
    CLOSE = "close", _("Cerrar con una segunda mirada")
    SEND_BACK = "send_back", _("Devolver a pendiente")
    CANCEL = "cancel", _("Dejar sin efecto")


class StandardKind(TextChoices):
    MANAGEMENT = "management", _("Gestión")
    FOOD = "food", _("Alimentos")
    FOREST = "forest", _("Bosque y madera")
    ORIGIN = "origin", _("Origen y modo de producir")


class CertificationStageCode(TextChoices):
    """The stages of every certification, in their order."""

    DIAGNOSIS = "diagnosis", _("Diagnóstico")
    IMPLEMENTATION = "implementation", _("Implementación")
    INTERNAL_AUDIT = "internal_audit", _("Auditoría interna")
    CERTIFICATION_AUDIT = "audit", _("Auditoría de certificación")
    CERTIFICATE = "certificate", _("Certificado")
    SURVEILLANCE = "surveillance", pgettext_lazy("auditoría", "Seguimiento")


class CertificationState(TextChoices):
    RUNNING = "running", _("En curso")
    CERTIFIED = "certified", _("Certificada")
    EXPIRED = "expired", _("Vencida")
    STOPPED = "stopped", _("Detenida")


class Payer(TextChoices):
    FIRM = "firm", _("La empresa")
    PROGRAMME = "programme", _("Un programa o fondo")
    SHARED = "shared", _("Entre ambos")
    UNKNOWN = "unknown", _("No informado")
