"""What a page of the showcase says to machines, in the words of schema.org: nothing that it does not show."""

from collections.abc import Iterable

from encadena.firms.choices import OfferingKind
from encadena.firms.models import Offering

from ..models import Exhibitor, Fair

Data = dict[str, object]


def event(fair: Fair, address: str) -> Data:
    return {
        "@context": "https://schema.org",
        "@type": "ExhibitionEvent",
        "name": fair.name,
        "description": fair.about,
        "startDate": fair.starts_on.isoformat(),
        "endDate": fair.ends_on.isoformat(),
        "location": {"@type": "Place", "name": fair.place},
        "organizer": {"@type": "Organization", "name": str(fair.organiser)},
        "url": address,
    }


def organisation(exhibitor: Exhibitor, offerings: Iterable[Offering], address: str) -> Data:
    """``address`` ends with a stroke; each offering has its page below it."""
    return {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": str(exhibitor.firm),
        "description": exhibitor.about,
        "url": address,
        "makesOffer": [
            {"@type": "Offer", "itemOffered": {**_item(one), "url": f"{address}{one.pk}/"}} for one in offerings
        ],
    }


def item(exhibitor: Exhibitor, offering: Offering, address: str, seller: str) -> Data:
    """A product or a service on a page of its own; ``seller`` is the page of the exhibitor."""
    provider = {"@type": "Organization", "name": str(exhibitor.firm), "url": seller}
    offer = {"@type": "Offer", "url": address, "seller": provider}
    return {"@context": "https://schema.org", **_item(offering), "url": address, "offers": offer}


def _item(offering: Offering) -> Data:
    kind = "Product" if offering.kind == OfferingKind.GOODS else "Service"
    return {"@type": kind, "name": offering.name, "description": offering.description}
