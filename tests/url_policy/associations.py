"""Associations and their members."""

from encadena.accounts.choices import Role
from encadena.associations.models import MemberClaim, MemberSheet
from encadena.network.models import Institution, Post

from ..associations.makers import a_claim, an_association
from .base import ALL, FIRM, Arguments, Side, Subject, Url, cast

READERS = cast("association agency administrator")


def _own(side: Side) -> Institution:
    """Ana's side is that of the association in the cast."""
    if side.firm.name.startswith("Panadería"):
        post = Post.objects.select_related("institution").get(role=Role.ASSOCIATION)
        assert post.institution
        return post.institution
    return an_association()


def _with(side: Side, **more: object) -> Arguments:
    return {"slug": _own(side).slug, **more}


def _claim(side: Side) -> Arguments:
    association = _own(side)
    claim = MemberClaim.objects.filter(institution=association).first() or a_claim(association, side.firm)
    return {"slug": association.slug, "claim": claim.pk}


def _sheet(side: Side) -> Arguments:
    association = _own(side)
    return {
        "slug": association.slug,
        "sheet": MemberSheet.objects.create(institution=association, file_name="x.csv").pk,
    }


ASSOCIATION = Subject(_with, own=READERS, rival=READERS - cast("association"))
NOBODYS = Subject(lambda side: _with(side, firm=side.firm.pk), own=frozenset(), rival=frozenset())
ANSWER = FIRM.at(lambda side: {"pk": side.firm.pk, "claim": a_claim(an_association(), side.firm).pk})
PERMIT = Subject(
    lambda side: {"pk": side.firm.pk, "institution": an_association(side.firm).pk},
    own=cast("owner"),
    rival=frozenset(),
)

POLICY: dict[str, Url] = {
    "associations:home_card": Url(ALL),
    "associations:list": Url(READERS, get=302),
    "associations:firm_panel": Url(ALL, FIRM),
    "associations:answer": Url(
        ALL, Subject(ANSWER.make, FIRM.own - cast("agency_region"), FIRM.rival - cast("agency_region")), post=True
    ),
    "associations:permission": Url(ALL, PERMIT, post=True),
    "associations:members": Url(READERS, ASSOCIATION),
    "associations:sectors": Url(READERS, ASSOCIATION),
    # No firm of the walk is a member: for everybody there is nothing here.
    "associations:records": Url(READERS, NOBODYS.at(lambda side: _with(side, firm=side.firm.pk, kind="minutes"))),
    "associations:member_leave": Url(READERS, NOBODYS, post=True),
    "associations:claims": Url(READERS, ASSOCIATION),
    "associations:claim_withdraw": Url(READERS, ASSOCIATION.at(_claim), post=True),
    "associations:sheet_new": Url(READERS, ASSOCIATION, post=True),
    "associations:sheet": Url(READERS, ASSOCIATION.at(_sheet)),
    "associations:sheet_apply": Url(READERS, ASSOCIATION.at(_sheet), post=True),
    "associations:sheet_undo": Url(READERS, ASSOCIATION.at(_sheet), post=True),
}
