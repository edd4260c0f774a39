"""Filters: ``reasons`` (why two firms are alike), ``band_bounds`` (a size band in UF), ``official_band``,
``expiry`` and ``expiry_tone`` (of a date), ``file_size`` (of bytes).
"""

from django import template
from django.utils.translation import gettext as _

from encadena.ui import figures

from ..rules.size import bounds_of, official_band
from ..wording.expiry import expiry_tone, expiry_words
from ..wording.reasons import reasons_text

register = template.Library()
register.filter("reasons", reasons_text)
register.filter("official_band", official_band)
register.filter("expiry", expiry_words)
register.filter("expiry_tone", expiry_tone)


@register.filter
def file_size(size: int) -> str:
    """1.234.567 → «1,2 MB»."""
    megabytes = size / 1024 / 1024
    return (
        f"{figures.number(max(1, round(size / 1024)), 0)} kB" if megabytes < 1 else f"{figures.number(megabytes, 1)} MB"
    )


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
