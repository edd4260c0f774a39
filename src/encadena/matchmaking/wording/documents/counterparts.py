"""Sheets on paper of those whom somebody meets: for buyers what a firm sells, for firms what a buyer needs and what to
prepare.
"""

from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from encadena.catalogs.queries import country_name, language_name
from encadena.firms.models import Offering
from encadena.readiness.models import CertificationProject
from encadena.ui import figures

from ...models import Need, Participant
from ...queries.catalogue import Card, cards_of
from ...queries.certificates import standard_names
from ...queries.readiness import Level
from ...queries.suggestions import reasons_with
from ...queries.timetable import Placed, Timetable
from ..delivery import delivery_words
from ..matching import reason_lines
from ..places import sentence
from . import pdf, sheets

Rows = list[list[str]]


def counterparts_pdf(table: Timetable, person: Participant, levels: Mapping[int, Level]) -> bytes:
    """A page for each meeting, in the order of the agenda and the language of ``person``.

    ``levels`` of readiness by firm are those that the reader of the paper may know.
    """
    placed = table.by_person.get(person.pk, [])
    met = [(p, other) for p in placed for other in (p.guests if p.first.pk == person.pk else (p.first,))]
    cards = {card.contact.other.pk: card for card in cards_of(person, [other for _, other in met])}
    reasons = reasons_with(person)
    with translation.override(person.language):
        pages = [_page(table, p, cards[other.pk], reasons, levels) for p, other in met]
        return pdf.draw(sheets.document(table, person.language, sheets=pages or [_nobody(person)]))


def _page(
    table: Timetable, placed: Placed, card: Card, reasons: Mapping[int, list[Any]], levels: Mapping[int, Level]
) -> sheets.Sheet:
    other = card.contact.other
    groups = _about_firm(card, levels) if other.firm_id else _about_buyer(card, reasons.get(other.pk, []))
    when = f"{figures.day(placed.slot.day.on)} · {sheets.hours(table.round, placed.slot, placed.ends_at)}"
    return sheets.Sheet(
        kicker=_("Te reúnes con"),
        heading=other.name,
        facts=[when, sentence(placed)],
        columns=[_("Dato"), _("Lo que se sabe")],
        widths=["52mm", "1fr"],
        groups=[sheets.Group(title, rows) for title, rows in groups if rows],
    )


def _nobody(person: Participant) -> sheets.Sheet:
    note = _("No hay reuniones en esta agenda.")
    return sheets.Sheet(
        _("Te reúnes con"), person.name, [], [_("Dato"), _("Lo que se sabe")], ["52mm", "1fr"], [], note
    )


def _about_firm(card: Card, levels: Mapping[int, Level]) -> list[tuple[str, Rows]]:
    firm = card.contact.other.firm
    assert firm is not None  # noqa: S101  asked of firms only
    facts = [
        [_("Nombre o razón social"), firm.name],
        [_("Comuna"), str(firm.commune) if firm.commune else _unknown()],
        [_("Tamaño por ventas"), str(firm.get_band_display())],
        [_("Contacto"), " · ".join(part for part in (firm.email, firm.phone, firm.website) if part) or _unknown()],
    ]
    level = levels.get(firm.pk)
    if level:
        told = f"{figures.percent(level.share, 0)} ({figures.day(level.on)})"
        facts.append([_("Preparación, solo para quien organiza"), told])
    return [
        (_("La empresa"), facts),
        (_("Lo que ofrece"), [_offered(one) for one in card.offerings] or [[_("Ofertas"), _unknown()]]),
        (_("Certificados"), [_held(one) for one in card.certificates]),
    ]


def _about_buyer(card: Card, reasons: list[Any]) -> list[tuple[str, Rows]]:
    buyer = card.contact.other.buyer
    assert buyer is not None  # noqa: S101  asked of buyers only
    facts = [
        [_("País"), country_name(buyer.country, _language())],
        [_("Idiomas"), _languages(buyer.languages)],
        [_("Tipo"), str(buyer.get_kind_display())],
        [_("En pocas palabras"), buyer.looks_for or _unknown()],
    ]
    return [
        (_("El comprador"), facts),
        (_("Qué busca"), [_needed(need) for need in card.needs]),
        (_("Qué preparar"), _to_prepare(reasons)),
    ]


def _to_prepare(reasons: list[Any]) -> Rows:
    """What speaks against the two or is not known, as the matching said it."""
    titles = {"bad": _("Por resolver"), "plain": _("En parte"), "attention": _("Por responder")}
    return [[titles[line.tone], line.text] for line in reason_lines(reasons) if line.tone in titles]


def _offered(offering: Offering) -> list[str]:
    said = [offering.description, offering.certifications]
    if offering.yearly_capacity is not None:
        amount = f"{figures.number(offering.yearly_capacity)} {offering.unit}"
        said.append(_("Capacidad al año: %(amount)s") % {"amount": amount})
    return [offering.name, " · ".join(part for part in said if part) or _unknown()]


def _held(one: CertificationProject) -> list[str]:
    until = _("vale hasta %(until)s") % {"until": figures.day(one.valid_until)} if one.valid_until else _unknown()
    return [str(one.standard), until]


def _needed(need: Need) -> list[str]:
    said = [need.description]
    if need.volume is not None:
        amount = f"{figures.number(need.volume)} {need.unit}"
        said.append(_("Volumen al año: %(amount)s") % {"amount": amount})
    if need.certificates:
        names = standard_names(_language())
        asked = ", ".join(names.get(code, code) for code in need.certificates)
        said.append(_("Certificaciones que pide: %(names)s") % {"names": asked})
    if words := delivery_words(need, _language()):
        said.append(pgettext("requerimiento", "Entrega") + f": {words}")
    if need.languages:
        said.append(_("Idiomas") + f": {_languages(need.languages)}")
    return [need.title, " · ".join(part for part in said if part) or _unknown()]


def _languages(codes: list[str]) -> str:
    return ", ".join(language_name(code, _language()) for code in codes) or _unknown()


def _language() -> str:
    return (get_language() or "es")[:2]


def _unknown() -> str:
    return str(figures.not_reported())
