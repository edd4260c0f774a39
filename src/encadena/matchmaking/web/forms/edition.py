from django import forms
from django.utils.translation import gettext_lazy as _

from ...actions.editions import NextEdition


class EditionForm(forms.Form):
    """The next edition of an event: what it is called and when it begins."""

    edition = forms.CharField(label=_("Edición"), max_length=40, help_text=_("Por ejemplo: 2027, o VI."))
    first_day = forms.DateField(
        label=_("Primer día"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Los demás días, la inscripción y los plazos se corren lo mismo."),
    )
    buyers = forms.BooleanField(label=_("Invitar a los compradores que vinieron"), required=False, initial=True)

    def wanted(self) -> NextEdition:
        data = self.cleaned_data
        return NextEdition(data["edition"], data["first_day"], data["buyers"])
