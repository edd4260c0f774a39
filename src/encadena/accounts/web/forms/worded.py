"""allauth's forms keep their logic and get our words."""

from typing import Any, ClassVar, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# What the validators of the settings ask, said once; Django's own list speaks of usted.
PASSWORD_HELP = _("Al menos diez caracteres; ni solo números, ni una muy común, ni parecida a tu nombre o tu correo.")


class Words(NamedTuple):
    label: Any
    help_text: Any = ""


class WordedForm(forms.Form):
    """Put before an allauth form: ``words`` names every visible field; placeholders go (a label is always shown)."""

    words: ClassVar[dict[str, Words]] = {}
    mismatch: ClassVar[Any] = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]

    def add_error(self, field: str | None, error: Any) -> None:  # noqa: ANN401  as Django says it
        """Two passwords that differ are the one error that allauth words inside its forms."""
        if field == "password2" and self.mismatch and not isinstance(error, ValidationError):
            error = self.mismatch
        super().add_error(field, error)
