"""``encadena import-firms FILE``: the spreadsheet import at the command line, through the same actions as the pages.

Exit codes: 0 done (also when nothing had to change,
    and for a dry run without errors) · 1 bad cells: nothing was written,
unless ``--only-good-rows`` (then the good rows were, and the bad ones are listed) · 2 the file, the sheet, the
columns or
the options cannot be used.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from django.utils.translation import gettext as _

from encadena.accounts.models import User
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre

from ...actions import importing
from ...choices import IssueLevel
from ...models import Import
from ...rules.sheets.codes import FILE_TOO_LARGE
from ...rules.sheets.kinds import MAX_BYTES
from ...wording.imports import field_label, sentence, sentence_for

SHOWN = 200
COUNTS = ("rows", "firms", "new", "changed", "unchanged", "bad_firms", "bad_rows", "errors", "warnings", "suspects")


class Command(BaseCommand):
    help = _("Importa una planilla de empresas y sus dueñas y dueños (xlsx, xls, ods, csv).")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=_("la planilla"))
        parser.add_argument("--centre", help=_("identificador (slug) del centro que atenderá a las empresas nuevas"))
        parser.add_argument(
            "--user", help=_("correo de quien importa; sin él importa el sistema, sin límite de alcance")
        )
        parser.add_argument("--source", default="", help=_("nombre del origen, para recordar las columnas"))
        parser.add_argument("--sheet", default="", help=_("hoja; sin ella, la que mejor calza"))
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="TÍTULO=DATO",
            help=_("qué significa una columna, por ejemplo «Giro=activity»; se puede repetir"),
        )
        parser.add_argument("--only-good-rows", action="store_true", help=_("importa lo bueno y lista lo malo"))
        parser.add_argument("--dry-run", action="store_true", help=_("revisa y cuenta, sin escribir nada"))
        parser.add_argument("--json", action="store_true", help=_("resultado en JSON"))

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            batch = self._receive(options)
            code = self._work(batch, options)
        except DomainError as error:
            self._fail(error, options)
        if code:
            sys.exit(code)

    def _receive(self, options: Mapping[str, Any]) -> Import:
        path: Path = options["file"]
        self._actor = _user(options["user"])
        try:
            size = path.stat().st_size
            if size > MAX_BYTES:
                raise DomainError(FILE_TOO_LARGE, name=path.name, size=size, limit=MAX_BYTES)
            with path.open("rb") as file:
                return importing.receive_file(
                    upload=File(file, name=path.name), name=path.name, centre=_centre(options["centre"]),
                    actor=self._actor, source=options["source"], sheet=options["sheet"],
                )  # fmt: skip
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}", returncode=2) from error

    def _work(self, batch: Import, options: Mapping[str, Any]) -> int:
        chosen = {int(place): field for place, field in batch.fields.items()}
        chosen |= _columns(options["column"], batch.headings)
        watch = _Terminal(self.stderr, quiet=options["json"] or not self.stderr.isatty())
        try:
            batch = importing.set_columns(batch, fields=chosen, actor=self._actor)
            batch = importing.check_import(batch, actor=self._actor, watch=watch)
            errors = batch.counts["errors"]
            if not options["dry_run"] and (not errors or options["only_good_rows"]):
                batch = importing.apply_import(
                    batch, only_good_rows=options["only_good_rows"], actor=self._actor, watch=watch
                )
        except DomainError as error:
            self._report(batch, options, error)
            return 1 if batch.counts.get("errors") else 2
        self._report(batch, options)
        if batch.applied_at:
            importing.announce_import(batch, actor=self._actor, watch=watch)
        if not batch.applied_at:
            importing.discard_import(batch, actor=self._actor)
        return 1 if errors else 0

    def _report(self, batch: Import, options: Mapping[str, Any], error: DomainError | None = None) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(self._facts(batch, options, error), ensure_ascii=False, indent=1))
            return
        for line in _issue_lines(batch, options["file"]):
            self.stdout.write(line)
        if error:
            self.stderr.write(sentence_for(error))
        for line in _summary(batch, dry_run=options["dry_run"]):
            self.stdout.write(line)

    def _facts(self, batch: Import, options: Mapping[str, Any], error: DomainError | None) -> dict[str, Any]:
        return {
            "file": str(options["file"]),
            "import": batch.pk,
            "state": str(batch.state),
            "dry_run": options["dry_run"],
            "applied": batch.applied_at is not None,
            "columns": {batch.headings[int(p)]: field for p, field in batch.fields.items()},
            "counts": {key: batch.counts.get(key, 0) for key in (*COUNTS, "made", "edited", "skipped")},
            "failure": {"code": error.code, "reason": sentence_for(error)} if error else None,
            "issues": [
                {
                    "row": issue.row, "column": issue.column, "value": issue.value, "level": str(issue.level),
                    "code": issue.code, "reason": sentence(issue.code, issue.params, issue.value),
                }
                for issue in batch.issues.all()
            ],
        }  # fmt: skip

    def _fail(self, error: DomainError, options: Mapping[str, Any]) -> None:
        reason = sentence_for(error)
        if options["json"]:
            failure = {"code": error.code, "reason": reason}
            self.stdout.write(
                json.dumps(
                    {"file": str(options["file"]), "applied": False, "failure": failure}, ensure_ascii=False, indent=1
                )
            )
            sys.exit(2)
        raise CommandError(f"{options['file']}: {reason}", returncode=2)


class _Terminal:
    """Progress on one line of standard error."""

    def __init__(self, stream: OutputWrapper, *, quiet: bool) -> None:
        self.stream, self.quiet = stream, quiet

    def progress(self, done: float, note: Mapping[str, Any] | None = None) -> None:
        if not self.quiet:
            self.stream.write(f"\r{done:4.0%}", ending="\r" if done >= 1 else "")

    def check(self) -> None:
        pass


def _user(email: str | None) -> User | None:
    if not email:
        return None
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise CommandError(_("No hay una cuenta activa con el correo %(email)s.") % {"email": email}, returncode=2)
    return user


def _centre(slug: str | None) -> Centre | None:
    if not slug:
        return None
    centre = Centre.objects.filter(slug=slug).first()
    if centre is None:
        raise CommandError(_("No hay un centro con el identificador %(slug)s.") % {"slug": slug}, returncode=2)
    return centre


def _columns(chosen: list[str], headings: list[str]) -> dict[int, str]:
    found = {}
    for text in chosen:
        heading, sign, field = text.rpartition("=")
        if not sign or heading not in headings:
            facts = {"text": text, "headings": ", ".join(headings)}
            raise CommandError(
                _("«%(text)s» no nombra una columna. Los títulos son: %(headings)s.") % facts, returncode=2
            )
        found[headings.index(heading)] = field
    return found


def _issue_lines(batch: Import, path: Path) -> list[str]:
    total = batch.issues.count()
    lines = [
        f"{path}:{issue.row}:{issue.column}: {issue.value!r} "
        f"{'' if issue.level == IssueLevel.ERROR else _('(aviso) ')}{sentence(issue.code, issue.params, issue.value)}"
        for issue in batch.issues.all()[:SHOWN]
    ]
    if total > SHOWN:
        lines.append(_("… y %(more)s más; con --json salen todas.") % {"more": total - SHOWN})
    return lines


def _summary(batch: Import, *, dry_run: bool) -> list[str]:
    counts = batch.counts
    if not counts:
        return []
    columns = ", ".join(f"{batch.headings[int(p)]} → {field_label(field)}" for p, field in batch.fields.items())
    lines = [
        _("Columnas: %(columns)s") % {"columns": columns},
        _("%(rows)s filas, %(firms)s empresas: %(new)s nuevas, %(changed)s cambian, %(unchanged)s sin cambios, "
          "%(bad_firms)s con errores (%(bad_rows)s filas).") % counts,
    ]  # fmt: skip
    if batch.applied_at:
        lines.append(
            _("Escrito: %(made)s nuevas, %(edited)s cambiadas. Importación %(pk)s.") % {**counts, "pk": batch.pk}
        )
    else:
        lines.append(_("Revisión sin escribir.") if dry_run else _("No se escribió nada."))
    return lines
