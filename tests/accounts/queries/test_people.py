"""Looking for accounts."""

from encadena.accounts.models import User
from encadena.accounts.queries.people import accounts_visible_to, matching

from ...cast import Cast


def test_only_administrators_see_accounts(cast: Cast) -> None:
    seeing = {name for name, user in cast.by_role().items() if accounts_visible_to(user).exists()}
    assert seeing == {"administrator"}


def test_filters_narrow_together(cast: Cast) -> None:
    User.objects.filter(pk=cast.rival.pk).update(is_active=False)
    everybody = User.objects.all()
    assert list(matching(everybody, text="asesora")) == [cast.adviser]
    assert list(matching(everybody, text=cast.head.email.upper())) == [cast.head]
    assert list(matching(everybody, role="adviser", state="inactive")) == [cast.rival]
    assert list(matching(everybody, role="adviser", state="active")) == [cast.adviser]
