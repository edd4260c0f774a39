"""Words for codes that rounds show: countries, languages, states."""

from collections.abc import Collection, Iterable

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_noop, ngettext
from django.utils.translation import gettext as _

from encadena.catalogs.models import Activity
from encadena.catalogs.queries import world
from encadena.ui import figures
from encadena.ui.templatetags.ui import unknown

from ..choices import Must, ParticipantStatus, Priority, RoundState, Stage
from ..models import Need, Outcome, Participant, Round, Slot, Table
from ..queries.certificates import standard_names
from ..queries.grid import Block, GridCell, GridRow
from ..queries.programme import Desk
from ..queries.timetable import Placed
from ..rules.results import is_lower_limit
from ..wording import places
from ..wording.delivery import delivery_words
from ..wording.interpreting import pair_words, served_words

register = template.Library()

# Words of the register that a buyer reads on a firm's sheet: its own catalogue has no Portuguese, this room's has.
_ON_SHEETS = (
    gettext_noop("Bien"),
    gettext_noop("Servicio"),
    gettext_noop("Sin información"),
    gettext_noop("Sin ventas"),
    gettext_noop("Micro"),
    gettext_noop("Pequeña"),
    gettext_noop("Mediana"),
    gettext_noop("Grande"),
    gettext_noop("Micro 1"),
    gettext_noop("Micro 2"),
    gettext_noop("Micro 3"),
    gettext_noop("Pequeña 1"),
    gettext_noop("Pequeña 2"),
    gettext_noop("Pequeña 3"),
    gettext_noop("Mediana 1"),
    gettext_noop("Mediana 2"),
    gettext_noop("Grande 1"),
    gettext_noop("Grande 2"),
    gettext_noop("Grande 3"),
    gettext_noop("Grande 4"),
)

_TONES = {
    RoundState.DRAFT: "plain",
    RoundState.REGISTRATION: "attention",
    RoundState.PLANNING: "attention",
    RoundState.PUBLISHED: "good",
    RoundState.CLOSED: "plain",
    ParticipantStatus.APPROVED: "good",
    ParticipantStatus.INVITED: "plain",
    ParticipantStatus.REGISTERED: "attention",
    ParticipantStatus.WAITING: "attention",
    ParticipantStatus.DECLINED: "bad",
    ParticipantStatus.WITHDRAWN: "bad",
}


@register.filter
def at_table(table: Table | Desk | None) -> str:
    """``mesa 3``, or ``por video`` without a table."""
    return places.within(table)


@register.filter
def language_pair(pair: str) -> str:
    """``en-es`` → ``inglés–español``."""
    return pair_words(pair)


@register.filter
def table_for(placed: Placed, person: Participant) -> Table | None:
    """The table that this person should look for."""
    return places.table_for(placed, person)


@register.filter
def table_column(placed: Placed) -> str:
    """As a cell under the heading «Mesa»."""
    return places.column(placed)


@register.filter
def country(code: str) -> str:
    """``PE`` → ``Perú``."""
    return world.country_name(code, (get_language() or "es")[:2])


@register.filter
def languages(codes: Iterable[str]) -> str:
    """``["es", "pt"]`` → ``español, portugués``."""
    language = (get_language() or "es")[:2]
    return ", ".join(world.language_name(code, language) for code in codes)


@register.filter
def named(node: Activity) -> str:
    """An activity by its code and its name in the reader's language."""
    return f"{node.pk} · {node.name(get_language())}"


@register.filter
def standards(codes: Collection[str]) -> str:
    """``["haccp"]`` → ``HACCP``."""
    names = standard_names((get_language() or "es")[:2])
    return ", ".join(names.get(code, code) for code in codes)


@register.filter
def delivery(need: Need) -> str:
    """``FOB, Franco a bordo · Valparaíso``; empty when nothing was said."""
    return delivery_words(need, get_language() or "es")


