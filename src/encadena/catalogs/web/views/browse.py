"""The catalogs as pages: what there is, communes, and the trees of activities, products and services."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ...models import Classified, Region
from ...queries import browse
from ...queries.incoterms import incoterms
from ...rules.matching import Suggestion
from ..labels import TREE_LABELS, catalog_cards


def index(request: HttpRequest) -> HttpResponse:
    return render(request, "catalogs/index.html", {"cards": catalog_cards(browse.counts())})


def communes(request: HttpRequest) -> HttpResponse:
    text, region = request.GET.get("q", ""), request.GET.get("region", "")
    found = browse.communes_for(text, region)
    context = {"rows": found, "text": text, "region": region, "regions": list(Region.objects.all())}
    return render(request, "catalogs/communes.html", context)


def tree(request: HttpRequest, tree: str) -> HttpResponse:
    """One level of a tree, or the results of a search. ``codigo`` is where the reader stands."""
    code, text = request.GET.get("codigo", ""), request.GET.get("q", "").strip()
    node = browse.node_of(tree, code) if code else None
    if code and node is None:
        raise Http404(_("Ese código no está en el catálogo."))
    context: dict[str, object] = {
        "tree": tree,
        "labels": TREE_LABELS[tree],
        "url": reverse(f"catalogs:{tree}"),
        "text": text,
        "node": node,
        "path": browse.path_to(tree, node),
    }
    if text:
        context["found"] = _named(browse.search(tree, text))
    else:
        context["groups"] = _groups(tree, node)
    return render(request, "catalogs/tree.html", context)


def delivery_terms(request: HttpRequest) -> HttpResponse:
    language = get_language() or "es"
    rows = [(one, one.name(language)) for one in incoterms()]
    return render(request, "catalogs/incoterms.html", {"rows": rows})


def _named(found: list[Suggestion]) -> list[dict[str, object]]:
    language = get_language() or "es"
    return [{"code": one.code, "name": one.name(language), "words": one.words} for one in found]


def _groups(tree: str, node: Classified | None) -> list[dict[str, object]]:
    """The children, under the sections of the Harmonized System where these are chapters."""
    children = list(browse.children_of(tree, node))
    if tree != "products" or node is not None:
        return [{"title": "", "rows": children}]
    title = "name_en" if (get_language() or "").startswith("en") else "name_es"
    groups: list[dict[str, object]] = [
        {
            "title": f"{section['code']}. {section[title]}",
            "rows": [c for c in children if _section(c) == section["code"]],
        }
        for section in browse.product_sections()
    ]
    return [*groups, {"title": _("Sin sección"), "rows": [c for c in children if not _section(c)]}]


def _section(chapter: Classified) -> str:
    return str(getattr(chapter, "section", ""))
