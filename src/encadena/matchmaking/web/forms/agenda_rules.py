from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...errors import RoundError
from ...models import AgendaRules
from ...rules.agenda_rules import contradictions
from ...wording.errors import sentence


class AgendaRulesForm(forms.ModelForm[AgendaRules]):
    """What the agenda keeps to. Hours are those of the round's place."""

    class Meta:
        model = AgendaRules
        fields = (
            "lunch_opens", "lunch_closes", "lunch_free", "steady_buyers", "walk", "tables_in_row", "metres_between",
            "length",
        )  # fmt: skip
        widgets = {
            name: forms.TimeInput(format="%H:%M", attrs={"type": "time"}) for name in ("lunch_opens", "lunch_closes")
        }
        help_texts = {
            "lunch_opens": _("Vacío: la agenda no guarda tiempo para almorzar."),
            "length": _("Por ejemplo 2: cada reunión ocupa dos horarios seguidos. Una reunión puede decir otra cosa."),
            "lunch_free": _("El tiempo libre dentro del almuerzo no cuenta como espera."),
            "steady_buyers": _("Nadie más se sienta en su mesa ese día. Hace falta una mesa por comprador."),
            "walk": _("Vacío: sin límite. Con un horario libre entre medio hay tiempo para llegar."),
            "tables_in_row": _("Las mesas se cuentan por filas, en el orden de sus números."),
        }

    def clean(self) -> dict[str, Any]:
        """Said at the field: the database would only name its constraint."""
        data = super().clean() or {}
        for code, field, facts in contradictions(data):
            self.add_error(field, sentence(RoundError(code, **facts)))
        return data
