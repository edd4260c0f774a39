"""Walks and searches the trees of activities, products and services, and the list of communes."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from encadena.kernel.text import fold

from ..models import Activity, Classified, Commune, Product, Service, UfValue
from ..rules.matching import Suggestion
from .communes import find_communes
from .incoterms import incoterms
from .suggestions import suggest
from .tables import read

# The trees that have pages: the model, and the kind of suggestion that searches it.
TREES: dict[str, tuple[type[Classified], str]] = {
    "products": (Product, "goods"),
    "services": (Service, "services"),
    "activities": (Activity, "activities"),
}


def node_of(tree: str, code: str) -> Classified | None:
    """The node of a code, None when there is none."""
    return _all(tree).filter(pk=code).first()


def path_to(tree: str, node: Classified | None) -> list[Classified]:
    """From the top of the tree down to the node itself. One query per level (five at most)."""
    path: list[Classified] = []
    while node is not None:
        path.insert(0, node)
        node = _all(tree).filter(pk=node.parent_id).first() if node.parent_id else None  # type: ignore[attr-defined]
    return path


def children_of(tree: str, node: Classified | None) -> QuerySet[Classified]:
    """The nodes below one, or the top of the tree; deepest levels have none."""
    below: dict[str, object] = {"parent": node}
    return _all(tree).filter(**below)


def search(tree: str, text: str, limit: int = 30) -> list[Suggestion]:
    """By code ("9403", "94") or by words, best first."""
    typed = fold(text).replace(" ", "").upper()
    if typed and (typed.isdigit() or len(typed) == 1):
        found = _all(tree).filter(pk__startswith=typed)[:limit]
        return [Suggestion(node.code, node.name_es, node.name_en, 1.0, ()) for node in found]
    return suggest(TREES[tree][1], text, limit)


def communes_for(text: str, region: str) -> Sequence[Commune]:
    """Communes of a region, or that look like what was typed, with province and region. One query."""
    communes = Commune.objects.select_related("province", "region")
    if text.strip():
        order = {match.code: place for place, match in enumerate(find_communes(text, limit=20))}
        found = communes.filter(pk__in=order)
        return sorted((one for one in found if not region or one.region_id == region), key=lambda one: order[one.pk])
    return list(communes.filter(Q(region=region) if region else Q()))


def product_sections() -> list[dict[str, str]]:
    """The 21 sections of the Harmonized System in their order, to group the chapters under."""
    return sorted(read("product_sections"), key=lambda row: row["order"])


def counts() -> dict[str, int]:
    """How many rows each catalog holds, for the first page. Five queries."""
    return {
        "communes": Commune.objects.count(),
        "activities": Activity.objects.filter(level=5).count(),
        "products": Product.objects.filter(level=2).count(),
        "services": Service.objects.count(),
        "incoterms": len(incoterms()),
        "uf": UfValue.objects.count(),
    }


def _all(tree: str) -> QuerySet[Classified]:
    manager = TREES[tree][0]._default_manager
    return manager.all()
