"""The parts of a questionnaire as forms, Spanish and English side by side; the engine judges what they say."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...choices import FirmForm, Purpose

LEVELS = 6
LANGUAGES = ("es", "en")


def _line(label: object, limit: int = 300, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, max_length=limit, required=required)  # type: ignore[arg-type]


def _both(data: Mapping[str, Any], name: str) -> dict[str, str]:
    return {lang: words for lang in LANGUAGES if (words := data.get(f"{name}_{lang}", "").strip())}


def _spread(row: Mapping[str, Any], *names: str) -> dict[str, str]:
    return {f"{name}_{lang}": row.get(name, {}).get(lang, "") for name in names for lang in LANGUAGES}


class NewForm(forms.Form):
    code = forms.SlugField(label=_("Código"), max_length=40)
    purpose = forms.ChoiceField(label=_("Para"), choices=Purpose.choices, initial=Purpose.OTHER)
    name_es = _line(_("Nombre en español"), 120, required=True)
    name_en = _line(_("Nombre en inglés"), 120, required=True)


class DimensionForm(forms.Form):
    code = forms.SlugField(label=_("Código"), max_length=60)
    name_es = _line(_("Nombre en español"), 120)
    name_en = _line(_("Nombre en inglés"), 120)
    about_es = _line(_("Qué mira, en español"))
    about_en = _line(_("Qué mira, en inglés"))
    threshold = forms.IntegerField(label=_("Umbral (1 a 100)"), initial=50, min_value=0, max_value=1000)

    @staticmethod
    def initial_of(row: Mapping[str, Any]) -> dict[str, Any]:
        return {"code": row["code"], "threshold": int(row["threshold"]), **_spread(row, "name", "about")}

    @property
    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        texts = {"name": _both(data, "name"), "about": _both(data, "about")}
        return {"code": data["code"], **texts, "threshold": data["threshold"]}


class ItemForm(forms.Form):
    """Six rows of levels, of which the filled ones count; one condition on an earlier item."""

    code = forms.SlugField(label=_("Código"), max_length=60)
    text_es = _line(_("Pregunta en español"))
    text_en = _line(_("Pregunta en inglés"))
    help_es = _line(_("Ayuda en español"))
    help_en = _line(_("Ayuda en inglés"))
    evidence_es = _line(_("Qué documento sirve, en español"))
    evidence_en = _line(_("Qué documento sirve, en inglés"))
    kinds = forms.MultipleChoiceField(
        label=_("Se pregunta a"),
        choices=FirmForm.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Sin marcar ninguna: a todas."),
    )
    except_kinds = forms.MultipleChoiceField(
        label=_("No se pregunta a"), choices=FirmForm.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    may_not_apply = forms.BooleanField(label=_("Puede no aplicar"), required=False, initial=True)
    condition_item = forms.ChoiceField(label=_("Solo si en la pregunta"), required=False)
    condition_values = forms.RegexField(
        r"^\s*\d+(\s*,\s*\d+)*\s*$",
        label=_("se respondió (valores, con coma)"),
        required=False,
        error_messages={"invalid": _("Escribe los valores separados por comas: 2, 3.")},
    )

    def __init__(self, *args: Any, others: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["condition_item"]
        choice.choices = [("", _("siempre se pregunta")), *others]  # type: ignore[attr-defined]
        for n in range(LEVELS):
            self.fields[f"level{n}_value"] = forms.IntegerField(label=_("Valor"), required=False)
            self.fields[f"level{n}_es"] = _line(_("Nivel en español"))
            self.fields[f"level{n}_en"] = _line(_("Nivel en inglés"))
            if not self.is_bound and not self.initial:
                self.fields[f"level{n}_value"].initial = n if n < 4 else None

    def level_rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"level{n}_{part}"] for part in ("value", "es", "en")] for n in range(LEVELS)]

    @staticmethod
    def initial_of(row: Mapping[str, Any]) -> dict[str, Any]:
        condition = next(iter(row.get("show_if", [])), {"item": "", "values": []})
        levels = {
            f"level{n}_{part}": level["value"] if part == "value" else level["text"].get(part, "")
            for n, level in enumerate(row["levels"][:LEVELS])
            for part in ("value", *LANGUAGES)
        }
        return {
            "code": row["code"],
            **_spread(row, "text", "help", "evidence"),
            "kinds": row.get("kinds", []),
            "except_kinds": row.get("except_kinds", []),
            "may_not_apply": row.get("may_not_apply", True),
            "condition_item": condition["item"],
            "condition_values": ", ".join(str(value) for value in condition["values"]),
            **levels,
        }

    def values(self, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """``before`` keeps the conditions beyond the first, which this form does not show."""
        data = self.cleaned_data
        rest = list((before or {}).get("show_if", []))[1:]
        numbers = [int(number) for number in data["condition_values"].split(",") if number.strip()]
        first = [{"item": data["condition_item"], "values": numbers}] if data["condition_item"] else []
        return {
            "code": data["code"],
            **{name: _both(data, name) for name in ("text", "help", "evidence")},
            "kinds": sorted(data["kinds"]),
            "except_kinds": sorted(data["except_kinds"]),
            "show_if": first + rest,
            "may_not_apply": data["may_not_apply"],
            "levels": [
                {"value": data[f"level{n}_value"], "text": _both(data, f"level{n}")}
                for n in range(LEVELS)
                if data[f"level{n}_value"] is not None and _both(data, f"level{n}")
            ],
        }


class VetoForm(forms.Form):
    code = forms.SlugField(label=_("Código"), max_length=60)
    item = forms.ChoiceField(label=_("Mira la pregunta"))
    at_most = forms.IntegerField(label=_("Impide con este valor o uno menor"), initial=0)
    reason_es = _line(_("Por qué impide, en español"))
    reason_en = _line(_("Por qué impide, en inglés"))
    remedy_es = _line(_("Qué hacer, en español"))
    remedy_en = _line(_("Qué hacer, en inglés"))

    def __init__(self, *args: Any, others: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = others  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(row: Mapping[str, Any]) -> dict[str, Any]:
        return {"code": row["code"], "item": row["item"], "at_most": row["at_most"], **_spread(row, "reason", "remedy")}

    @property
    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {name: data[name] for name in ("code", "item", "at_most")} | {
            name: _both(data, name) for name in ("reason", "remedy")
        }
