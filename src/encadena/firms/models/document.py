from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import DocumentKind
from .firm import Firm


class Document(models.Model):
    """A paper of a firm, handed in once and used wherever it is asked for: evidence, an agreement, a certificate.

    ``sha256`` knows the same file again. A newer edition names the one it replaces; nothing is ever deleted.
    """

    firm = models.ForeignKey(Firm, models.PROTECT, related_name="documents")
    kind = models.CharField(_("tipo"), max_length=20, choices=DocumentKind.choices, default=DocumentKind.OTHER)
    title = models.CharField(_("título"), max_length=200)
    file = models.FileField(_("archivo"), upload_to="documents/%Y/%m/")
    file_name = models.CharField(max_length=200, editable=False)
    size = models.PositiveIntegerField(_("tamaño"), editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    issued_on = models.DateField(_("emitido el"), null=True, blank=True)
    expires_on = models.DateField(_("vence el"), null=True, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    uploaded_at = models.DateTimeField(default=clock.now, editable=False)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", editable=False
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("documento")
        verbose_name_plural = _("documentos")
        ordering = ["-uploaded_at", "-id"]
        indexes = [
            models.Index(fields=["firm", "kind", "-uploaded_at"], name="documents_of_firm"),
            models.Index(
                fields=["expires_on", "firm"],
                condition=models.Q(expires_on__isnull=False, withdrawn_at__isnull=True),
                name="documents_expiring",
            ),
        ]

    def __str__(self) -> str:
        return self.title
