"""Filters: ``reasons`` (why two firms are alike), ``band_bounds`` (a size band in UF), ``official_band``."""

from django import template
from django.utils.translation import gettext as _

from encadena.ui import figures

from ..rules.size import bounds_of, official_band
from ..wording.reasons import reasons_text

register = template.Library()
register.filter("reasons", reasons_text)
register.filter("official_band", official_band)


@register.filter
def band_bounds(band: int) -> str:
    """5 → «más de 2.400 y hasta 5.000 UF»; empty for the bands that are no size."""
    bounds = bounds_of(band)
    if bounds is None:
        return ""
    low, high = bounds
    if high is None:
        return _("más de %(low)s UF") % {"low": figures.number(low)}
    return _("más de %(low)s y hasta %(high)s UF") % {"low": figures.number(low), "high": figures.number(high)}
