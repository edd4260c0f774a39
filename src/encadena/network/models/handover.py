"""A centre passes from one operator to another."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import HandoverSide, HandoverState, PassingOn
from .contract import OperatingContract
from .place import Centre, Institution

UNDER_WAY = models.Q(state__in=[HandoverState.OPEN, HandoverState.FROZEN])


class Handover(models.Model):
    """Prepared, frozen with its package, moved on its day. From ``on`` the incoming operator has the centre.

    ``next_contract``, ``ended_contract`` and ``posts_ended`` are what freezing changed, so that it can be taken back.
    """

    contract = models.ForeignKey(OperatingContract, models.PROTECT, related_name="handovers")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="handovers")
    incoming = models.ForeignKey(Institution, models.PROTECT, related_name="handovers_in")
    on = models.DateField(_("cambia el"))
    state = models.CharField(_("estado"), max_length=10, choices=HandoverState.choices, default=HandoverState.OPEN)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(default=clock.now, editable=False)
    file = models.FileField(upload_to="handovers/%Y/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    frozen_at = models.DateTimeField(null=True, editable=False)
    next_contract = models.ForeignKey(OperatingContract, models.SET_NULL, null=True, related_name="+")
    ended_contract = models.BooleanField(default=False, editable=False)
    posts_ended = models.JSONField(default=list)
    moved_at = models.DateTimeField(null=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancel_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("traspaso")
        verbose_name_plural = _("traspasos")
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["centre"], condition=UNDER_WAY, name="one_handover_under_way_per_centre")
        ]

    def __str__(self) -> str:
        return f"{self.centre}: {self.contract.operator} → {self.incoming}"


class HandoverSection(models.Model):
    """A part of the package; ``missing`` are ``[code, count]`` and are acknowledged with a reason or completed."""

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="sections")
    key = models.CharField(max_length=40)
    rows = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    missing = models.JSONField(default=list)
    acknowledged = models.CharField(_("por qué falta"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("parte del traspaso")
        verbose_name_plural = _("partes del traspaso")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["handover", "key"], name="one_section_per_handover_and_key")]

    def __str__(self) -> str:
        return self.key

    @property
    def blocks(self) -> bool:
        return bool(self.missing) and not self.acknowledged


class HandoverClient(models.Model):
    """Whether what the centre knows of a client passes on: by its agreement with the public centre, or by its answer.

    ``client_id`` and ``firm_id`` name records of the rooms that keep them.
    """

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="clients")
    client_id = models.BigIntegerField()
    firm_id = models.BigIntegerField()
    name = models.CharField(max_length=200)
    passing = models.CharField(max_length=10, choices=PassingOn.choices)
    note = models.CharField(_("cómo consta"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("cliente del traspaso")
        verbose_name_plural = _("clientes del traspaso")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["handover", "client_id"], name="one_line_per_handover_and_client")
        ]
        indexes = [models.Index(fields=["handover", "passing", "name", "id"], name="handover_clients")]

    def __str__(self) -> str:
        return self.name


class HandoverPerson(models.Model):
    """Who begins to work in the centre on the day; ``post_id`` once the post is written."""

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    post_id = models.BigIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("persona que llega")
        verbose_name_plural = _("personas que llegan")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["handover", "user"], name="one_line_per_handover_and_person")]

    def __str__(self) -> str:
        return str(self.user)


class HandoverSignature(models.Model):
    """One side confirms the package with this hash, and says what differs."""

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="signatures")
    side = models.CharField(max_length=10, choices=HandoverSide.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)
    sha256 = models.CharField(max_length=64)
    differences = models.TextField(_("diferencias"), blank=True)

    class Meta:
        verbose_name = _("recibo del traspaso")
        verbose_name_plural = _("recibos del traspaso")
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["handover", "side"], name="one_signature_per_side")]

    def __str__(self) -> str:
        return f"{self.handover} · {self.side}"
