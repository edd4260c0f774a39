"""How far are we: the firms in reach, what is known about them, and what is not."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from encadena.firms.choices import FemaleOwned, LegalSize
from encadena.firms.queries.tallies import sizes_and_owners


def portfolio(request: HttpRequest) -> HttpResponse:
    """One grouped count over an index; an empty card where there are no firms."""
    sizes: Counter[str] = Counter()
    women: Counter[str] = Counter()
    for size, female_owned, n in sizes_and_owners(request.user):
        sizes[size] += n
        women[female_owned] += n
    total = sizes.total()
    if not total:
        return HttpResponse()
    unknown_owners = women[FemaleOwned.UNKNOWN]
    context = {
        "total": total,
        "url": reverse("firms:list"),
        "sizes": _bars(sizes, total),
        "women": women[FemaleOwned.YES],
        "owners_known": total - unknown_owners,
        "owners_unknown": unknown_owners,
    }
    return render(request, "site/cards/portfolio.html", context)


def _bars(sizes: Counter[str], total: int) -> list[dict[str, object]]:
    return [
        {
            "label": size.label,
            "n": sizes[size],
            "share": sizes[size] / total,
            "known": size != LegalSize.NONE,
            "url": f"{reverse('firms:list')}?tamano={size}",
        }
        for size in LegalSize
        if sizes[size]
    ]
