"""What the template of the paper draws, as plain data."""

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from encadena.ui import figures
from encadena.ui.charts import on_paper

from ...rules.report import Report
from ..charts.chart import Chart
from ..report.definitions import Defined, defined
from ..report.stated import check_lines, stated_lines
from ..report.tables import Table
from ..story import Big, Chapter, story_of
from .seal import Seal, sealed

NARROW = 3  # columns of a table that fits beside its chart


def paper_of(report: Report, seal: Seal) -> dict[str, object]:
    story = story_of(report)
    return {
        "language": (get_language() or "es")[:2],
        "title": story.title,
        "scope": story.scope,
        "period": story.period,
        "state": state_of(seal),
        "public": report.public,
        "notes": list(story.notes),
        "lead": list(story.lead),
        "big": [_big(one) for one in story.big],
        "chapters": [_chapter(one) for one in story.chapters],
        "tables": [_table(one) for one in story.tables],
        "stated": _stated(report),
        "checks": _checks(report),
        "definitions": [_definition(one) for one in defined(report)],
        "seal": sealed(report, seal),
        "digest": seal.digest,
        "words": _words(),
    }


def state_of(seal: Seal) -> str:
    if seal.published_on:
        return _("Publicado el %(on)s") % {"on": figures.day(seal.published_on)}
    return _("Sin publicar: calculado con los registros de hoy")


def _words() -> dict[str, str]:
    return {
        "contents": pgettext("índice", "Contenido"),
        "summary": _("En pocas palabras"),
        "figures": _("Las cifras"),
        "tables": _("Desgloses"),
        "stated": _("Cifras publicadas, junto a las calculadas"),
        "checks": _("Comprobaciones"),
        "method": _("Cómo se contó"),
        "definitions": _("Definiciones"),
        "rounding": rounding(),
        "page": _("Página {page} de {pages}"),
        "stated_intro": _(
            "Lo que una institución publicó, al lado de lo que dicen los registros. Coincide si cae dentro del "
            "redondeo de sus palabras."
        ),
        "checks_intro": _("Aritmética que tiene que cumplirse, sobre las cifras publicadas y sobre los registros."),
    }


def rounding() -> str:
    return _(
        "Las palabras que acompañan a una cifra siguen reglas: desde 1.000, una cifra se dice por su millar más "
        "cercano si está a menos de 5 %, si no por su centena; una parte, por el más cercano de un cuarto, un tercio, "
        "la mitad, dos tercios y tres cuartos. A menos de 1 % o de 1 punto es «cerca de»; hasta cinco más, «poco más "
        "de»; hasta cinco menos, «casi». La cifra exacta está siempre al lado."
    )


def _big(one: Big) -> dict[str, str]:
    return {"label": one.label, "value": one.shown.value, "note": one.shown.note, "four": one.four}


def _chapter(one: Chapter) -> dict[str, object]:
    return {"title": one.title, "paragraphs": list(one.paragraphs), "charts": [_chart(c) for c in one.charts]}


def _chart(one: Chart) -> dict[str, object]:
    return {
        "title": one.title,
        "svg": on_paper(one.spec),
        "text": one.text,
        "note": one.note,
        "columns": list(one.columns),
        "rows": [list(row) for row in one.rows],
        "beside": len(one.columns) <= NARROW,
    }


def _table(one: Table) -> dict[str, object]:
    return {
        "title": one.title,
        "heading": one.heading,
        "columns": [column.label for column in one.columns],
        "rows": [[line.name, *(cell.text for cell in line.cells)] for line in one.lines],
        "note": one.note,
    }


def _stated(report: Report) -> dict[str, object]:
    rows = [
        {
            "subject": line.words.subject,
            "about": line.about,
            "ambiguity": line.words.ambiguity,
            "said": line.said,
            "computed": line.computed,
            "verdict": line.verdict,
            "tone": line.tone,
        }
        for line in stated_lines(report)
    ]
    columns = [_("Qué se publicó"), _("Publicado"), _("Calculado"), _("¿Coincide?")]
    return {"columns": columns, "rows": rows}


def _checks(report: Report) -> dict[str, object]:
    rows = [
        {
            "name": line.name,
            "expected": line.expected,
            "stated": line.of_stated,
            "stated_verdict": line.stated_verdict,
            "stated_tone": line.stated_tone,
            "computed": line.computed,
            "verdict": line.verdict,
            "tone": line.tone,
        }
        for line in check_lines(report)
    ]
    columns = [_("Qué"), _("Se espera"), _("Con lo publicado"), _("Con los registros")]
    return {"columns": columns, "rows": rows}


def definition_rows(one: Defined) -> list[tuple[str, str]]:
    return [
        (_("Se cuenta"), one.counts),
        (_("Período"), one.period),
        (_("Se divide por"), one.base),
        (_("Lo que no se sabe"), one.unknowns),
        (_("Queda fuera"), one.leaves_out),
        (_("Responsable"), one.owner),
    ]


def _definition(one: Defined) -> dict[str, object]:
    version = _("versión %(n)s") % {"n": one.version}
    return {"name": one.name, "version": version, "rows": [list(row) for row in definition_rows(one) if row[1]]}
