"""Filters and tags of the shell, loaded in every template.

Filters: ``number`` ``money`` ``uf`` ``percent`` ``share`` ``day`` ``long_day`` ``moment`` ``duration`` ``unknown``
``rut`` ``ago`` ``initials`` ``undo_url`` ``as_width``.
Tags: ``icon`` ``crumb`` ``query_string`` ``sort_link``.
"""

from functools import lru_cache

from django import template
from django.forms.utils import flatatt
from django.template.context import Context
from django.template.defaulttags import querystring
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from encadena.kernel import rut as kernel_rut
from encadena.ui import figures

register = template.Library()

register.filter("number", figures.number)
register.filter("money", figures.money)
register.filter("uf", figures.uf)
register.filter("percent", figures.percent)
register.filter("share", figures.share)
register.filter("day", figures.day)
register.filter("long_day", figures.long_day)
register.filter("moment", figures.moment)
register.filter("ago", figures.ago)
register.filter("duration", figures.duration)


@register.filter
def unknown(value: object, what: str = "") -> object:
    """The value itself, or "no informado" set apart; ``what`` names the missing thing to whoever asks (a tooltip)."""
    if value not in (None, ""):
        return value
    attributes = {"class": "unknown"} | ({"title": f"{what}: {figures.not_reported()}"} if what else {})
    return format_html("<span{}>{}</span>", flatatt(attributes), figures.not_reported())


@register.filter
def rut(value: str | None) -> object:
    """``123456785`` → ``12.345.678-5``."""
    return kernel_rut.shown(value) if value else unknown(value, "RUT")


@register.filter
def initials(name: object) -> str:
    """Two letters for a person's disc: first and last word."""
    words = str(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.simple_tag
@lru_cache(maxsize=1000)  # the shell alone draws forty, on every page
def icon(name: str, extra_class: str = "") -> SafeString:
    """An icon of the sprite (names: ``ui/icons.py``), hidden from screen readers: the word beside it speaks."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        extra_class,
        static("ui/vendor/icons.svg"),
        name,
    )


@register.inclusion_tag("ui/components/crumb.html")
def crumb(label: object, url: str = "") -> dict[str, object]:
    """One step of the breadcrumbs; without ``url`` it is the page itself."""
    return {"label": label, "url": url}


@register.simple_tag(takes_context=True)
def query_string(context: Context, **changes: object) -> str:
    """The address's query with these keys changed (``page=2``) or removed (``page=None``)."""
    return str(querystring(context, None, **changes))


@register.simple_tag(takes_context=True)
def sort_link(context: Context, key: str, parameter: str = "orden") -> dict[str, str]:
    """For a sortable header: the address that sorts by ``key`` (again: reversed) and the state for ``aria-sort``."""
    current = context["request"].GET.get(parameter, "")
    state = {key: "ascending", f"-{key}": "descending"}.get(current, "none")
    following = f"-{key}" if current == key else key
    return {"url": query_string(context, **{parameter: following, "page": None}), "state": state}


@register.filter
def undo_url(message: object) -> str:
    """The address in a message's ``undo:/address/`` tag, if it has one."""
    tags = str(getattr(message, "extra_tags", "") or "").split()
    return next((tag.removeprefix("undo:") for tag in tags if tag.startswith("undo:")), "")


@register.filter
def as_width(fraction: object) -> str:
    """A fraction (0 to 1, None) as the number of percent that ``data-width`` wants, with a point in every language."""
    return f"{min(1.0, max(0.0, float(str(fraction or 0)))) * 100:.1f}"
