from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .round import Round


class AgendaRules(models.Model):
    """What the agenda of a round keeps to beyond tables and availability. An empty field asks for nothing.

    Lunch is between two hours of the round's clock, every day; everybody gets ``lunch_free`` slots in a row there.
    Tables stand in rows of ``tables_in_row``, ``metres_between`` metres apart, in order of their numbers; ``walk`` is
    the longest way, in metres, between two meetings in a row. A meeting takes ``length`` slots in a row unless it says
    otherwise itself.
    """

    round = models.OneToOneField(Round, models.CASCADE, related_name="agenda_rules")
    lunch_opens = models.TimeField(_("almuerzo desde"), null=True, blank=True)
    lunch_closes = models.TimeField(_("almuerzo hasta"), null=True, blank=True)
    lunch_free = models.PositiveSmallIntegerField(_("horarios libres seguidos para almorzar"), default=1)
    steady_buyers = models.BooleanField(_("cada comprador conserva su mesa todo el día"), default=False)
    walk = models.PositiveSmallIntegerField(
        _("caminata más larga entre dos reuniones seguidas (metros)"), null=True, blank=True
    )
    tables_in_row = models.PositiveSmallIntegerField(_("mesas por fila"), null=True, blank=True)
    metres_between = models.PositiveSmallIntegerField(_("metros entre una mesa y la siguiente"), default=3)
    length = models.PositiveSmallIntegerField(_("horarios que toma cada reunión"), default=1)
    updated_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("reglas de una agenda")
        verbose_name_plural = _("reglas de las agendas")
        constraints = [
            models.CheckConstraint(
                condition=Q(lunch_opens__isnull=True, lunch_closes__isnull=True)
                | Q(lunch_opens__isnull=False, lunch_closes__gt=F("lunch_opens")),
                name="lunch_closes_after_it_opens",
            ),
            models.CheckConstraint(condition=Q(lunch_free__gte=1), name="lunch_takes_a_slot"),
            models.CheckConstraint(
                condition=Q(walk__isnull=True) | Q(tables_in_row__gte=1), name="walk_needs_to_know_where_tables_stand"
            ),
            models.CheckConstraint(condition=Q(length__gte=1), name="meetings_take_a_slot"),
        ]

    def __str__(self) -> str:
        return f"{self.round}"
