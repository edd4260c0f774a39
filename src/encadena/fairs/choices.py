from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FairKind(TextChoices):
    NATIONAL = "national", pgettext_lazy("feria", "Nacional")
    INTERNATIONAL = "international", pgettext_lazy("feria", "Internacional")


class FairState(TextChoices):
    DRAFT = "draft", _("Borrador")
    PUBLISHED = "published", pgettext_lazy("feria", "Publicada")
    CLOSED = "closed", pgettext_lazy("feria", "Cerrada")
