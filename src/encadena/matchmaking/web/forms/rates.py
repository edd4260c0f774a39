"""The rates of a round, one line for each currency."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from encadena.catalogs.queries.world import currencies
from encadena.kernel import clock
from encadena.ui.inputs import DayInput, MoneyField

from ...errors import OutcomeError
from ...rules.rates import ENTERED, SOURCE_LENGTH, Rate, Rates, check_rate
from ...wording.errors import sentence

PARTS = ("pesos", "on", "source")


class RatesForm(forms.Form):
    """Three fields for each currency; three empty ones are no rate."""

    def __init__(self, *args: Any, rates: Rates, used: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {c.code: c.name for c in currencies((get_language() or "es")[:2])}
        self.lines: list[dict[str, Any]] = []
        for code in ENTERED:
            self._add(code, rates.get(code))
            bound = [self[f"{code}_{part}"] for part in PARTS]
            self.lines.append({"code": code, "name": names.get(code, code), "used": code in used, "fields": bound})

    def _add(self, code: str, rate: Rate | None) -> None:
        initial = {part: getattr(rate, part, None) for part in PARTS}
        self.fields[f"{code}_pesos"] = MoneyField(label=_("Pesos por unidad"), initial=initial["pesos"])
        self.fields[f"{code}_on"] = forms.DateField(
            label=_("Del día"), required=False, widget=DayInput(), initial=initial["on"]
        )
        self.fields[f"{code}_source"] = forms.CharField(
            label=_("Fuente"), required=False, max_length=SOURCE_LENGTH, initial=initial["source"] or ""
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for code in ENTERED:
            told: list[Any] = [data.get(f"{code}_{part}") for part in PARTS]
            missing = [part for part, value in zip(PARTS, told, strict=True) if value in (None, "")]
            if 0 < len(missing) < len(PARTS) and not any(self.errors.get(f"{code}_{part}") for part in PARTS):
                self.add_error(f"{code}_{missing[0]}", _("Completa los pesos, el día y la fuente, o borra los tres."))
            elif not missing:
                self._check(code, Rate(*told))
        return data

    def _check(self, code: str, rate: Rate) -> None:
        try:
            check_rate(code, rate, today=clock.today())
        except OutcomeError as error:
            part = {"rate_in_the_future": "on", "rate_without_source": "source"}.get(error.code, "pesos")
            self.add_error(f"{code}_{part}", sentence(error))

    @property
    def rates(self) -> dict[str, Rate | None]:
        """Of a valid form: the rate of each currency, None for none."""
        told: dict[str, list[Any]] = {
            code: [self.cleaned_data.get(f"{code}_{part}") for part in PARTS] for code in ENTERED
        }
        return {code: Rate(*parts) if parts[0] is not None else None for code, parts in told.items()}
