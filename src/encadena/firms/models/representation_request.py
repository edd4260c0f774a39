from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock, rut

from ..choices import RequestState
from .document import Document
from .firm import Firm


class RepresentationRequest(models.Model):
    """Somebody with an account of their own says that they act for the firm with this RUT, and shows a proof.

    It names a RUT and not a firm: whoever asks must not learn which ones are registered. ``firm`` and ``document`` are
    set when it is accepted.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="representation_requests")
    rut = models.CharField("RUT", max_length=12)
    firm_name = models.CharField(_("nombre de la empresa"), max_length=200)
    proof = models.FileField(_("comprobante"), upload_to="representations/%Y/%m/")
    proof_name = models.CharField(max_length=200, editable=False)
    state = models.CharField(_("estado"), max_length=10, choices=RequestState.choices, default=RequestState.WAITING)
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    reason = models.CharField(_("motivo"), max_length=300, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="representation_requests")
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("solicitud de representación")
        verbose_name_plural = _("solicitudes de representación")
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "rut"],
                condition=models.Q(state="waiting"),
                name="one_waiting_representation_request",
            )
        ]
        indexes = [models.Index(fields=["state", "asked_at", "id"], name="representation_queue")]

    def __str__(self) -> str:
        return f"{self.firm_name} · {self.user}"

    @property
    def rut_shown(self) -> str:
        return rut.shown(self.rut)