@register.filter
def musts(values: Collection[str]) -> str:
    """What a buyer does not do without."""
    return ", ".join(str(Must(value).label) for value in values if value in Must.values)


@register.filter
def priorities(state: str) -> list[tuple[str, str]]:
    """What may be said: of somebody who has not asked one need not say no."""
    spoken = [(p.value, str(p.label)) for p in Priority]
    return spoken[:2] if state in {"new", "asked"} else spoken


@register.filter
def tone(state: str) -> str:
    """The tone of the badge of a round's or a participant's state."""
    return _TONES.get(state, "plain")  # type: ignore[call-overload, no-any-return]


@register.filter
def stage_tone(stage: int) -> str:
    """The tone of the badge of an outcome."""
    if stage >= Stage.SAMPLE:
        return "good"
    return "attention" if stage == Stage.NOT_HELD else "plain"


@register.simple_tag
def amount_of(outcome: Outcome, kind: str) -> object:
    """``expected``, ``committed`` or ``closed`` of one answer, with its qualifier; not known is said."""
    value = getattr(outcome, kind)
    if value is None:
        return unknown(None)
    shown = figures.uf(value) if outcome.currency == "CLF" else figures.money(value, outcome.currency)
    more = is_lower_limit(getattr(outcome, f"{kind}_is"))
    return _("más de %(amount)s") % {"amount": shown} if more else shown


@register.filter
def kind_of(person: Participant) -> str:
    """What a participant is, for its badge."""
    return person.buyer.get_kind_display() if person.buyer else ""


@register.filter
def met_by(placed: Placed, person: Participant) -> tuple[Participant, ...]:
    """Whom ``person`` meets in a placed meeting; more than one where a group comes."""
    return placed.guests if person.pk == placed.first.pk else (placed.first,)


@register.filter
def beside(placed: Placed, person: Participant) -> str:
    """Who sits on the same side as ``person``."""
    return ", ".join(p.name for p in placed.beside(person))


@register.filter
def interpreted(placed: Placed) -> str:
    """``intérprete de inglés–español: Ana Soto``; empty where none is needed."""
    return served_words(placed)


@register.filter
def person(people: dict[int, Participant], key: int) -> str:
    """The name of a participant of a timetable."""
    return people[key].name if key in people else ""


@register.simple_tag
def grid_cells(row: GridRow) -> SafeString:
    """The cells of one table in the grid. Drawn here: 1,200 cells in a template cost a tenth of a second."""
    after = _("después espera")
    cells = (_cell(row, cell, after) for cell in row.cells)
    return mark_safe("".join(cells))  # noqa: S308  _block escapes every text; the rest are keys of our own


@register.simple_tag
def placed_lines(
    placed: Collection[Placed], show: str, broken: Collection[int], editable: bool, person: Participant | str = ""
) -> SafeString:
    """Meetings as lines of a list: ``show`` is hour, table or both; with ``person`` only the other one is named."""
    move = _("Mover")
    return format_html_join(
        "\n",
        '<li id="m{}"{}><span class="placed-when">{}</span><span class="placed-who">{}{}</span>{}</li>',
        (
            (
                str(p.key),
                mark_safe(' class="is-broken"') if p.key in broken else "",
                " · ".join(_where(p, show)),
                _with_whom(p, person) if isinstance(person, Participant) else _pair(p),
                _interpreted(p),
                _mover(p, move) if editable else "",
            )
            for p in placed
        ),
    )


