"""The part of the menu that the room adds to."""

from django.utils.translation import pgettext_lazy

SECTION = pgettext_lazy("oficio", "Asesoría")
