from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...choices import MeetingMode
from .buyer import ZONES

Clock = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class AttendanceForm(forms.Form):
    """How a participant attends the round."""

    mode = forms.ChoiceField(
        label=_("Cómo asiste"),
        choices=MeetingMode.choices,
        help_text=_("Una reunión por video no ocupa mesa cuando nadie de ella está en el recinto."),
    )
    time_zone = forms.ChoiceField(label=_("Zona horaria"), required=False)
    works_from = forms.TimeField(label=_("Trabaja desde las"), required=False, widget=Clock)
    works_until = forms.TimeField(label=_("Trabaja hasta las"), required=False, widget=Clock)
    video_link = forms.CharField(
        label=_("Enlace de video para sus reuniones"),
        required=False,
        max_length=400,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        help_text=_("De cualquier proveedor. Las reuniones que ya tienen enlace lo conservan."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = [("", _("La de la rueda")), *((z, z.replace("_", " ")) for z in ZONES)]
        self.fields["time_zone"] = forms.ChoiceField(label=_("Zona horaria"), choices=zones, required=False)


class MeetingModeForm(forms.Form):
    mode = forms.ChoiceField(
        label=_("Modalidad"),
        choices=MeetingMode.choices,
        help_text=_("Una reunión por video conserva su mesa mientras alguien de ella asista en persona."),
    )
    video_link = forms.CharField(
        label=_("Enlace de video"),
        required=False,
        max_length=400,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
