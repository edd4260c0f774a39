"""What a firm answers for itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .inputs import AmountField


class OwnAnswerForm(forms.Form):
    """Nothing is compulsory here: what the firm does not know stays unknown."""

    operating = forms.NullBooleanField(
        label=_("¿Tu empresa sigue funcionando?"),
        required=False,
        widget=forms.Select(choices=[("", _("Prefiero no decirlo")), ("true", _("Sí")), ("false", _("No"))]),
    )
    sales = AmountField(
        label=_("¿Cuánto vendiste en el último año, en pesos?"), help_text=_("Si no lo sabes, déjalo vacío.")
    )
    jobs = forms.IntegerField(
        label=_("¿Cuántas personas trabajan hoy, contándote?"), required=False, min_value=0, max_value=100_000
    )
    exports = AmountField(
        label=_("¿Cuánto exportaste en el último año, en dólares?"), help_text=_("Si no exportaste, escribe 0.")
    )
    note = forms.CharField(
        label=_("¿Quieres contar algo más?"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
