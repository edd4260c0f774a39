"""The interpreters of a round, and which of its meetings need one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from encadena.firms.models import Offering

from ..choices import NOT_COMING, Interpreting
from ..models import Companion, Interpreter, Meeting, Participant, Round
from ..rules.interpreting import needed
from ..rules.languages import spoken

OF_THE_REGISTER = "es"
"""What every firm of the register speaks, whatever it says of itself."""


@dataclass(frozen=True)
class Interpreted:
    """``needs``: pairs of languages by meeting; without interpreters in the round nothing is asked of its agenda."""

    interpreters: list[Interpreter] = field(default_factory=list)
    needs: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def there(self) -> dict[str, list[int]]:
        """Keys of the interpreters of each pair."""
        grouped: dict[str, list[int]] = defaultdict(list)
        for interpreter in self.interpreters:
            grouped[interpreter.pair].append(interpreter.pk)
        return dict(grouped)


def interpreted_of(round: Round) -> Interpreted:
    """What the agenda keeps to. One query while the round has no interpreters, five more otherwise."""
    interpreters = list(round.interpreters.all())
    return Interpreted(interpreters, needs_of(round, interpreters)) if interpreters else Interpreted()


def needs_of(
    round: Round, interpreters: Iterable[Interpreter], *, only: int | None = None
) -> dict[int, tuple[str, ...]]:
    """Pairs of languages that the meetings of the list need, with interpreters or without; ``only`` one of them."""
    there = {i.pair for i in interpreters}
    rows = Meeting.objects.filter(round=round, cancelled_at__isnull=True, **({} if only is None else {"pk": only}))
    rows = rows.exclude(first__status__in=NOT_COMING).exclude(interpreting=Interpreting.NONE)
    sides = {pk: [first, second] for pk, first, second in rows.order_by("pk").values_list("pk", "first", "second")}
    coming = Companion.objects.filter(meeting__round=round, meeting__cancelled_at__isnull=True)
    for meeting, person in coming.exclude(participant__status__in=NOT_COMING).values_list("meeting", "participant"):
        if meeting in sides:
            sides[meeting].append(person)
    speaks = languages_of(round, {p for people in sides.values() for p in people})
    found = {pk: needed(host, guests, speaks, there) for pk, (host, *guests) in sides.items()}
    return {pk: pairs for pk, pairs in found.items() if pairs}


@dataclass(frozen=True)
class Demand:
    """How many meetings need an interpreter between two languages, and how many there are."""

    pair: str
    meetings: int
    interpreters: int


def demands_of(round: Round) -> list[Demand]:
    """Of every pair that is needed or there, those needed most first."""
    interpreters = list(round.interpreters.all())
    there = Counter(i.pair for i in interpreters)
    needed_by = Counter(pair for pairs in needs_of(round, interpreters).values() for pair in pairs)
    pairs = sorted(there.keys() | needed_by.keys(), key=lambda pair: (-needed_by[pair], pair))
    return [Demand(pair, needed_by[pair], there[pair]) for pair in pairs]


def languages_of(round: Round, people: Iterable[int]) -> dict[int, Sequence[str]]:
    """In the order in which a buyer names them; a firm speaks Spanish and what its offers say. Others: unknown."""
    rows = Participant.objects.filter(round=round, pk__in=list(people)).order_by("pk")
    found: dict[int, Sequence[str]] = {}
    firms: dict[int, int] = {}
    for pk, firm, languages in rows.values_list("pk", "firm", "buyer__languages"):
        if languages is not None:
            found[pk] = languages
        elif firm is not None:
            firms[firm] = pk
            found[pk] = [OF_THE_REGISTER]
    said = Offering.objects.filter(firm__in=firms, withdrawn_at__isnull=True).exclude(languages="")
    for firm, text in said.order_by("pk").values_list("firm", "languages"):
        own = found[firms[firm]]
        found[firms[firm]] = [*own, *sorted(spoken(text) - set(own))]
    return found
