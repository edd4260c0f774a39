"""What rooms (this one and those above) offer here: projects of a session, mails that go out by themselves, what they
do when two clients become one, subjects of the exchange of spreadsheets, and orders that may become milestones.

A session belongs to at most one project. The room of the project answers which of its projects the chosen clients are
in; the session keeps the kind, the number and the name, and knows nothing else.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from encadena.accounts.models import User
from encadena.firms.registry import Joiner

if TYPE_CHECKING:
    from encadena.firms.models import Firm


@dataclass(frozen=True)
class Link:
    """A project that a session can be linked to; ``value`` is what a form sends."""

    kind: str
    pk: int
    label: str

    @property
    def value(self) -> str:
        return f"{self.kind}:{self.pk}"


Options = Callable[[User | None, Collection[int]], Sequence[Link]]
"""(reader or None for the system, ids of firms) → projects running today that hold all of these firms."""

_sources: dict[str, tuple[object, Options]] = {}


def register_links(kind: str, *, label: object, options: Options) -> None:
    _sources[kind] = (label, options)


def links_for(user: User | None, firm_ids: Collection[int]) -> list[Link]:
    """Every project that the clients of a session share."""
    return [link for _label, options in _sources.values() for link in options(user, firm_ids)] if firm_ids else []


def kinds() -> dict[str, object]:
    return {kind: label for kind, (label, _options) in _sources.items()}


@dataclass(frozen=True)
class Mail:
    subject: str
    body: str


@dataclass(frozen=True)
class AlertSource:
    """One kind of mail that goes out by itself.

    ``note(actor)`` writes down the alerts that have come due (again and again without harm) and says how many it
    looked at; ``compose(rows)`` makes one mail of the alerts of one recipient, or None when nothing of it still holds.
    """

    what: str
    label: object
    note: Callable[[User | None], int]
    compose: Callable[[Sequence[Any]], Mail | None]


_alerts: dict[str, AlertSource] = {}


def register_alerts(source: AlertSource) -> None:
    _alerts[source.what] = source


def alert_sources() -> list[AlertSource]:
    return list(_alerts.values())


_client_joiners: dict[str, Joiner] = {}


def register_client_joiner(joiner: Joiner) -> None:
    """As ``firms.registry.register_joiner``, for clients.

    ``join`` comes before the rows follow, ``part`` after they returned.
    """
    _client_joiners[joiner.key] = joiner


def client_joiners() -> list[Joiner]:
    return list(_client_joiners.values())


@dataclass(frozen=True)
class SheetKind:
    """A subject of the exchange that a room above brings.

    ``sheet`` is an ``actions.exchange.sheet.Sheet``, ``fields`` say what each column holds, ``headings`` and ``lists``
    make the empty workbook, ``words`` are ``wording.exchange_words.Words``; ``listed_at`` names the page of the
    records. ``sentence`` gives the words for the subject's own codes, None for any other.
    """

    subject: str
    sheet: Any
    fields: Mapping[str, object]
    headings: Callable[[], dict[str, str]]
    lists: Callable[[], dict[str, list[str]]]
    words: Any
    listed_at: str
    sentence: Callable[[str, Mapping[str, Any]], str | None]


_sheets: dict[str, SheetKind] = {}


def register_sheet(kind: SheetKind) -> None:
    _sheets[kind.subject] = kind


def sheet_sentence(code: str, params: Mapping[str, Any]) -> str | None:
    """Of the first room above that knows the code."""
    return next((words for kind in _sheets.values() if (words := kind.sentence(code, params))), None)


class WithBrought(Mapping[str, Any]):
    """What this room says per subject, and what rooms above brought under the same name."""

    def __init__(self, own: Mapping[str, Any], name: str) -> None:
        self.own, self.name = own, name

    def __getitem__(self, subject: str) -> Any:  # noqa: ANN401  whatever stands under the name
        return self.own[subject] if subject in self.own else getattr(_sheets[subject], self.name)

    def __iter__(self) -> Iterator[str]:
        yield from self.own
        yield from _sheets

    def __len__(self) -> int:
        return len(self.own) + len(_sheets)


MaterialIds = Callable[[User], Any]
"""(a firm's user) → query of the ids of expert material that was handed to it."""

_material_sources: list[MaterialIds] = []


def register_handed_material(source: MaterialIds) -> None:
    _material_sources.append(source)


def handed_material() -> list[MaterialIds]:
    return list(_material_sources)


@dataclass(frozen=True)
class Order:
    """An order that a firm told of, not yet handed on as a milestone.

    ``row`` is what the source's ``propose`` takes; ``event`` where it came from and ``page`` its address; ``words``
    fill the source's ``what``; ``amount`` None when the firm did not say.
    """

    row: Any
    firm: "Firm"
    event: str
    page: str
    words: Mapping[str, str]
    on: date
    amount: Decimal | None
    currency: str


@dataclass(frozen=True)
class OrderSource:
    """Orders that a room above hears of. ``key`` stands in the address of the page that hands one on.

    ``find(reader, pk)`` gives the order, or None for what the reader may not see, is no order or was handed on.
    ``what`` is the sentence that the form starts with, with the places of ``Order.words``.
    ``propose(row, client=, data=, documents=, actor=)`` reports the milestone and ties it to the row.
    """

    key: str
    find: Callable[[User, int], Order | None]
    what: object
    propose: Callable[..., Any]


_orders: dict[str, OrderSource] = {}


def register_orders(source: OrderSource) -> None:
    _orders[source.key] = source


def order_source(key: str) -> OrderSource | None:
    return _orders.get(key)
