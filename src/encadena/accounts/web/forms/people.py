"""Looking for accounts, and giving them another role."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...choices import Role

_ANY_ROLE = [("", _("Todos los roles")), *Role.choices]
_ANY_STATE = [("", _("Activas y desactivadas")), ("active", _("Activas")), ("inactive", _("Desactivadas"))]


class PeopleFilter(forms.Form):
    text = forms.CharField(label=_("Nombre o correo"), required=False, widget=forms.SearchInput())
    role = forms.ChoiceField(label=_("Rol"), required=False, choices=_ANY_ROLE)
    state = forms.ChoiceField(label=_("Estado"), required=False, choices=_ANY_STATE)


class RoleForm(forms.Form):
    role = forms.ChoiceField(
        label=_("Rol"),
        choices=Role.choices,
        help_text=_("Al cambiarlo se cierran todas las sesiones de la persona. Su lugar de trabajo no cambia solo."),
    )
