"""What is said to open a diagnosis."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from encadena.advisory.models import Client

from ...choices import FirmForm
from ...models import QuestionnaireVersion


class OpenForm(forms.Form):
    """``clients`` are those under whom the reader may open it; a firm may also keep it to itself."""

    version = forms.TypedChoiceField(
        label=gettext_lazy("Cuestionario"), coerce=int, widget=forms.RadioSelect, choices=()
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Qué es la empresa"),
        choices=FirmForm.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Decide qué preguntas vienen. Marca todo lo que vale."),
        error_messages={"required": gettext_lazy("Marca al menos qué vende la empresa.")},
    )
    client = forms.TypedChoiceField(
        label=gettext_lazy("Con qué centro"), coerce=lambda pk: int(pk) if pk else None, required=False, choices=()
    )

    def __init__(
        self,
        *args: Any,
        versions: Sequence[QuestionnaireVersion],
        clients: Sequence[Client],
        alone: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {version.pk: version for version in versions}
        self.clients = {client.pk: client for client in clients}
        version, client = self.fields["version"], self.fields["client"]
        assert isinstance(version, forms.ChoiceField)  # noqa: S101
        assert isinstance(client, forms.ChoiceField)  # noqa: S101
        version.choices = [(pk, str(row.questionnaire)) for pk, row in self.versions.items()]
        client.choices = [
            *([("", gettext_lazy("Ninguno: queda solo para la empresa"))] if alone else []),
            *((pk, str(row.centre)) for pk, row in self.clients.items()),
        ]
        if len(client.choices) < 2:
            client.widget = client.hidden_widget()
            client.initial = next(iter(self.clients), "")

    @property
    def chosen_version(self) -> QuestionnaireVersion:
        return self.versions[self.cleaned_data["version"]]

    @property
    def chosen_client(self) -> Client | None:
        """The one that was chosen; the only one when there was nothing to choose."""
        chosen = self.cleaned_data["client"]
        return self.clients.get(chosen) if chosen else None
