"""Why an offering fits a need, as data: the strongest tie between the things, codes, words and qualities."""

from collections.abc import Iterator

from .catalogue import Catalogue
from .codes import agreeing, nearness, split
from .lexicon.reading import Reading
from .lexicon.thesaurus import Concept, thesaurus
from .lexicon.weighing import Found, broader
from .nearness import nearness_of_concepts
from .parties import Need, Offering, Reason
from .relevance import Fit

LEAST = 0.1
_WHOLE = {"same_thing", "narrower_thing"}


def reasons_of_fit(need: Need, fit: Fit, row: int, catalogue: Catalogue) -> list[Reason]:
    """In the order of their weight; none of them is a condition."""
    offering = catalogue.offerings[row]
    return [
        *_thing(fit.reading, row, catalogue),
        *_code(need, fit.reading, offering),
        *_words(fit.reading, row, catalogue),
        *_qualities(fit.reading, row, catalogue),
    ]


def _thing(reading: Reading, row: int, catalogue: Catalogue) -> Iterator[Reason]:
    """The pair of things that made the score, told by their names."""
    has = _row(row, catalogue)
    pairs = [(_near(one, number, weight), one, number) for one in reading.things for number, weight in has]
    near, one, number = max(pairs, key=lambda pair: pair[0], default=(0.0, None, 0))
    if one is None or near < LEAST:
        return
    wanted, offered = thesaurus().concepts[one.concept], thesaurus().concepts[number]
    code = _relation(wanted, offered)
    if code == "same_thing" and dict(has)[number] < 0.5 * one.weight:
        code = "mentions_thing"
    told = {"wanted": wanted.usual_names} | ({} if wanted is offered else {"offered": offered.usual_names})
    params: dict[str, object] = {which: names[reading.language] for which, names in told.items()}
    yield Reason(code, "met" if code in _WHOLE else "partly", params=params | {"names": told})


def _row(row: int, catalogue: Catalogue) -> list[tuple[int, float]]:
    things, weights = catalogue.things[:, row].tolist(), catalogue.weights[:, row].tolist()
    return [(thing, weight) for thing, weight in zip(things, weights, strict=True) if weight]


def _near(one: Found, number: int, weight: float) -> float:
    return float(nearness_of_concepts().item(one.concept, number)) * weight * one.weight


def _relation(wanted: Concept, offered: Concept) -> str:
    if wanted is offered:
        return "same_thing"
    if wanted in broader(offered):
        return "narrower_thing"
    return "broader_thing" if offered in broader(wanted) else "related_thing"


def _code(need: Need, reading: Reading, offering: Offering) -> Iterator[Reason]:
    """The nearest pair of stated codes; the codes of the need's things stand in where it states none."""
    mine = need.codes or tuple(c for f in reading.things for c in thesaurus().concepts[f.concept].codes)
    pairs = [(nearness(a, b), a, b) for a in mine for b in offering.codes]
    near, a, b = max(pairs, key=lambda pair: pair[0], default=(0.0, "", ""))
    if near:
        yield _tie(a, b)


def _tie(a: str, b: str) -> Reason:
    scheme, digits = split(b)
    if a == b:
        return Reason("same_code", "met", params={"scheme": scheme, "code": digits})
    shared = agreeing(a, b)
    shared -= shared % 2 if scheme == "hs" else 0
    if shared:
        return Reason("same_branch", "partly", params={"scheme": scheme, "code": digits[:shared], "digits": shared})
    return Reason("neighbour_code", "partly", params={"wanted": a, "offered": b})


def _words(reading: Reading, row: int, catalogue: Catalogue) -> Iterator[Reason]:
    has = [typed for key, typed in reading.rest if catalogue.has_word(row, key)]
    if has:
        yield Reason("shared_words", "met", params={"words": tuple(has)})


def _qualities(reading: Reading, row: int, catalogue: Catalogue) -> Iterator[Reason]:
    has = set(catalogue.qualities[:, row].tolist())
    names = [(one.concept in has, thesaurus().concepts[one.concept].usual_names) for one in reading.qualities]
    met = tuple(name for found, name in names if found)
    missing = tuple(name for found, name in names if not found)
    if met:
        yield Reason("quality", "met", params=_named(met, reading.language))
    if missing:
        yield Reason("quality_missing", "unknown", params=_named(missing, reading.language))


def _named(names: tuple[dict[str, str], ...], language: str) -> dict[str, object]:
    return {"words": tuple(one[language] for one in names), "names": names}