@register.simple_tag
def person_sections(
    people: Iterable[tuple[Participant, Collection[Placed], int]],
    broken: Collection[int],
    editable: bool,
    round: Round,
) -> SafeString:
    """A card per participant. Drawn here: 450 sections in a template cost a fifth of a second."""
    card = (
        '<section class="card mb-2" aria-labelledby="person-{0}"><h2 class="card-header card-title slot-heading" '
        'id="person-{0}"><a href="{1}">{2}</a> <span class="text-secondary fw-normal">{3}</span></h2>'
        '<ul class="placed-list">{4}</ul></section>'
    )
    pattern = reverse("matchmaking:participant", args=[round.pk, 0]).rpartition("0")
    return format_html_join(
        "\n",
        card,
        (
            (
                str(person.pk),
                f"{pattern[0]}{person.pk}{pattern[2]}",
                person.name,
                _burden(len(placed), breaks),
                placed_lines(placed, "both", broken, editable, person),
            )
            for person, placed, breaks in people
        ),
    )


def _burden(meetings: int, breaks: int) -> str:
    text = ngettext("%(n)s reunión", "%(n)s reuniones", meetings) % {"n": meetings}
    waits = ngettext("%(n)s espera", "%(n)s esperas", breaks) % {"n": breaks}
    return f"{text} · {waits}" if breaks else text


def _with_whom(placed: Placed, person: Participant) -> str:
    """Whom they meet, and who sits beside them."""
    beside = ", ".join(p.name for p in placed.beside(person))
    text = placed.others(person)
    return _("%(name)s (junto con %(beside)s)") % {"name": text, "beside": beside} if beside else text


def _interpreted(placed: Placed) -> SafeString:
    words = served_words(placed)
    return format_html(' <span class="text-secondary small">{}</span>', words) if words else mark_safe("")


def _hours(placed: Placed) -> str:
    """When it begins; of one that takes several slots also when it ends."""
    begins = _hour(placed.slot)
    return f"{begins}–{timezone.localtime(placed.ends_at):%H:%M}" if len(placed.slots) > 1 else begins


def _where(placed: Placed, show: str) -> list[str]:
    ends = [_("hasta las %(hour)s") % {"hour": f"{timezone.localtime(placed.ends_at):%H:%M}"}]
    at_its_hour = ends if len(placed.slots) > 1 else []
    hour = at_its_hour if show == "table" else [_hours(placed)]
    return hour + ([places.sentence(placed)] if show != "hour" else [])


def _mover(placed: Placed, move: str) -> SafeString:
    button = (
        '<button class="btn btn-sm btn-link" type="button" data-options="{}">{}'
        '<span class="visually-hidden"> {}</span></button>'
    )
    return format_html(button, str(placed.key), move, _pair(placed))


def _cell(row: GridRow, cell: GridCell, after: str) -> str:
    classes = " ".join(c for c, on in (("is-wait", cell.host_waits), ("is-edge", cell.first_of_session)) if on)
    attribute = f' class="{classes}"' if classes else ""
    blocks = "".join(_block(block, cell.slot, after) for block in cell.blocks)
    return f'<td data-slot="{cell.slot.pk}" data-table="{row.table.pk}"{attribute}>{blocks}</td>'


def _block(block: Block, slot: Slot, after: str) -> str:
    placed, again = block.placed, slot.pk != block.placed.slot.pk
    told = (_pair(placed), _hours(placed), served_words(placed), f"{after} {block.waits}" if block.waits else "")
    title = " · ".join(part for part in told if part)
    states = {"is-broken": block.broken, "has-wait": bool(block.waits), "is-going-on": again}
    classes = " ".join(["meet", f"shade-{block.shade.key}", *(name for name, on in states.items() if on)])
    identity = "" if again else f' id="m{placed.key}"'
    people = " ".join(str(p.pk) for p in placed.everybody)
    return (
        f'<button type="button" class="{classes}"{identity} data-meeting="{placed.key}" '
        f'data-people="{people}" title="{escape(title)}">'
        f"<i>{escape(block.shade.mark)}</i>{'… ' if again else ''}{escape(block.label)}</button>"
    )


def _pair(placed: Placed) -> str:
    return f"{placed.first.name} – {placed.guest_names}"


def _hour(slot: Slot) -> str:
    return f"{timezone.localtime(slot.starts_at):%H:%M}"
