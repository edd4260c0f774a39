"""Records of which there are thousands at most: taken out of the very bags that were counted, in the list's order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from encadena.chains.models import Alliance, AllianceParty, LinkageProject
from encadena.firms.choices import FemaleOwned
from encadena.firms.models import Firm

from ...choices import Part
from ...queries.alliances import Alliances, alliances
from ...queries.facts import Chains, Facts, chains_of
from ...queries.firms import Wanted
from ...queries.rounds import NONE
from ...rules.asked import Asked
from ...rules.facts import ChainFirm
from ...rules.period import Period
from ...rules.report import Scope
from ..bags import Bag, whole
from ..breakdowns import bags_of

NOTHING = Alliances([], [], 0)


@dataclass(frozen=True)
class Few:
    """Keys of ``model`` in the order of the list. ``facts``: what was counted of each firm."""

    model: type[Model]
    keys: Sequence[int]
    facts: Mapping[int, ChainFirm]


def few(period: Period, scope: Scope, asked: Asked) -> Few:
    facts = _facts(period, scope, asked, with_alliances=asked.code in ALLIED)
    bag = bags_of(facts, asked.dimension).get(asked.key, Bag()) if asked.dimension else whole(facts)
    if asked.code in ALLIED:
        return _allied(asked.code, bag)
    if asked.code in OF_PROJECTS:
        return Few(LinkageProject, list(reversed(bag.projects)), {})
    firms = [firm for firm in bag.firms if _belongs(firm, asked)]
    return Few(Firm, [firm.pk for firm in firms], {firm.pk: firm for firm in firms})


def _facts(period: Period, scope: Scope, asked: Asked, *, with_alliances: bool) -> Facts:
    chains = chains_of(period, scope, _wanted(asked))
    return Facts(chains, _alliances(chains) if with_alliances else NOTHING, [], [], [], [], NONE, {})


def _wanted(asked: Asked) -> Wanted | None:
    """Only what decides which firms are in the list; the rest is read of those on the page."""
    if asked.code in ALLIED | OF_PROJECTS:
        return None
    female = asked.code == "chain_female" and bool(asked.part)
    sized = asked.code == "chain_smallest_of_micro" or (asked.code in SIZED and bool(asked.part))
    return Wanted(sizes=sized or asked.dimension == "band", owners=female or asked.dimension == "ownership")


def _alliances(chains: Chains) -> Alliances:
    return alliances(chains.period, chains.scope, chains.grounds, list(chains.projects.values()))


def _allied(code: str, bag: Bag) -> Few:
    rows = bag.talks if code == "alliance_talks" else bag.alliances
    keys = [alliance.pk for alliance in reversed(rows)]
    if code != "alliance_parties":
        return Few(Alliance, keys, {})
    parties = AllianceParty.objects.filter(alliance__in=keys).order_by("-alliance", "pk").values_list("pk", flat=True)
    return Few(AllianceParty, list(parties), {})


def _belongs(firm: ChainFirm, asked: Asked) -> bool:
    if asked.code == "chain_smallest_of_micro" and firm.sized and not firm.micro:
        return False
    return not asked.part or ANSWERS[asked.code](firm) == asked.part


def _answer(known: Callable[[ChainFirm], bool], yes: Callable[[ChainFirm], bool]) -> Callable[[ChainFirm], Part]:
    return lambda firm: (Part.YES if yes(firm) else Part.NO) if known(firm) else Part.UNKNOWN


def _sized(firm: ChainFirm) -> bool:
    return firm.sized


ANSWERS: Mapping[str, Callable[[ChainFirm], Any]] = {
    "chain_micro": _answer(_sized, lambda firm: firm.micro),
    "chain_smallest_of_micro": _answer(_sized, lambda firm: firm.smallest),
    "chain_smallest_of_all": _answer(_sized, lambda firm: firm.smallest),
    "chain_female": _answer(lambda f: f.female != FemaleOwned.UNKNOWN, lambda f: f.female == FemaleOwned.YES),
}
SIZED = frozenset(ANSWERS) - {"chain_female"}
ALLIED = frozenset({"alliances", "alliance_parties", "alliance_talks"})
OF_PROJECTS = frozenset({"projects", "project_duration"})
CODES = ALLIED | OF_PROJECTS | {"chain_firms", *ANSWERS}
