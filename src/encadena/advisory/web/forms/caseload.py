"""Handing a caseload over."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User


class CaseloadForm(forms.Form):
    before = forms.ModelChoiceField(label=_("La cartera de"), queryset=User.objects.none())
    adviser = forms.ModelChoiceField(label=_("Pasa a"), queryset=User.objects.none())

    def __init__(self, *args: Any, having: QuerySet[User], advisers: QuerySet[User], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, people in (("before", having), ("adviser", advisers)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
            field.queryset = people
