from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class FirmKind(TextChoices):
    COMPANY = "company", _("Sociedad")
    NATURAL_PERSON = "natural_person", _("Persona natural con giro")
    ENTREPRENEUR = "entrepreneur", _("Emprendimiento sin formalizar")
    COOPERATIVE = "cooperative", _("Cooperativa")


class Gender(TextChoices):
    FEMALE = "female", _("Mujer")
    MALE = "male", _("Hombre")
    OTHER = "other", _("Otro")
    NOT_REPORTED = "not_reported", _("No informado")


class FemaleOwned(TextChoices):
    """Whether women own more than half, by the stated rule of ``rules.female_owned``."""

    YES = "yes", _("Sí")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("No informado")


class SizeBand(IntegerChoices):
    """The 13 bands of the tax service, and one more: it puts *no sales* and *no information* together in its band 1,
    we keep them apart (0 and 1), because an unknown amount is not zero. ``rules.size.official_band`` joins them again.
    """

    NO_SALES = 0, _("Sin ventas")
    NO_INFORMATION = 1, _("Sin información")
    MICRO_1 = 2, _("Micro 1")
    MICRO_2 = 3, _("Micro 2")
    MICRO_3 = 4, _("Micro 3")
    SMALL_1 = 5, _("Pequeña 1")
    SMALL_2 = 6, _("Pequeña 2")
    SMALL_3 = 7, _("Pequeña 3")
    MEDIUM_1 = 8, _("Mediana 1")
    MEDIUM_2 = 9, _("Mediana 2")
    LARGE_1 = 10, _("Grande 1")
    LARGE_2 = 11, _("Grande 2")
    LARGE_3 = 12, _("Grande 3")
    LARGE_4 = 13, _("Grande 4")


class LegalSize(TextChoices):
    MICRO = "micro", _("Micro")
    SMALL = "small", _("Pequeña")
    MEDIUM = "medium", _("Mediana")
    LARGE = "large", _("Grande")
    NO_SALES = "no_sales", _("Sin ventas")
    NONE = "none", _("Sin información")


class OfferingKind(TextChoices):
    GOODS = "goods", _("Bien")
    SERVICES = "services", _("Servicio")


class ImportState(TextChoices):
    UPLOADED = "uploaded", _("Cargado")
    MAPPED = "mapped", _("Columnas asignadas")
    CHECKING = "checking", _("Revisando")
    CHECKED = "checked", _("Revisado")
    APPLYING = "applying", _("Aplicando")
    APPLIED = "applied", _("Aplicado")
    UNDOING = "undoing", _("Deshaciendo")
    UNDONE = "undone", _("Deshecho")
    FAILED = "failed", _("Falló")


class IssueLevel(TextChoices):
    ERROR = "error", _("Error")
    WARNING = "warning", _("Aviso")


class RowOutcome(TextChoices):
    """What an import does with one firm of the file."""

    NEW = "new", _("Nueva")
    CHANGED = "changed", _("Cambia")
    UNCHANGED = "unchanged", _("Sin cambios")
    BAD = "bad", _("Con errores")


class ChangeState(TextChoices):
    DONE = "done", _("Aplicado")
    UNDONE = "undone", _("Deshecho")
    REFUSED = "refused", _("No se pudo deshacer")


class ImportJob(TextChoices):
    """Names of the background work on a spreadsheet; doors enqueue by name, ``jobs`` runs it."""

    CHECK = "firms.check_import"
    APPLY = "firms.apply_import"
    UNDO = "firms.undo_import"
    ANNOUNCE = "firms.announce_import"


class DocumentKind(TextChoices):
    REPRESENTATION = "representation", _("Representación legal")
    AGREEMENT = "agreement", _("Acuerdo de trabajo")
    TAX = "tax", _("Tributario")
    LEGAL = "legal", _("Legal")
    LABOUR = "labour", _("Laboral y previsional")
    FINANCIAL = "financial", _("Financiero")
    CERTIFICATE = "certificate", _("Certificado")
    EVIDENCE = "evidence", _("Evidencia")
    OTHER = "other", _("Otro")


class UpkeepJob(TextChoices):
    """Background work that keeps repetitions true."""

    REACH = "firms.refresh_reach"
    ALIKE = "firms.search_alike"


class RequestState(TextChoices):
    """Of somebody who asked to act for a firm."""

    WAITING = "waiting", _("En revisión")
    ACCEPTED = "accepted", _("Aceptada")
    REFUSED = "refused", _("No aceptada")
