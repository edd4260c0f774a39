"""What a round brought: its figures, the records behind each, both sides of a meeting, the files."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...choices import Return
from ...models import Outcome
from ...queries import is_own_side, meetings_visible_to
from ...queries import outcomes as asking
from ...queries import results as queries
from ...rules.results import REACHED
from ...wording import results as words
from ..access import actor_of, managed_round
from ..outputs import results as outputs
from ..outputs.filenames import attachment, file_name
from ..pages import frame

PAGE = 50


@require_safe
def results(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    found = queries.results_of(actor_of(request), round)
    return render(request, "matchmaking/outcomes/results.html", frame(request, round, "results", **told(found)))


def told(found: queries.Results) -> dict[str, Any]:
    """The figures with their words, as the page shows them."""
    counts = found.counts
    return {
        "found": found,
        "counts": counts,
        "funnel": [
            {
                "label": words.stage_name(stage),
                "any": counts[f"any_{stage.name.lower()}"],
                "both": counts[f"both_{stage.name.lower()}"],
                "any_key": f"any_{stage.name.lower()}",
                "both_key": f"both_{stage.name.lower()}",
                "any_share": _share(counts[f"any_{stage.name.lower()}"], counts["held"]),
                "both_share": _share(counts[f"both_{stage.name.lower()}"], counts["held"]),
            }
            for stage in REACHED
        ],
        "money": [
            {"label": words.AMOUNTS[ours.kind], "firms": ours, "buyers": theirs,
             "firms_words": words.amounts_in_words(ours), "buyers_words": words.amounts_in_words(theirs),
             "firms_totals": words.totals_in_words(ours, found.rates),
             "buyers_totals": words.totals_in_words(theirs, found.rates)}
            for ours, theirs in zip(found.by_firms, found.by_buyers, strict=True)
        ],
        "rates": words.rates_in_words(found.rates),
        "groups": [
            (name, words.GROUPS[name], words.group_names(name, rows))
            for name, rows in [*found.groups.items(), (queries.COUNTRY, found.countries)]
        ],
        "opinions": found.opinions,
        "scores": [(words.QUESTIONS[score.question], score) for score in found.opinions.scores],
        "returns": [(Return(key).label, n) for key, n in found.opinions.returns.items()],
    }  # fmt: skip


@require_safe
def records(request: HttpRequest, pk: int) -> HttpResponse:
    """The meetings that a figure of the results counts; with ``por`` and ``fila`` those of one row of a group."""
    round, measure = managed_round(request, pk), request.GET.get("que", "listed")
    group, key = (request.GET.get(name, "")[:20] for name in ("por", "fila"))
    try:
        keys = queries.meetings_counted(actor_of(request), round, measure, group, key)
    except KeyError as error:
        raise Http404 from error
    page = Paginator(keys, PAGE).get_page(request.GET.get("page"))
    shown = list(queries.meetings_shown(list(page.object_list)))
    said = queries.words_on([m.pk for m in shown])
    rows = [(meeting, *_two_sides(meeting.first_id, meeting.second_id, said.get(meeting.pk, []))) for meeting in shown]
    names = {"measure": words.MEASURES[measure], "row": words.row_name(group, key) if group else ""}
    context = frame(request, round, "results", page_obj=page, rows=rows, count=len(keys), **names)
    return render(request, "matchmaking/outcomes/records.html", context)


@require_safe
def both_sides(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Side by side what each said of one meeting, with its history. Notes are for the own side and are not here."""
    round = managed_round(request, pk)
    rows = meetings_visible_to(request.user, round).select_related(*asking.NAMES)
    found = get_object_or_404(rows, pk=meeting)
    people = [found.first, found.second]
    latest = asking.latest_of(found, people)
    own = {p.pk: is_own_side(request.user, p) for p in people}
    history = asking.history_of(found, people)
    sides = [
        {
            "person": p,
            "said": latest.get(p.pk),
            "own": own[p.pk],
            "history": [o for o in history if o.participant_id == p.pk],
        }
        for p in people
    ]
    stages = {o.stage for o in latest.values()}
    context = frame(request, round, "results", meeting=found, sides=sides, differs=len(stages) > 1)
    return render(request, "matchmaking/outcomes/both_sides.html", context)


@require_safe
def results_file(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    round = managed_round(request, pk)
    if ending not in outputs.MAKERS:
        raise Http404
    kind, make = outputs.MAKERS[ending]
    user, language = actor_of(request), (get_language() or "es")[:2]
    content = make(user, round, told(queries.results_of(user, round)), language)
    return attachment(content, file_name(_("resultados"), round, ending=ending), kind)


def _two_sides(first: int, second: int, said: list[Outcome]) -> tuple[Outcome | None, Outcome | None]:
    by = {o.participant_id: o for o in said}
    return by.get(first), by.get(second)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
