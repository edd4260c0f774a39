from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import Qualifier, Stage
from ..rules.outcomes import AMOUNTS
from ..rules.results import Said, is_lower_limit


class Brought(models.Model):
    """What a firm brought home from somewhere, in the words of rounds; ``stage`` is the furthest that it got.

    Shape for rooms above. A correction is a new row; the old one has ``replaced_at``. Empty amounts are not known.
    """

    contacts = models.PositiveSmallIntegerField(_("contactos"), null=True, blank=True)
    stage = models.PositiveSmallIntegerField(_("lo más lejos que llegó"), choices=Stage.choices[1:])
    expected = models.DecimalField(_("monto esperado"), max_digits=18, decimal_places=2, null=True, blank=True)
    expected_is = models.CharField(max_length=10, choices=Qualifier.choices, default=Qualifier.EXACT)
    committed = models.DecimalField(_("monto comprometido"), max_digits=18, decimal_places=2, null=True, blank=True)
    committed_is = models.CharField(max_length=10, choices=Qualifier.choices, default=Qualifier.EXACT)
    closed = models.DecimalField(_("monto cerrado"), max_digits=18, decimal_places=2, null=True, blank=True)
    closed_is = models.CharField(max_length=10, choices=Qualifier.choices, default=Qualifier.EXACT)
    currency = models.CharField(_("moneda"), max_length=3, blank=True)
    lessons = models.TextField(_("qué aprendió"), max_length=2000, blank=True)
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    replaced_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def ordered(self) -> bool:
        return self.stage == Stage.ORDER

    @property
    def order_amount(self) -> Decimal | None:
        """What is closed, or else committed; None when neither is known."""
        return self.closed if self.closed is not None else self.committed

    @property
    def said(self) -> Said:
        amounts = {kind: getattr(self, kind) for kind in AMOUNTS}
        more = frozenset(kind for kind in AMOUNTS if is_lower_limit(getattr(self, f"{kind}_is")))
        return Said(self.stage, amounts=amounts, more_than=more, currency=self.currency)
