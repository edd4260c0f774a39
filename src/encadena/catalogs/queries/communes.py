"""A commune found from what a person typed: without minding accents, case, spelling variants or a slip."""

from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from encadena.kernel.text import fold

from ..rules.words import sound
from .tables import read

# Below this likeness (0–1) two names are different places.
_ALIKE = 0.76
# A guess is taken for certain only when it stands out.
_CERTAIN, _AHEAD = 0.86, 0.06
_PREFIXES = ("ilustre municipalidad de ", "municipalidad de ", "comuna de ", "comuna ", "ciudad de ")


@dataclass(frozen=True)
class CommuneMatch:
    """A commune with its region; ``score`` is 1 when the text is its code, its name or a known other spelling."""

    code: str
    name: str
    region_code: str
    region_name: str
    score: float


def find_commune(text: str) -> CommuneMatch | None:
    """The one commune that the text means, or None when nothing is near enough or several are equally near."""
    matches = find_communes(text, limit=2)
    if not matches or matches[0].score < _CERTAIN:
        return None
    runner_up = matches[1].score if len(matches) > 1 else 0.0
    exact = matches[0].score == 1.0 and runner_up < 1.0
    return matches[0] if exact or matches[0].score - runner_up >= _AHEAD else None


def find_communes(text: str, limit: int = 8) -> list[CommuneMatch]:
    """The communes that the text may mean, best first. A few milliseconds; no query."""
    communes, spellings = _gazetteer()
    typed = _bare(text)
    if not typed:
        return []
    if typed.isdigit():
        found = communes.get(typed.zfill(5))
        return [_match(found, 1.0)] if found else []
    scores: dict[str, float] = {}
    for spelling, score in _near(typed, list(spellings)):
        for code in spellings[spelling]:
            scores[code] = max(score, scores.get(code, 0.0))
    ranked = sorted(scores, key=lambda code: (-scores[code], communes[code].name))
    return [_match(communes[code], scores[code]) for code in ranked[:limit]]


def _near(typed: str, spellings: list[str]) -> list[tuple[str, float]]:
    """Spellings equal to the text, that begin with it, or that look like it."""
    begun = [(one, 1.0 if one == typed else 0.95) for one in spellings if len(typed) >= 3 and one.startswith(typed)]
    if not begun and typed in spellings:
        begun = [(typed, 1.0)]
    if any(score == 1.0 for _, score in begun):
        return [pair for pair in begun if pair[1] == 1.0] + [(one, 0.85) for one, score in begun if score < 1.0]
    alike = process.extract(typed, spellings, scorer=_likeness, score_cutoff=_ALIKE * 100, limit=10)
    return begun + [(one, score / 100) for one, score, _ in alike]


def _likeness(typed: str, known: str, **_: object) -> float:
    """As written or as heard, whichever is nearer; never certain (at most 96 of 100)."""
    return max(fuzz.ratio(typed, known), fuzz.ratio(sound(typed), sound(known))) * 0.96


def _bare(text: str) -> str:
    typed = fold(text[:120])
    for prefix in _PREFIXES:
        typed = typed.removeprefix(prefix)
    return typed


def _match(commune: CommuneMatch, score: float) -> CommuneMatch:
    return CommuneMatch(commune.code, commune.name, commune.region_code, commune.region_name, round(score, 3))


@cache
def _gazetteer() -> tuple[dict[str, CommuneMatch], dict[str, list[str]]]:
    """Communes by code, and for every folded spelling the codes that it may mean."""
    regions = {row["code"]: row["short_name"] for row in read("regions")}
    communes: dict[str, CommuneMatch] = {}
    spellings: dict[str, list[str]] = {}
    for row in read("communes"):
        region = row["province"][:2]
        communes[row["code"]] = CommuneMatch(row["code"], row["name"], region, regions[region], 1.0)
        for spelling in (row["name"], *filter(None, row["aliases"].split("; "))):
            spellings.setdefault(fold(spelling), []).append(row["code"])
    return communes, spellings
