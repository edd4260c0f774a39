"""Associations with members for tests."""

from typing import Any

from encadena.associations.actions.permission import permit
from encadena.associations.models import MemberClaim
from encadena.firms.actions.assignment import join_association
from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.network.choices import InstitutionKind
from encadena.network.models import Institution
from tests.factories import an_institution


def an_association(*members: Firm, allowing: bool = True, **fields: Any) -> Institution:
    institution = an_institution(kind=InstitutionKind.ASSOCIATION, **fields)
    add(institution, *members, allowing=allowing)
    return institution


def add(institution: Institution, *members: Firm, allowing: bool = True) -> None:
    for firm in members:
        join_association(firm, institution=institution, actor=None)
        if allowing:
            permit(firm, institution=institution, actor=None)


def a_claim(institution: Institution, firm: Firm) -> MemberClaim:
    return MemberClaim.objects.create(institution=institution, rut=str(firm.rut), since=clock.today())
