"""What is known of firms and buyers that could trade: goods, region, requirements."""

from collections import defaultdict
from collections.abc import Collection

from encadena.catalogs.models import Region
from encadena.firms.models import Firm, Offering
from encadena.kernel.text import fold

from ..choices import FirmState
from ..models import LinkageProject, Requirement, RequirementState
from .scope import Viewer, projects_visible_to

Words = dict[int, set[str]]


def codes_of(firms: Collection[int]) -> Words:
    """Firm → official codes of what it offers; services are set apart from goods by a letter."""
    rows = Offering.objects.filter(firm__in=firms, withdrawn_at__isnull=True).exclude(product=None, service=None)
    found: Words = defaultdict(set)
    for firm, product, service in rows.values_list("firm", "product", "service"):
        found[firm].add(product or f"S{service}")
    return found


def regions_of(firms: Collection[int]) -> dict[int, str]:
    rows = Firm.objects.filter(pk__in=firms, region__isnull=False)
    return dict(rows.values_list("pk", "region"))


def neighbouring_regions() -> dict[str, set[str]]:
    """Each with the one to its north and the one to its south."""
    codes = list(Region.objects.order_by("order").values_list("code", flat=True))
    return {code: {*codes[max(0, n - 1) : n], *codes[n + 1 : n + 2]} for n, code in enumerate(codes)}


def met_by(firm: int) -> set[str]:
    """What the firm meets anywhere, as folded words: another buyer asks the same in a row of its own."""
    rows = RequirementState.objects.filter(firm=firm, state=FirmState.MET)
    return {fold(text) for text in rows.values_list("requirement__text", flat=True)}


def asked_by(user: Viewer, buyers: Collection[int]) -> Words:
    """Buyer → what it asks, alone or with all buyers of a project, in projects that the reader sees."""
    seen = projects_visible_to(user).values("pk")
    buying = LinkageProject.anchors.through.objects.filter(linkageproject__in=seen, anchorbuyer__in=buyers)
    together: dict[int, list[int]] = defaultdict(list)
    for project, buyer in buying.values_list("linkageproject", "anchorbuyer"):
        together[project].append(buyer)
    found: Words = defaultdict(set)
    rows = Requirement.objects.filter(project__in=seen, retired_on__isnull=True)
    for project, anchor, text in rows.values_list("project", "anchor", "text"):
        for buyer in [anchor] if anchor else together.get(project, []):
            found[buyer].add(fold(text))
    return found
