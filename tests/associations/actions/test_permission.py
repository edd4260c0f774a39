import pytest

from encadena.associations.actions.permission import permit, withdraw_permission
from encadena.associations.errors import AssociationError
from encadena.associations.models import Permission
from tests.associations.makers import an_association
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_permission_is_given_once_and_ends_when_it_is_withdrawn(cast: Cast) -> None:
    association = an_association(cast.firm, allowing=False)

    assert permit(cast.firm, institution=association, actor=cast.owner) == permit(
        cast.firm, institution=association, actor=cast.owner
    )
    withdraw_permission(cast.firm, institution=association, actor=cast.owner)
    withdraw_permission(cast.firm, institution=association, actor=cast.owner)

    row = Permission.objects.get()
    assert (row.granted_by, row.withdrawn_by) == (cast.owner, cast.owner)


def test_who_is_no_member_permits_nothing(cast: Cast) -> None:
    with pytest.raises(AssociationError, match="not_a_member"):
        permit(cast.firm, institution=an_association(), actor=cast.owner)
