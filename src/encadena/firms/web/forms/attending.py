"""Who attends a firm, and where it is a member."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from encadena.network.choices import InstitutionKind
from encadena.network.models import Institution

from ...models import Firm


class AssignForm(forms.Form):
    """One more centre of mine for this firm."""

    centre = forms.ChoiceField(label=gettext_lazy("Centro"))

    def __init__(self, *args: Any, centres: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["centre"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = centres


class JoinForm(forms.Form):
    institution = forms.ModelChoiceField(label=gettext_lazy("Asociación"), queryset=Institution.objects.none())

    def __init__(self, *args: Any, firm: Firm, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["institution"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        kinds = [InstitutionKind.ASSOCIATION, InstitutionKind.BOARD]
        current = firm.memberships.filter(until__isnull=True).values("institution")
        field.queryset = Institution.objects.filter(kind__in=kinds).exclude(pk__in=current)


class LinkForm(forms.Form):
    """Ask for (or make) a link to a firm that is registered already."""

    rut = forms.CharField(widget=forms.HiddenInput)
    centre = forms.ChoiceField(label=gettext_lazy("Centro"))
    reason = forms.CharField(label=gettext_lazy("Por qué la atenderá este centro"), required=False, max_length=300)

    def __init__(self, *args: Any, centres: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["centre"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = centres
