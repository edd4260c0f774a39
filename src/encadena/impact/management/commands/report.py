"""``encadena report network --year Y``: the yearly report as JSON, PDF, spreadsheet or one HTML file.

Exit codes: 0 written · 2 the year, the region, the operator or the centre does not exist, or the file cannot be
written.
"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from encadena.kernel.errors import DomainError

from ...actions.computed import report_now
from ...choices import ScopeKind
from ...planning import public_view
from ...planning.keeping import hash_of
from ...queries.data_version import data_version
from ...queries.places import scope_named
from ...rules.packing import packed
from ...rules.report import Report
from ...wording.documents.report_html import report_html
from ...wording.documents.report_pdf import report_pdf
from ...wording.documents.report_xlsx import report_xlsx
from ...wording.documents.seal import Seal
from ...wording.errors import sentence_of

PARTS = (ScopeKind.CENTRE, ScopeKind.OPERATOR, ScopeKind.REGION)


class Command(BaseCommand):
    help = _("Calcula el informe anual de la red, o de una región, un operador o un centro.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True)
        network = kinds.add_parser("network", help=_("el informe anual de la red"))
        network.add_argument("--year", type=int, required=True, help=_("el año"))
        part = network.add_mutually_exclusive_group()
        part.add_argument("--centre", metavar="SLUG", help=_("solo un centro"))
        part.add_argument("--operator", metavar="SLUG", help=_("solo los centros de un operador"))
        part.add_argument("--region", metavar="CODE", help=_("solo una región, por su código"))
        network.add_argument("--format", choices=("json", "pdf", "xlsx", "html"), default="json")
        network.add_argument("--out", type=Path, metavar="F", help=_("archivo que se escribe; sin él, la salida"))
        network.add_argument("--public", action="store_true", help=_("solo lo que se publica"))
        network.add_argument("--lang", choices=("es", "en"), default="es", help=_("idioma"))

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["lang"]):
            try:
                report = self._report(options)
            except DomainError as error:
                raise CommandError(sentence_of(error), returncode=2) from error
            self._write(_written(report, options["format"], options["lang"]), options["out"])

    def _report(self, options: dict[str, Any]) -> Report:
        kind = next((part for part in PARTS if options[part.value] is not None), ScopeKind.NETWORK)
        key = "" if kind == ScopeKind.NETWORK else options[kind.value]
        report = report_now(options["year"], scope_named(kind, key), actor=None)
        return public_view(report) if options["public"] else report

    def _write(self, content: bytes, out: Path | None) -> None:
        if out is None:
            stream = getattr(self.stdout._out, "buffer", None)  # bytes go below the text, where there is a below
            if stream:
                stream.write(content)
            else:
                self.stdout.write(content.decode("utf-8", "replace"), ending="")
            return
        try:
            out.write_bytes(content)
        except OSError as error:
            reason = _("No se pudo escribir %(file)s: %(why)s. Elige otra carpeta con --out.")
            raise CommandError(reason % {"file": out, "why": error.strerror}, returncode=2) from error


def _written(report: Report, form: str, language: str) -> bytes:
    digest = hash_of(report)
    match form:
        case "json":
            told = {"digest": digest, **packed(report)}
            return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
        case "pdf":
            return report_pdf(report, language, Seal(digest, data_version()))
        case "xlsx":
            return report_xlsx(report, language, Seal(digest, data_version()))
    return report_html(report, language, Seal(digest, data_version())).encode()
