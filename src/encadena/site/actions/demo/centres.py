"""The centres that no source names: invented, and marked as such, so that the network has 51."""

from django.utils.text import slugify

from encadena.accounts.models import User
from encadena.catalogs.models import Commune
from encadena.network.actions.centre import create_centre
from encadena.network.actions.contract import open_contract
from encadena.network.actions.stated import load_stated_network
from encadena.network.choices import CentreKind, InstitutionKind
from encadena.network.models import Centre, Institution

TOTAL = 51
OPERATORS = ("Corporación Andes Sur", "Fundación Emprende Norte", "Universidad del Litoral")
# Commune codes (CUT) of the invented centres, spread so that every region has one.
INVENTED = [
    "15101", "01101", "01107", "02101", "02201", "03102", "04203", "04301", "05101", "05109", "05301", "05601",
    "05701", "05801", "13101", "13119", "13201", "13401", "06101", "06301", "06201", "07301", "07401", "16301",
    "08201", "08303", "09101", "09201", "09120", "14101", "14201", "10101", "10201", "11101", "12101",
]  # fmt: skip
SATELLITES = (
    ("concepcion", "08110"),
    ("canete", "08205"),
    ("los-angeles", "08305"),
    ("chillan", "16302"),
    ("talca", "07201"),
    ("osorno", "10304"),
)


def make_network(*, actor: User | None) -> list[Centre]:
    """The 51 centres (16 stated, 35 invented) and a few satellites; returns those that attend firms."""
    load_stated_network(actor=actor)
    operators = [_operator(name) for name in OPERATORS]
    communes = Commune.objects.select_related("region").in_bulk(INVENTED)
    for n, code in enumerate(INVENTED):
        commune = communes[code]
        name = f"Centro {commune.name} (demostración)"
        slug = slugify(name)[:80]
        if not Centre.objects.filter(slug=slug).exists():
            centre = create_centre(
                slug=slug, name=name, region=commune.region, commune=commune, invented=True, actor=actor
            )
            open_contract(centre, operators[n % len(operators)], actor=actor)
    _cover_communes()
    _satellites(actor=actor)
    return list(Centre.objects.exclude(kind=CentreKind.SATELLITE).exclude(region=None).order_by("pk"))


def _operator(name: str) -> Institution:
    return Institution.objects.get_or_create(
        slug=slugify(name),
        defaults={"name": f"{name} (demostración)", "kind": InstitutionKind.OPERATOR, "invented": True},
    )[0]


def _cover_communes() -> None:
    """Share the communes of each region among its invented centres; what the stated ones cover is not known."""
    for centre in Centre.objects.filter(invented=True, kind=CentreKind.GENERAL).select_related("region"):
        peers = list(Centre.objects.filter(region=centre.region, invented=True, kind=CentreKind.GENERAL).order_by("pk"))
        mine = peers.index(centre)
        communes = Commune.objects.filter(region=centre.region).order_by("pk")
        centre.covered_communes.set([commune for n, commune in enumerate(communes) if n % len(peers) == mine])


def _satellites(*, actor: User | None) -> None:
    communes = Commune.objects.select_related("region").in_bulk([code for _, code in SATELLITES])
    for parent_slug, code in SATELLITES:
        commune, parent = communes[code], Centre.objects.get(slug=parent_slug)
        slug = slugify(f"satelite-{commune.name}")
        if not Centre.objects.filter(slug=slug).exists():
            create_centre(
                slug=slug,
                name=f"Satélite {commune.name} (demostración)",
                kind=CentreKind.SATELLITE,
                parent=parent,
                region=commune.region,
                commune=commune,
                invented=True,
                actor=actor,
            )
