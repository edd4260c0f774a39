"""How forms are drawn."""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """Draws every field with the shell's own markup."""
