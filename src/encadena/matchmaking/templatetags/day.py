"""Words and marks of the day of a round."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.kernel import clock

from ..queries.board import Due, Person, Sitting
from ..rules.presence import NOTHING, Presence
from ..wording import day as wording

register = template.Library()


@register.simple_tag
def presence(person: Person) -> SafeString:
    """A name with a mark before it: here, missing, late, gone; in words for whoever does not see the mark."""
    words = wording.state(person.state, person.presence)
    return format_html(
        '<span class="day-person is-{}" title="{}">{}<span class="visually-hidden"> ({})</span></span>',
        person.state or "unknown",
        words,
        person.name,
        words,
    )


@register.simple_tag
def happened(sitting: Sitting) -> SafeString:
    """What became of a meeting, with its delay."""
    tones = {"running": "good", "held": "good", "not_held": "bad"}
    words = wording.happened(sitting.state)
    if sitting.delay:
        words += " · " + ngettext("%(n)s min tarde", "%(n)s min tarde", sitting.delay) % {"n": sitting.delay}
    return format_html('<span class="tag tag-{}">{}</span>', tones[sitting.state], words)


@register.simple_tag
def about_person(due: Due) -> str:
    """``primera a las 10:20 · quedan 3 reuniones``; of somebody late the hour they said, and whether it is past."""
    at = f"{timezone.localtime(due.at):%H:%M}"
    left = ngettext("queda %(n)s reunión", "quedan %(n)s reuniones", due.left) % {"n": due.left}
    expected = due.person.presence.expected_at if due.person.state == "late" else None
    if expected:
        text = (
            _("llega a las %(at)s · %(left)s") if expected > clock.now() else _("iba a llegar a las %(at)s · %(left)s")
        )
        return text % {"at": f"{timezone.localtime(expected):%H:%M}", "left": left}
    return _("primera a las %(at)s · %(left)s") % {"at": at, "left": left}


@register.simple_tag
def presence_words(presence: Presence | None) -> str:
    """``llegó a las 09:55``."""
    return wording.state(presence.state if presence else "", presence or NOTHING)
