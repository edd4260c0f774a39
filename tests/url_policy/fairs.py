"""Fairs and their public showcase."""

from collections.abc import Callable

from encadena.accounts.queries.links import token_of
from encadena.fairs import actions
from encadena.fairs.actions.outcome_mail import answering_link
from encadena.fairs.models import Fair
from encadena.kernel import clock

from ..fairs.makers import a_fair, an_exhibitor, an_offering
from .base import ALL, FIRM, Arguments, Side, Subject, Url, cast

READERS = ALL - cast("buyer")
MANAGERS = cast("administrator agency promoter coordinator")
PROMOTER = cast("promoter")


def _with(read: Callable[[Fair, Side], Arguments]) -> Callable[[Side], Arguments]:
    def make(side: Side) -> Arguments:
        fair = a_fair(organiser=side.operator)
        return {"pk": fair.pk, **read(fair, side)}

    return make


def _exhibitor(fair: Fair, side: Side) -> Arguments:
    return {"exhibitor": an_exhibitor(fair, side.firm).pk}


def _asked(fair: Fair, side: Side) -> Arguments:
    row = an_exhibitor(fair, side.firm)
    data = {"name": "Ana", "email": "a@b.cl", "message": "Hola"}
    return {"exhibitor": row.pk, "asked": actions.ask(row, data=data, consent="Sí", actor=None).pk}


def _kind(fair: Fair, side: Side) -> Arguments:
    return {"kind": actions.add_kind(fair, data={"name": "Esquina", "stands": "A1"}, actor=None).pk}


def _begun(fair: Fair, side: Side) -> Arguments:
    row = an_exhibitor(fair, side.firm)
    Fair.objects.filter(pk=fair.pk).update(starts_on=clock.today(), ends_on=clock.today())
    return {"exhibitor": row.pk}


def _by_link(side: Side) -> Arguments:
    """A token opens for everybody who holds it; that is what a link is."""
    fair = a_fair(organiser=side.operator)
    row = an_exhibitor(fair, side.firm)
    Fair.objects.filter(pk=fair.pk).update(starts_on=clock.today(), ends_on=clock.today())
    return {"token": token_of(answering_link(row, actor=None))}


def _shown(fair: Fair, side: Side) -> Arguments:
    row, offering = an_exhibitor(fair, side.firm), an_offering(side.firm)
    actions.present(row, about="Pan", offerings=[offering], actor=None)
    return {"exhibitor": row.pk, "offering": offering.pk}


FAIR = Subject(_with(lambda fair, side: {}), own=READERS, rival=READERS)
MANAGED = Subject(FAIR.make, own=MANAGERS, rival=MANAGERS - cast("coordinator"))
IN_REACH = Subject(
    _with(_exhibitor),
    own=MANAGERS | cast("adviser head owner"),
    rival=MANAGERS - cast("coordinator") | cast("rival"),
)
PRESENTED = Subject(IN_REACH.make, own=IN_REACH.own - PROMOTER, rival=IN_REACH.rival - PROMOTER)
PUBLIC = Subject(FAIR.make, own=ALL, rival=ALL)

POLICY: dict[str, Url] = {
    "fairs:list": Url(READERS),
    "fairs:home_card": Url(READERS),
    "fairs:new": Url(MANAGERS | cast("association")),
    "fairs:firm_panel": Url(READERS, FIRM),
    "fairs:detail": Url(READERS, FAIR),
    "fairs:edit": Url(READERS, MANAGED),
    "fairs:state": Url(READERS, MANAGED, post=True),
    "fairs:exhibit": Url(READERS, FAIR, post=True),
    "fairs:exhibitor": Url(READERS, IN_REACH, strangers=PROMOTER),
    "fairs:present": Url(READERS, PRESENTED, post=True),
    "fairs:stand": Url(READERS, Subject(IN_REACH.make, own=MANAGED.own, rival=MANAGED.rival), post=True),
    "fairs:group": Url(READERS, Subject(IN_REACH.make, own=MANAGED.own, rival=MANAGED.rival), post=True),
    "fairs:kind_add": Url(READERS, MANAGED, post=True),
    "fairs:kind_remove": Url(READERS, MANAGED.at(_with(_kind)), post=True),
    "fairs:balance": Url(READERS, MANAGED, strangers=PROMOTER),
    "fairs:outcome": Url(READERS, IN_REACH.at(_with(_begun)), strangers=PROMOTER),
    "fairs:outcome_by_link": Url(ALL, Subject(_by_link, own=ALL, rival=ALL), public=True, strangers=ALL),
    "fairs:answered": Url(READERS, IN_REACH.at(_with(_asked)), post=True),
    "showcase:fairs": Url(ALL, public=True),
    "showcase:fair": Url(ALL, PUBLIC, public=True),
    # A firm that presented itself at a fair is public there.
    "showcase:offering": Url(ALL, PUBLIC.at(_with(_shown)), public=True, strangers=ALL | cast("anonymous")),
    "showcase:exhibitor": Url(ALL, PUBLIC.at(_with(_exhibitor)), public=True, strangers=ALL | cast("anonymous")),
}
