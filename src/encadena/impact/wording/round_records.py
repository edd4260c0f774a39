"""A round, a meeting or a buyer as a line of the list: what each side said, as far as the reader may hear it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from encadena.catalogs.queries.world import country_name
from encadena.matchmaking.models import Buyer, Meeting, Outcome, Participant, Round
from encadena.matchmaking.queries.across import Heard
from encadena.matchmaking.queries.facts import WORDS, said_in
from encadena.matchmaking.wording.results import said_in_words

Page = tuple[str, *tuple[int, ...]] | None
Told = tuple[str, str, str, date | None, Page]
"""Name, detail, place, day and page of a line."""

HEADINGS: Mapping[type[Any], tuple[object, ...]] = {
    Round: (gettext_lazy("Rueda"), gettext_lazy("Detalle"), gettext_lazy("Región"), gettext_lazy("Último día")),
    Meeting: (
        pgettext_lazy("registro", "Empresa y comprador"), gettext_lazy("Qué se sabe"), gettext_lazy("Rueda"),
        gettext_lazy("Último día"),
    ),
    Buyer: (gettext_lazy("Comprador"), gettext_lazy("Detalle"), gettext_lazy("País")),
}  # fmt: skip


def told(row: Round | Meeting | Buyer, heard: Heard) -> Told:
    match row:
        case Round():
            return _round(row, heard)
        case Meeting():
            return _meeting(row, heard)
        case Buyer():
            return row.name, str(row.get_kind_display()), country_name(row.country, _language()), None, None


def _round(row: Round, heard: Heard) -> Told:
    name = "results" if row.pk in heard.managed else "detail"
    page: Page = (f"matchmaking:{name}", row.pk)
    return str(row), str(row.organiser), str(row.region or ""), _last_day(row), page


def _meeting(row: Meeting, heard: Heard) -> Told:
    firm, buyer = (row.first, row.second) if row.first.firm_id else (row.second, row.first)
    words = heard.words.get(row.pk, {})
    sides = [_side(one, words[one.pk]) for one in (firm, buyer) if one.pk in words]
    opens = row.round_id in heard.managed
    page: Page = ("matchmaking:both_sides", row.round_id, row.pk) if opens else ("matchmaking:detail", row.round_id)
    return f"{firm} – {buyer}", " · ".join([_table(row), *sides]), str(row.round), _last_day(row.round), page


def _table(row: Meeting) -> str:
    happening = getattr(row, "happening", None)
    state = happening.get_state_display() if happening else _("sin marca")
    return _("Mesa: %(state)s") % {"state": state}


def _side(person: Participant, outcome: Outcome | None) -> str:
    who = _("Empresa") if person.firm_id else _("Comprador")
    return f"{who}: {_said(outcome) if outcome else _('sin respuesta')}"


def _said(outcome: Outcome) -> str:
    """``Pedido, cerrado $1.200.000``."""
    said = said_in({name: getattr(outcome, name) for name in WORDS})
    amounts = [f"{name.lower()} {amount}" for name, amount in said_in_words(said)]
    return ", ".join([str(outcome.get_stage_display()), *amounts])


def _last_day(round: Round) -> date | None:
    return max((day.on for day in round.days.all()), default=None)


def _language() -> str:
    return (get_language() or "es")[:2]
