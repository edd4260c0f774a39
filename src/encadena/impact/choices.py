from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class ScopeKind(StrEnum):
    """What a report is about."""

    NETWORK = "network"
    REGION = "region"
    OPERATOR = "operator"
    CENTRE = "centre"


class Note(StrEnum):
    """What a reader of a report must know."""

    YEAR_RUNNING = "year_running"
    NO_RECORDS = "no_records"
    NO_SALES_YET = "no_sales_yet"
    SHARES_OVER_100 = "shares_over_100"
    ALLIANCES_WITHOUT_DATE = "alliances_without_date"
    OPERATOR_UNKNOWN = "operator_unknown"
    COUNTED_ONCE = "counted_once"
    DEFINITION_CHANGED = "definition_changed"


class Part(StrEnum):
    """Of a portion: which of its records."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class SnapshotState(TextChoices):
    DRAFT = "draft", pgettext_lazy("informe", "Borrador")
    PUBLISHED = "published", pgettext_lazy("informe", "Publicado")
    WITHDRAWN = "withdrawn", pgettext_lazy("informe", "Retirado")


UNKNOWN_PLACE = "none"
