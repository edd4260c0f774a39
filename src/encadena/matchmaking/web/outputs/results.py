"""The results of a round on paper and as a workbook: the same figures as the page, with the meetings behind them."""

from collections.abc import Callable
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from encadena.accounts.models import User
from encadena.ui import figures

from ...models import Outcome, Round
from ...queries import results as reading
from ...queries.outcomes import days_of_round
from ...rules.outcomes import AMOUNTS
from ...rules.results import is_lower_limit
from ...wording import results as words
from ...wording.documents import pdf, xlsx
from ...wording.documents.sheets import Document, Group, Sheet, place_of

Told = dict[str, Any]
Table = tuple[str, list[str], list[list[str]]]


def results_pdf(user: User, round: Round, told: Told, language: str) -> bytes:
    with translation.override(language):
        tables = [_below(*table) for table in tables_of(told) if table[2]]
        sheets = [Sheet(_("Rueda de negocios"), _("Resultados"), [], [], [], []), *tables]
        first, last = days_of_round(round)
        days = " – ".join(dict.fromkeys(figures.day(day) for day in (first, last) if day))
        document = Document(
            language=language,
            title=str(round),
            subtitle=" · ".join(part for part in (days, place_of(round)) if part),
            footer=str(round.organiser),
            page_of=_("Página {page} de {pages}"),
            sheets=sheets,
        )
        return pdf.draw(document)


def _below(title: str, headings: list[str], rows: list[list[str]]) -> Sheet:
    widths = _MONEY_WIDTHS if headings == _money_headings() else ["2fr", *["1fr"] * (len(headings) - 1)]
    return Sheet("", title, [], headings, widths, [Group("", rows)], follows=True, figures=True)


def results_xlsx(user: User, round: Round, told: Told, language: str) -> bytes:
    with translation.override(language):
        meetings = (_("Reuniones"), *_meetings(user, round))
        return xlsx.book([*tables_of(told), meetings], title=f"{_('Resultados')} · {round}")


MAKERS: dict[str, tuple[str, Callable[[User, Round, Told, str], bytes]]] = {
    "pdf": (pdf.KIND, results_pdf),
    "xlsx": (xlsx.KIND, results_xlsx),
}


def tables_of(told: Told) -> list[Table]:
    """Counts, stages, amounts, groups and opinions, each as (title, headings, rows of text)."""
    counts = told["counts"]
    named = [
        [str(words.MEASURES[key]), figures.number(n)] for key, n in counts.items() if "_" not in key or key in _SAID
    ]
    stages = [[row["label"], figures.number(row["any"]), figures.number(row["both"])] for row in told["funnel"]]
    found: list[Table] = [
        (_("Reuniones contadas"), [_("Qué se cuenta"), _("Reuniones")], named),
        (_("Hasta dónde llegaron"), [_("Etapa"), _("Según un lado al menos"), _("Según los dos lados")], stages),
        (_("Montos por estado"), _money_headings(), [_money_row(row) for row in told["money"]]),
        (_("Tipos de cambio"), [_("Tipo de cambio, día y fuente")], [[text] for text in told["rates"]]),
    ]
    for _name, title, rows in told["groups"]:
        found.append((str(title), _group_headings(), [_group_row(name, row) for name, row in rows]))
    return [*found, _opinions(told)]


_MONEY_WIDTHS = ["30mm", "2fr", "16mm", "2fr", "16mm"]
_SAID = {"not_held", "both_said", "no_interest", "again_unknown"}


def _money_headings() -> list[str]:
    unknown = pgettext("monto", "Sin monto")
    return [_("Estado"), _("Según las empresas"), unknown, _("Según los compradores"), unknown]


def _money_row(row: dict[str, Any]) -> list[str]:
    cells = [str(row["label"])]
    for side in ("firms", "buyers"):
        said = [*row[f"{side}_words"], *row[f"{side}_totals"]]
        cells += ["; ".join(said) or "—", figures.number(row[side].unknown)]
    return cells


def _group_headings() -> list[str]:
    return [_("Grupo"), _("Empresas"), _("En la agenda"), _("Realizadas"), _("Pedidos")]


def _group_row(name: str, row: Any) -> list[str]:  # noqa: ANN401  a Portion
    return [name, *(figures.number(n) for n in (row.firms, row.placed, row.held, row.orders))]


def _opinions(told: Told) -> Table:
    opinions = told["opinions"]
    rows = [[_("Respondieron"), figures.share(opinions.given, opinions.asked)]]
    rows += [
        [str(label), _("%(mean)s de 5") % {"mean": figures.number(score.mean, 1)}] for label, score in told["scores"]
    ]
    return _("Opinión de los participantes"), [_("Pregunta"), _("Respuesta")], rows


def _meetings(user: User, round: Round) -> tuple[list[str], list[list[str]]]:
    """One row for each side that said something of a meeting; amounts in columns of their own, notes left out."""
    headings = [
        _("Recibe"), pgettext("reunión", "Visita"), _("Según"), _("Plazo"), _("Resultado"), _("Quién faltó"),
        *(str(words.AMOUNTS[kind]) for kind in AMOUNTS), _("Moneda"), _("Segunda reunión"), _("Próximo paso"),
        _("Dicho el"),
    ]  # fmt: skip
    keys = reading.meetings_counted(user, round, "reported")
    said = reading.words_on(keys)
    rows = []
    for meeting in reading.meetings_shown(keys).iterator(chunk_size=2000):
        people = {meeting.first_id: meeting.first.name, meeting.second_id: meeting.second.name}
        for one in said[meeting.pk]:
            rows.append([meeting.first.name, meeting.second.name, people[one.participant_id], *_words(one)])
    return headings, rows


def _words(one: Outcome) -> list[str]:
    return [
        str(one.get_term_display()), str(one.get_stage_display()), str(one.get_missing_display()),
        *(_amount(one, kind) for kind in AMOUNTS),
        one.currency, str(one.get_again_display()), one.next_step, figures.day(one.reported_on),
    ]  # fmt: skip


def _amount(one: Outcome, kind: str) -> str:
    value = getattr(one, kind)
    if value is None:
        return figures.not_reported()
    amount = figures.number(value)
    return _("más de %(amount)s") % {"amount": amount} if is_lower_limit(getattr(one, f"{kind}_is")) else amount
