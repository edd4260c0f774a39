from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...actions.registration import Answer
from ...choices import ParticipantStatus

ANSWERS = [
    (ParticipantStatus.APPROVED, _("Aceptar")),
    (ParticipantStatus.WAITING, _("Dejar en lista de espera")),
    (ParticipantStatus.DECLINED, _("No aceptar")),
]


class AnswerForm(forms.Form):
    """The organiser's answer to a registration."""

    status = forms.ChoiceField(label=_("Respuesta"), choices=ANSWERS, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Razón"), max_length=400, required=False, help_text=_("La lee quien se inscribió."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    way_out = forms.CharField(
        label=_("Qué puede hacer para que cambie"), max_length=400, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def clean_reason(self) -> str:
        reason = str(self.cleaned_data["reason"]).strip()
        if self.cleaned_data.get("status") == ParticipantStatus.DECLINED and not reason:
            raise ValidationError(_("Escribe la razón: quien se inscribió la va a leer."))
        return reason

    def answer(self) -> Answer:
        data = self.cleaned_data
        return Answer(ParticipantStatus(data["status"]), data["reason"], data["way_out"])
