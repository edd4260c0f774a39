"""What the register knows of firms that a round's conditions ask about. Three queries, however many firms."""

from collections.abc import Collection, Mapping
from statistics import fmean
from typing import Any

from django.db.models import QuerySet

from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.readiness.choices import Progress, Rater
from encadena.readiness.models import Diagnosis

from ..models import Round, Terms
from ..rules.eligibility import Conditions, Facts, Verdict, judge

TRUSTED = (Rater.EVIDENCE, Rater.ADVISER, Rater.FIRM)


def terms_of(round: Round) -> Terms:
    """Those of the round, or unsaved ones that ask for nothing."""
    return Terms.objects.filter(round=round).first() or Terms(round=round)


def conditions_of(terms: Terms) -> Conditions:
    return Conditions(terms.regions, terms.sections, terms.sizes, terms.readiness)


def verdicts_for(terms: Terms, firm_ids: Collection[int]) -> dict[int, list[Verdict]]:
    """By firm. Registering lets the organiser know whether the conditions are met, and nothing else of a diagnosis."""
    conditions = conditions_of(terms)
    rows = Firm.objects.filter(pk__in=firm_ids).values_list("pk", "region", "section", "legal_size")
    levels = levels_of(firm_ids) if conditions.readiness is not None else {}
    found = {}
    for pk, region, section, size in rows:
        level, on = levels.get(pk, (None, None))
        found[pk] = judge(conditions, Facts(region or "", section, size, level, on))
    return found


def share_of(result: Mapping[str, Any] | None) -> float | None:
    """The mean over dimensions, as the most trusted rater of the diagnosis saw it (evidence, adviser, firm)."""
    scores = (result or {}).get("scores", [])
    for rater in TRUSTED:
        known = [s["score"] for s in scores if s.get("rater") == rater and s.get("score") is not None]
        if known:
            return fmean(known)
    return None


def levels_of(
    firm_ids: Collection[int], diagnoses: QuerySet[Diagnosis] | None = None
) -> dict[int, tuple[float | None, Any]]:
    """Share and day of the last finished diagnosis that still counts; a withdrawn or expired one does not.

    ``diagnoses`` are those that may be read (None: all).
    """
    rows = Diagnosis.objects.all() if diagnoses is None else diagnoses
    rows = rows.filter(firm__in=firm_ids, state=Progress.FINISHED, withdrawn_at__isnull=True)
    rows = rows.exclude(valid_until__lt=clock.today()).order_by("opened_on", "pk")
    return {
        firm: (share_of(result), on or opened)
        for firm, result, on, opened in rows.values_list("firm", "result", "finished_on", "opened_on")
    }
