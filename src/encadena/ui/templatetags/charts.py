"""``{% load charts %}``, ``{% drawing chart.spec chart.text %}``: a chart on a page, spoken as its text."""

from django import template
from django.utils.safestring import SafeString

from encadena.ui import charts

register = template.Library()


@register.simple_tag
def drawing(spec: charts.Spec, label: str) -> SafeString:
    return charts.on_page(spec, label=label)
