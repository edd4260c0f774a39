"""How forms are drawn: Tabler's classes, help and errors tied to their field, the first error in focus."""

from functools import cached_property
from pathlib import Path
from typing import Any

import django.forms
from django import forms
from django.forms import BoundField as DjangoBoundField
from django.forms.renderers import DjangoTemplates as DjangoRenderer
from django.template.backends.django import DjangoTemplates

_CLASSES: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxSelectMultiple, "form-check-input"),
    (forms.RadioSelect, "form-check-input"),
    (forms.CheckboxInput, "form-check-input"),
    (forms.Select, "form-select"),
    (forms.HiddenInput, ""),
    (forms.Widget, "form-control"),
]


class BoundField(DjangoBoundField):
    """Adds the classes and the states that a widget alone cannot know."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        classes = [widget.attrs.get("class", ""), built.get("class", ""), _class_of(widget)]
        if self.errors:
            classes.append("is-invalid")
            if self.name == next(iter(self.form.errors), None):
                built["autofocus"] = True
        if joined := " ".join(dict.fromkeys(" ".join(classes).split())):
            built["class"] = joined
        return built

    @property
    def is_switchable(self) -> bool:
        """One box with its label after it, unlike every other field."""
        return isinstance(self.field.widget, forms.CheckboxInput)


class Renderer(DjangoRenderer):
    """Draws every form, allauth's too, with the shell's own markup and filters."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = BoundField

    @cached_property
    def engine(self) -> DjangoTemplates:
        return DjangoTemplates(
            {
                "APP_DIRS": True,
                "DIRS": [
                    Path(__file__).parent / "templates",
                    Path(django.forms.__file__).parent / "templates",
                ],
                "NAME": "ui_forms",
                "OPTIONS": {"builtins": ["encadena.ui.templatetags.ui"]},
            }
        )


def _class_of(widget: forms.Widget) -> str:
    return next(css for kind, css in _CLASSES if isinstance(widget, kind))
