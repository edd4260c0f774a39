"""``encadena reindex``: builds the search index again."""

from argparse import ArgumentParser
from time import monotonic

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.search import actions
from encadena.search.registry import sources


class Command(BaseCommand):
    help = "Vuelve a construir el índice de búsqueda."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", nargs="?", help=_("Solo esta clase (por ejemplo, firm); sin ella, todas."))

    def handle(self, *args: object, kind: str | None, **options: object) -> None:
        kinds = [s.kind for s in sources()]
        if kind and kind not in kinds:
            raise CommandError(
                _("No hay una clase «%(kind)s»; las que hay: %(kinds)s.") % {"kind": kind, "kinds": ", ".join(kinds)}
            )
        start = monotonic()
        count = actions.rebuild(kind, actor=None)
        text = ngettext("%(count)d documento en %(seconds).1f s", "%(count)d documentos en %(seconds).1f s", count)
        self.stdout.write(text % {"count": count, "seconds": monotonic() - start})
